"""What the conversations rest on: the engine's worker, profiles, answers and feedback."""
