"""The records: SQLAlchemy and Alembic live only here. One database, in the home or on a server, is the single source of truth."""
