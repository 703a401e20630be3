"""Vocabulary and rules of mentoring. Knows no database, model or screen."""
