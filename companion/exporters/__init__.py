"""Drafts out: files and links a person carries to their own mail program. Nothing here connects to anything."""
