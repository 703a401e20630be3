"""Answers as plain text for a person at a terminal."""
