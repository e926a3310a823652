"""The site as values for other programs."""
