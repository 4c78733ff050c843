"""What is remembered: SQLite, and the only place with SQL."""
