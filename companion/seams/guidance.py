"""Notes of guidance, a programme's handbook, and what people recommend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from companion.seams.basics import Records

if TYPE_CHECKING:
    from companion.domain.guidance.guidance import HandbookDocument
    from companion.domain.guidance.library import Entry, Library
    from companion.domain.guidance.resources import Resource, ResourceList
    from companion.domain.imports import Saved


class Handbook(Protocol):
    """A programme's own documents. A name in one belongs to the document, and goes with it."""

    def add(self, document: HandbookDocument) -> bool:
        """Keep a document, in place of one of the same name; whether it is new or says something else now."""

    def documents(self) -> list[HandbookDocument]:
        """What was added, by name."""

    def remove(self, name: str) -> bool:
        """Put a document away; whether there was one."""

    def generation(self) -> str:
        """A text that changes with the documents."""


class Resources(Records, Protocol):
    """Courses, articles, communities and events that people entered, each with who suggested it."""

    def save(self, resources: Sequence[Resource]) -> Saved:
        """Add or update resources in one transaction, by their link; an unchanged one changes nothing."""

    def every(self) -> list[Resource]:
        """All of them, by title."""

    def suggested_by(self, person_id: str) -> list[Resource]:
        """Those that a person on record suggested, under their id, address or name."""

    def remove(self, link: str) -> bool:
        """Put a resource away; whether there was one."""


class Notes(Protocol):
    """The notes that travel with the program."""

    def generation(self) -> str:
        """A text that changes with any of the notes; cheap."""

    def entries(self) -> list[Entry]:
        """Their passages, the questions they answer and those they do not. Raises SettingsError for a file that is none."""


class GuidanceLibrary(Protocol):
    """The notes and the handbook, searchable."""

    def now(self) -> Library:
        """As they are now. Raises HomeBusy when nothing was ever made ready and another process writes, or ModelError."""

    def ready(self) -> bool:
        """Whether they can be had at once: after a change some seconds go into embedding."""

    def prepare(self, goes_on: Callable[[], bool]) -> None:
        """Embed ahead what is missing, as long as `goes_on` says so, holding the lock for short whiles. Raises as `now`."""


class ResourceLibrary(Protocol):
    """The resources, searchable."""

    def now(self) -> ResourceList:
        """As they are now. Raises as `GuidanceLibrary.now` does."""
