"""Scoring: named parts, their weights, and what is made of them."""
