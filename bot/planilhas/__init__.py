"""Spreadsheets read and written: plain rows of text, nothing of what they mean."""
