"""The quiz: what somebody would enjoy, learned from a minute of buttons."""
