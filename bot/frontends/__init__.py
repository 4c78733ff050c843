"""Where it is said: each frontend draws the same screens."""
