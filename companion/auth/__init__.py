"""Passwords, random ids, and identity providers. argon2 and Authlib live only here."""
