"""What follows from what people wrote, and is never written by hand."""
