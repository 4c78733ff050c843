"""Training: what is learned from data that may not ship itself."""
