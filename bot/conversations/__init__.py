"""What is said: one module a feature, each turns a person's action into a screen."""
