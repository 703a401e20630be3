"""Whether what is configured works."""
