"""The notes, the handbook and the resources as they are searched: read from the shelf, made ready again after a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256

from companion.domain.guidance.guidance import HandbookDocument
from companion.domain.guidance.library import Entry, Library
from companion.domain.guidance.resources import ResourceList
from companion.index.guidance import Shelved, TextIndex
from companion.index.words import Stems
from companion.seams import Handbook, Notes, Resources


class ShelvedLibrary:
    """The seam `GuidanceLibrary`: notes and handbook on one shelf."""

    def __init__(self, index: TextIndex, notes: Notes, handbook: Handbook, *, stems: Stems) -> None:
        self._index = index
        self._notes = notes
        self._handbook = handbook
        self._stems = stems
        self._held: tuple[object, Library] | None = None

    def now(self) -> Library:
        """As they are now. Raises HomeBusy, ModelError or SettingsError."""
        shelf = self._index.shelf(self._generation(), self._texts)
        if self._held is None or self._held[0] is not shelf:
            entries = [Entry.model_validate_json(document) for document in shelf.documents]
            self._held = shelf, Library(entries, shelf.vectors, shelf.words, self._stems)
        return self._held[1]

    def ready(self) -> bool:
        """Whether they can be had at once."""
        return self._index.has(self._generation())

    def prepare(self, goes_on: Callable[[], bool]) -> None:
        """Embed ahead what is missing, as long as `goes_on` says so. Raises as `now`."""
        if self._index.embed_ahead(self._generation(), self._texts, goes_on):
            self.now()

    def _generation(self) -> str:
        return f"{self._notes.generation()} {self._handbook.generation()}"

    def _texts(self) -> list[Shelved]:
        own = (entry for document in self._handbook.documents() for entry in handbook_entries(document))
        entries = [*self._notes.entries(), *own]
        return [Shelved(entry.text, entry.model_dump_json(exclude={"passage": {"strength"}})) for entry in entries]


class ShelvedResources:
    """The seam `ResourceLibrary`: the resources on a shelf of their own."""

    def __init__(self, index: TextIndex, resources: Resources) -> None:
        self._index = index
        self._resources = resources

    def now(self) -> ResourceList:
        """As they are now: what is searched comes from the shelf, everything else from the records. Raises as above."""
        resources = self._resources.every()
        generation = sha256("\n".join(f"{resource.link} {resource.searched}" for resource in resources).encode()).hexdigest()
        shelf = self._index.shelf(generation, lambda: [Shelved(resource.searched, resource.link) for resource in resources])
        by_link = {resource.link: resource for resource in resources}
        return ResourceList([by_link.get(link) for link in shelf.documents], shelf.vectors, shelf.words)


def handbook_entries(document: HandbookDocument) -> Iterator[Entry]:
    """A handbook's passages."""
    for passage in document.passages():
        yield Entry(kind="passage", text=passage.searched, note=passage.note, passage=passage)
