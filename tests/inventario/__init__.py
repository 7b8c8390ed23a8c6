"""Tests of the inventory and of the goals."""
