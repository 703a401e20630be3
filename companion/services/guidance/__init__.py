"""Notes, a programme's handbook and resources people keep, for a question or a moment."""
