"""Texts as vectors, and who could be asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from companion.wiring.once import once
from companion.wiring.places import Places

if TYPE_CHECKING:
    from companion.domain.boundaries.boundary import Boundary
    from companion.domain.boundaries.by_tongue import Leanings
    from companion.domain.boundaries.contacts import ContactTable
    from companion.index.adapter import ChromaIndex
    from companion.index.cross_encoder import CrossEncoderReader
    from companion.index.embedder import QueryEmbedder
    from companion.index.embedding_server import EmbeddingServer
    from companion.index.guidance import TextIndex
    from companion.index.local_model import LocalModel
    from companion.seams import ClaimReader, Embedder
    from companion.services.agreed import EverybodyAgreed
    from companion.services.boundaries import BoundaryReader
    from companion.services.guidance.guidance import Guidance
    from companion.services.guidance.resources import ResourceKeeping
    from companion.services.matching.matching import Matching
    from companion.services.matching.need_reading import NeedReading
    from companion.services.matching.others import OtherPeople
    from companion.services.matching.pool_map import PoolMaps
    from companion.services.matching.reranking import Reranking
    from companion.services.people.importing import Importing
    from companion.services.people.profiles import Profiles


class Searching(Places):
    """Texts as vectors, and who could be asked."""

    @once
    def model(self) -> LocalModel:
        """The embedding model on this machine: the bundled one where a server embeds."""
        from companion.index.local_model import LocalModel
        from companion.index.model_files import BUNDLED

        named = BUNDLED if self.settings.embedding_base_url else self.settings.embedding_model
        return LocalModel(named, self.settings.models_folder)

    @once
    def embedding_server(self) -> EmbeddingServer | None:
        """The server that embeds, where one is configured. Raises SettingsError where its address is none."""
        if not self.settings.embedding_base_url:
            return None
        from companion.domain.addresses import web_address
        from companion.index.embedding_server import ADDRESS, KEY, EmbeddingServer

        told = self.settings
        address = web_address(self.settings.embedding_base_url, setting=ADDRESS, key_setting=KEY)
        return EmbeddingServer(told.embedding_model, address, told.embedding_api_key, told.embedding_timeout_seconds)

    @once
    def agreed(self) -> EverybodyAgreed | None:
        """Asked before text goes to be embedded; None where that happens on this machine."""
        if self.embedding_server is None or self.embedding_server.is_here:
            return None
        from companion.services.agreed import EverybodyAgreed

        return EverybodyAgreed(self.people, self.embedding_server.address)

    @once
    def local_embedder(self) -> QueryEmbedder:
        """Embeds on this machine what is asked, whatever is configured."""
        from companion.index.embedder import QueryEmbedder

        return QueryEmbedder(self.model)

    @once
    def embedder(self) -> Embedder:
        """Embeds what is asked."""
        return self._served_embedder() or self.local_embedder

    def passage_embedder(self, *, note: Path | None = None) -> Embedder:
        """Embeds texts in bulk; `note` is the file that remembers in which way."""
        from companion.index.embedder import PassageEmbedder

        return self.embedder if self.embedding_server else PassageEmbedder(self.model, note=note)

    def _served_embedder(self) -> Embedder | None:
        if self.embedding_server is None:
            return None
        from companion.index.served_model import ServedEmbedder

        return ServedEmbedder(self.embedding_server, self.settings.models_folder, may_leave=self.agreed or (lambda: None))

    @once
    def index(self) -> ChromaIndex:
        """Vectors and words of everybody on record."""
        return self._index_with(lambda: self.passage_embedder(note=self._way_note))

    @property
    def _way_note(self) -> Path:
        """Where it stands how the passages of people were embedded last."""
        return self.settings.models_folder / "people.json"

    def _index_with(self, embedder: Callable[[], Embedder]) -> ChromaIndex:
        """The index, over lines that are cut as this program cuts them."""
        from companion.domain.matching.facts import facts
        from companion.index.adapter import ChromaIndex
        from companion.store.recutting import cut_anew

        cut_anew(self.database, self.lexicon.sentences)
        return ChromaIndex(
            self.settings.home,
            self.people,
            embedder=embedder,
            facts=partial(facts, lexicon=self.lexicon),
            stems=self.lexicon.stems,
            store=self.vector_server(),
            lock=self.writer_lock(),
        )

    def _text_index(self, name: str) -> TextIndex:
        """Texts that are not about people, embedded under the same lock as the people."""
        from companion.index.embedded import EmbeddedBefore
        from companion.index.guidance import TextIndex

        return TextIndex(
            self.settings.home / "index" / name, writing=lambda: self.index.writing(),
            embedder=lambda: EmbeddedBefore(self.passage_embedder()), stems=self.lexicon.stems, store=self.vector_server(name),
        )  # fmt: skip

    @once
    def boundaries(self) -> BoundaryReader:
        """What texts come near to, and whom to turn to."""
        return self.boundary_reader()

    def met(
        self, *texts: str, country: str | None = None, meaning: bool = True, to_somebody: bool = False, names: Sequence[str] = ()
    ) -> Boundary | None:
        """What texts come near to. The patterns are compiled when there is something to read."""
        return self.boundaries.read(*texts, country=country, meaning=meaning, to_somebody=to_somebody, names=names)

    def boundary_reader(self, leanings: Leanings | None = None) -> BoundaryReader:
        """A reader of boundaries; `leanings` stand in for the linear models that come with the program.

        What it reads stays on this machine, wherever the rest is embedded.
        """
        from companion.services.boundaries import BoundaryReader

        return BoundaryReader(self.lexicon, lambda: self.local_embedder, self._contact_table, leanings=leanings)

    def _contact_table(self) -> ContactTable:
        from companion.domain.boundaries.contacts import FILE_NAME, ContactTable

        own = self.settings.home / FILE_NAME
        return ContactTable.read(own.read_text(encoding="utf-8") if own.exists() else None)

    @once
    def cross_encoder(self) -> CrossEncoderReader | None:
        """The cross-encoder that is configured. Raises SettingsError when it is none."""
        if not self.settings.reranker:
            return None
        from companion.index.cross_encoder import CrossEncoderReader

        return CrossEncoderReader(self.settings.reranker)

    @once
    def claim_reader(self) -> ClaimReader | None:
        """The second reader of claims that is configured. Raises SettingsError when it is none."""
        if self.settings.claim_reader == "model":
            return self.model_claim_reader
        if not self.settings.claim_reader:
            return None
        from companion.index.claim_reader import InferenceReader

        return InferenceReader(self.settings.claim_reader)

    @once
    def need_reading(self) -> NeedReading:
        """Needs as they are typed."""
        from companion.services.matching.need_reading import NeedReading

        return NeedReading(self.lexicon, self.clock, lambda: self.assistant)

    @once
    def reranking(self) -> Reranking:
        """A second look at the first of an order."""
        from companion.services.matching.reranking import Reranking

        by = self.settings.rerank or ("cross-encoder" if self.settings.reranker else "off")
        return Reranking(by, self.people, pairs=lambda: self.cross_encoder, model=lambda: self.reorder)

    @once
    def matching(self) -> Matching:
        """Who could be asked."""
        from companion.services.matching.enquiring import Beside
        from companion.services.matching.matching import Matching
        from companion.services.matching.needs import BeforeReading

        beside = Beside(
            typed=BeforeReading(self.need_reading, self.met),
            suggestions=self.suggestions,
            reranking=lambda: self.reranking,
            old_days=self.settings.availability_old_days,
            strangers=self.agreed.strangers if self.agreed else None,
        )
        return Matching(self.people, self.index, self.embedder, self.lexicon, self.clock, beside)

    @once
    def pool_maps(self) -> PoolMaps:
        """The map of the pool."""
        from companion.services.matching.pool_map import PoolMaps

        return PoolMaps(self.matching.enquiry)

    @once
    def profiles(self) -> Profiles:
        """Use cases over profiles."""
        from companion import sample
        from companion.services.people.profiles import Profiles

        return Profiles(
            people=self.people, contacts=self.contacts, drafts=self.drafts, index=self.index, clock=self.clock,
            sample=sample.people, jobs=self.jobs, suggestions=self.suggestions, resources=self.resources,
            sessions=self.sessions, cohorts=self.cohorts, accounts=self.accounts, audit=self.audit,
            erasures=self.erasures, held=self.held_files, calls=self.model_calls,
        )  # fmt: skip

    @once
    def importing(self) -> Importing:
        """Use cases over files."""
        from companion.importers.bio import read_bio
        from companion.importers.contacts import read_contacts
        from companion.importers.loaders import loaders
        from companion.services.people.importing import Importing

        return Importing(
            people=self.people, contacts=self.contacts, index=self.index, clock=self.clock,
            loaders=loaders(), bio_reader=read_bio, contact_reader=read_contacts, maps=self.column_maps,
            accounts=self.accounts,
        )  # fmt: skip

    @once
    def resource_keeping(self) -> ResourceKeeping:
        """Use cases of what people suggested to read or join."""
        from companion.importers.resources import read_resources
        from companion.index.guidance_library import ShelvedResources
        from companion.services.guidance.resources import ResourceKeeping

        library = ShelvedResources(self._text_index("resources"), self.resources)
        return ResourceKeeping(self.resources, library, self.embedder, read_resources)

    @once
    def guidance(self) -> Guidance:
        """What the notes and the handbook say."""
        from companion.importers.handbook import read_handbook
        from companion.importers.notes import NoteFolder
        from companion.index.guidance_library import ShelvedLibrary
        from companion.prompts import content_folder
        from companion.services.guidance.guidance import Guidance

        notes, stems = NoteFolder(content_folder("knowledge")), self.lexicon.stems
        library = ShelvedLibrary(self._text_index("guidance"), notes, self.handbook, stems=stems)
        return Guidance(
            library, self.handbook, self.embedder, lambda path: read_handbook(path, today=self.clock.today()),
            lambda text: self.boundaries.read(text),
        )  # fmt: skip

    @once
    def others(self) -> OtherPeople:
        """Names to pass on."""
        from companion.services.matching.others import OtherPeople

        return OtherPeople(self.people, lambda request: self.matching.match(request))
