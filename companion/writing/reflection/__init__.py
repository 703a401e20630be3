"""Reflection questions without a language model: a bank of lines, filled with what the notes speak of."""
