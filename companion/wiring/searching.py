"""Texts as vectors, and who could be asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from companion.wiring.language import LanguageModel
from companion.wiring.once import once

if TYPE_CHECKING:
    from companion.domain.boundaries.boundary import Boundary
    from companion.domain.boundaries.contacts import ContactTable
    from companion.domain.boundaries.leaning import Leaning
    from companion.index.adapter import ChromaIndex
    from companion.index.cross_encoder import CrossEncoderReader
    from companion.index.embedder import QueryEmbedder
    from companion.index.guidance import TextIndex
    from companion.index.local_model import LocalModel
    from companion.seams import ClaimReader
    from companion.services.boundaries import BoundaryReader
    from companion.services.guidance import Guidance
    from companion.services.importing import Importing
    from companion.services.matching import Matching
    from companion.services.need_reading import NeedReading
    from companion.services.others import OtherPeople
    from companion.services.pool_map import PoolMaps
    from companion.services.profiles import Profiles
    from companion.services.reranking import Reranking
    from companion.services.resources import ResourceKeeping


class Searching(LanguageModel):
    """Texts as vectors, and who could be asked."""

    @once
    def model(self) -> LocalModel:
        """The embedding model of this home."""
        from companion.index.local_model import LocalModel

        return LocalModel(self.settings.embedding_model, self.settings.home / "models")

    @once
    def embedder(self) -> QueryEmbedder:
        """Embeds what is asked."""
        from companion.index.embedder import QueryEmbedder

        return QueryEmbedder(self.model)

    @once
    def index(self) -> ChromaIndex:
        """Vectors and words of everybody on record."""
        from companion.domain.facts import facts
        from companion.index.adapter import ChromaIndex
        from companion.index.embedder import PassageEmbedder

        return ChromaIndex(
            self.settings.home,
            self.people,
            embedder=lambda: PassageEmbedder(self.model),
            facts=partial(facts, lexicon=self.lexicon),
            stems=self.lexicon.stems,
        )

    def _text_index(self, name: str) -> TextIndex:
        """Texts that are not about people, embedded under the same lock as the people."""
        from companion.index.embedder import PassageEmbedder
        from companion.index.guidance import TextIndex

        return TextIndex(
            self.settings.home / "index" / name, writing=lambda: self.index.writing(),
            embedder=lambda: PassageEmbedder(self.model), stems=self.lexicon.stems,
        )  # fmt: skip

    @once
    def boundaries(self) -> BoundaryReader:
        """What texts come near to, and whom to turn to."""
        return self.boundary_reader()

    def met(self, *texts: str, country: str | None = None, meaning: bool = True) -> Boundary | None:
        """What texts come near to. The patterns are compiled when there is something to read."""
        return self.boundaries.read(*texts, country=country, meaning=meaning)

    def boundary_reader(self, leaning: Leaning | None = None) -> BoundaryReader:
        """A reader of boundaries; `leaning` stands in for the linear model that comes with the program."""
        from companion.services.boundaries import BoundaryReader

        return BoundaryReader(self.lexicon, lambda: self.embedder, self._contact_table, leaning=leaning)

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
        from companion.services.need_reading import NeedReading

        return NeedReading(self.lexicon, self.clock, lambda: self.assistant)

    @once
    def reranking(self) -> Reranking:
        """A second look at the first of an order."""
        from companion.services.reranking import Reranking

        by = self.settings.rerank or ("cross-encoder" if self.settings.reranker else "off")
        return Reranking(by, self.people, pairs=lambda: self.cross_encoder, model=lambda: self.reorder)

    @once
    def matching(self) -> Matching:
        """Who could be asked."""
        from companion.services.matching import Beside, Matching
        from companion.services.needs import BeforeReading

        beside = Beside(
            typed=BeforeReading(self.need_reading, self.met),
            suggestions=self.suggestions,
            reranking=lambda: self.reranking,
            old_days=self.settings.availability_old_days,
        )
        return Matching(self.people, self.index, self.embedder, self.lexicon, self.clock, beside)

    @once
    def pool_maps(self) -> PoolMaps:
        """The map of the pool."""
        from companion.services.pool_map import PoolMaps

        return PoolMaps(self.matching.enquiry)

    @once
    def profiles(self) -> Profiles:
        """Use cases over profiles."""
        from companion import sample
        from companion.services.profiles import Profiles

        return Profiles(
            people=self.people, contacts=self.contacts, drafts=self.drafts, index=self.index, clock=self.clock,
            sample=sample.people, jobs=self.jobs, suggestions=self.suggestions, resources=self.resources,
            sessions=self.sessions, cohorts=self.cohorts, accounts=self.accounts, audit=self.audit,
            erasures=self.erasures,
        )  # fmt: skip

    @once
    def importing(self) -> Importing:
        """Use cases over files."""
        from companion.importers.bio import read_bio
        from companion.importers.contacts import read_contacts
        from companion.importers.loaders import loaders
        from companion.services.importing import Importing

        return Importing(
            people=self.people, contacts=self.contacts, index=self.index, clock=self.clock,
            loaders=loaders(), bio_reader=read_bio, contact_reader=read_contacts, maps=self.column_maps,
        )  # fmt: skip

    @once
    def resource_keeping(self) -> ResourceKeeping:
        """Use cases of what people suggested to read or join."""
        from companion.importers.resources import read_resources
        from companion.index.guidance_library import ShelvedResources
        from companion.services.resources import ResourceKeeping

        library = ShelvedResources(self._text_index("resources"), self.resources)
        return ResourceKeeping(self.resources, library, self.embedder, read_resources)

    @once
    def guidance(self) -> Guidance:
        """What the notes and the handbook say."""
        from companion.importers.handbook import read_handbook
        from companion.importers.notes import NoteFolder
        from companion.index.guidance_library import ShelvedLibrary
        from companion.prompts import content_folder
        from companion.services.guidance import Guidance

        notes, stems = NoteFolder(content_folder("knowledge")), self.lexicon.stems
        library = ShelvedLibrary(self._text_index("guidance"), notes, self.handbook, stems=stems)
        return Guidance(
            library, self.handbook, self.embedder, lambda path: read_handbook(path, today=self.clock.today()),
            lambda text: self.boundaries.read(text),
        )  # fmt: skip

    @once
    def others(self) -> OtherPeople:
        """Names to pass on."""
        from companion.services.others import OtherPeople

        return OtherPeople(self.people, lambda request: self.matching.match(request))
