"""Matinee's recommender: a closed catalogue of films, and which of them to watch.

Synchronous and pure: nothing here knows Discord, a database or an event loop. Importing this package is
cheap; modules that need torch import it where they use it."""
