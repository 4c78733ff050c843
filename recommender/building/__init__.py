"""Building a bundle from the published files: catalogue, vectors, priors, and what ratings teach."""
