"""Tests of when nudges are due."""
