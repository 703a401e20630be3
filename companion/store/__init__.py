"""The records: SQLAlchemy and Alembic live only here. SQLite in the home folder is the single source of truth."""
