"""Matinee's bot: the conversations, what they remember, and the frontends that draw them."""
