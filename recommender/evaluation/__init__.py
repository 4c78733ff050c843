"""Measuring: how good answers, ratings and lists are."""
