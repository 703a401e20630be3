"""Audits put to the code that answers searches."""
