"""Models learned from ratings."""
