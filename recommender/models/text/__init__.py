"""Models that read: genres out of a description, stars out of a review, quality out of what is said."""
