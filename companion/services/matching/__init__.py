"""Needs read, people found for them, and what is shown beside each."""
