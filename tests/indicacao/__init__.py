"""Tests of what nominations rest on: business days, names."""
