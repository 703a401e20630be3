"""Brings the vectors in Chroma in line with the texts on record."""
