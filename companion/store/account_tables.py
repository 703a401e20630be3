"""The tables of accounts and of the audit. What a browser or a link holds stands here as its hash."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from companion.store.tables import metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("person", Text, unique=True),
    Column("roles", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("password", Text),
    Column("subject", Text, unique=True),
    Column("made", Text, nullable=False),
)
"""`subject` is how an identity provider names the account; it is bound at the first sign-in."""

visits = Table(
    "visits",
    metadata,
    Column("key", Text, primary_key=True),
    Column("account", Text, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("begun", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Index("visits_by_account", "account"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("email", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("made_by", Text),
    Column("made", Text, nullable=False),
    Column("renews", Boolean, nullable=False),
)
"""One that was used or withdrawn is deleted."""

tries = Table(
    "tries",
    metadata,
    Column("key", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", Text, nullable=False),
)
"""Failed sign-ins; `key` is a salted hash of an account's address, of a place on the network, or of both."""

departures = Table(
    "departures",
    metadata,
    Column("key", Text, primary_key=True),
    Column("since", Text, nullable=False),
    Column("document", Text, nullable=False),
)
"""Sign-ins under way at an identity provider; `key` is the hash of what the browser holds."""

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("chain", Text, nullable=False),
    Index("audit_by_actor", "actor"),
    Index("audit_by_target", "target"),
)
"""Rows are only ever added."""

audit_head = Table(
    "audit_head",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("chain", Text, nullable=False),
)
"""The entry that was written last, so that a chain that was cut short is noticed."""

audit_names = Table(
    "audit_names",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("meaning", Text, nullable=False),
    Column("person", Text),
    Index("audit_names_by_meaning", "kind", "meaning", unique=True),
    Index("audit_names_by_person", "person"),
)
"""What the random ids of the audit mean, and whose record it is; deleted with the person."""
