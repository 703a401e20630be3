"""Audits: whether names, styles or chance decide who is suggested, and how suggestions spread."""
