"""Brings the tables of a home up to date. Alembic is imported only when there is something to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from companion.errors import HomeError, HomeNewer
from companion.store.dialects import Dialect
from companion.store.engine import Database

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0012"
"""The newest step under `migrations/versions`; a test keeps it equal to Alembic's own answer."""

_STEPS = Path(__file__).parent / "migrations"


def bring_up_to_date(database: Database, *, to: str = HEAD) -> None:
    """Run the steps that a home lacks, all or none, after copying a home that holds something.

    Raises:
        HomeNewer: the home has steps this program does not know.
        HomeError: the file is not one of ours.
    """
    with database.reading() as connection:
        if _revision(connection) == to:
            return
    with database.migrating() as connection:
        revision = _revision(connection)  # another process may have been first
        if revision != to:
            _check(connection, revision, database.dialect)
            if revision is not None:
                database.dialect.copy(to)
            _upgrade(connection, to)
            database.dialect.settle(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _check(connection: Connection, revision: str | None, dialect: Dialect) -> None:
    elsewhere = dialect.elsewhere
    if revision is None and inspect(connection).get_table_names():
        raise HomeError(f"{dialect.records} was made by another program.", f"{elsewhere[0].upper()}{elsewhere[1:]}.")
    if revision is not None and revision not in _known_steps():
        raise HomeNewer(
            f"{dialect.place} was made by a newer companion (its records are at step {revision}).",
            f"Install that version, or {elsewhere}.",
        )


def _upgrade(connection: Connection, to: str) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def knows(step: str) -> bool:
    """Whether this program can read records at a step."""
    return step in _known_steps()


def _known_steps() -> set[str]:
    from alembic.script import ScriptDirectory

    return {step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    return config
