"""What must hold before a built site takes the old one's place, and how it does."""
