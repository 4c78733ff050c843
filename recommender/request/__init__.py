"""What people ask for: from their words to constraints, preferences and seeds."""
