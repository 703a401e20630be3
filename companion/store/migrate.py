"""Brings the tables of a home up to date. Alembic is imported only when there is something to do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from companion.errors import HomeError, HomeNewer
from companion.store.engine import COPIES, Database

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0010"
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
            _check(connection, revision, database.path)
            _copy(database.path, revision, to)
            _upgrade(connection, to)


def _revision(connection: Connection) -> str | None:
    if connection.scalar(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")) is None:
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _check(connection: Connection, revision: str | None, path: Path) -> None:
    if revision is None and connection.scalar(text("SELECT count(*) FROM sqlite_master")):
        raise HomeError(f"{path} was made by another program.", "Choose another folder with --home or COMPANION_HOME.")
    if revision is not None and revision not in _known_steps():
        raise HomeNewer(
            f"The data folder {path.parent} was made by a newer companion (its records are at step {revision}).",
            "Install that version, or choose another folder with --home.",
        )


def _copy(path: Path, revision: str | None, to: str) -> None:
    """A copy through SQLite itself, so that what still stands in the write-ahead log is in it."""
    if revision is None:
        return
    copy = path.with_name(COPIES.replace("*", f"{to}.db"))
    unfinished = copy.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
        source.backup(target)
    unfinished.replace(copy)


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
