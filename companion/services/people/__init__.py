"""Profiles on record: brought in, looked after, handed out, forgotten."""
