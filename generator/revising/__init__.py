"""A site over time: what it was, what changed in it, what was ever published."""
