"""Promises as the words of a note tell them: who promised, what, and by when."""
