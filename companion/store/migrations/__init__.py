"""The steps by which older data folders become newer ones, run by Alembic."""
