"""What templates show things with: phrases of Markdown, marked text, drawings."""
