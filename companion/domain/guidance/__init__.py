"""What mentoring knows, in notes and resources people keep, found by meaning and cited."""
