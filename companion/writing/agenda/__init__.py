"""Agendas without a language model: blocks, and what each side gets to prepare."""
