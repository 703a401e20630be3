"""The one place that chooses adapters. Everything is built when it is first used: a command pays only for its own parts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from companion.errors import HomeError
from companion.settings import Settings

if TYPE_CHECKING:
    from companion.domain.boundaries.boundary import Boundary
    from companion.domain.boundaries.contacts import ContactTable
    from companion.domain.boundaries.leaning import Leaning
    from companion.domain.rules.programme import Programme
    from companion.exporters.agenda import AgendaForms
    from companion.index.adapter import ChromaIndex
    from companion.index.claim_reader import InferenceReader
    from companion.index.cross_encoder import CrossEncoderReader
    from companion.index.embedder import QueryEmbedder
    from companion.index.guidance import TextIndex
    from companion.index.local_model import LocalModel
    from companion.llm.assistant import ModelAssistant
    from companion.llm.chat import Chat
    from companion.llm.endpoint import Endpoint
    from companion.llm.prompting import Prompting
    from companion.llm.tasks.agenda import ModelAgendaWriter
    from companion.llm.tasks.reflection import ModelReflectionWriter
    from companion.llm.tasks.rerank import Reorder
    from companion.llm.writer import ModelWriter
    from companion.services.agendas import Agendas
    from companion.services.assisting import Assisting
    from companion.services.boundaries import BoundaryReader
    from companion.services.composing import Composing
    from companion.services.drafting import Drafting
    from companion.services.guidance import Guidance
    from companion.services.importing import Importing
    from companion.services.matching import Matching
    from companion.services.model_health import ModelHealth
    from companion.services.need_reading import NeedReading
    from companion.services.next_person import NextPerson
    from companion.services.others import OtherPeople
    from companion.services.outreach import Outreach
    from companion.services.pool_map import PoolMaps
    from companion.services.profiles import Profiles
    from companion.services.receipts import Receipts
    from companion.services.received import Receiving
    from companion.services.reflection import Reflecting
    from companion.services.relationships import Relationships
    from companion.services.reranking import Reranking
    from companion.services.resources import ResourceKeeping
    from companion.services.sessions import SessionKeeping
    from companion.store.contacts import RecordedContacts
    from companion.store.drafts import RecordedDrafts
    from companion.store.engine import Database
    from companion.store.guidance import RecordedHandbook, RecordedResources
    from companion.store.jobs import RecordedJobs
    from companion.store.model_calls import RecordedModelCalls
    from companion.store.people import RecordedPeople
    from companion.store.sessions import RecordedSessions
    from companion.store.suggestions import RecordedSuggestions
    from companion.text.lexicon import EnglishLexicon
    from companion.writing.agenda.template import TemplateAgendaWriter
    from companion.writing.reflection.template import TemplateReflectionWriter
    from companion.writing.template import TemplateWriter

Part = TypeVar("Part")


class SystemClock:
    """The time of this machine."""

    def today(self) -> date:
        """The local date."""
        return self.now().date()

    def now(self) -> datetime:
        """The moment, with its time zone."""
        return datetime.now().astimezone()


class once(Generic[Part]):
    """A property that is built once, also when several threads of a server ask at the same time."""

    def __init__(self, make: Callable[[Any], Part]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, companion: None, owner: type) -> once[Part]: ...
    @overload
    def __get__(self, companion: Companion, owner: type) -> Part: ...
    def __get__(self, companion: Companion | None, owner: type) -> once[Part] | Part:
        if companion is None:
            return self
        with companion.building:
            if self._name not in companion.__dict__:
                companion.__dict__[self._name] = self._make(companion)
        built: Part = companion.__dict__[self._name]
        return built


class Companion:
    """Everything a face may use: the services, and the few seams they show."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = SystemClock()
        self.building = threading.RLock()

    @once
    def lexicon(self) -> EnglishLexicon:
        """What is known about language and the world."""
        from companion.text.lexicon import EnglishLexicon

        return EnglishLexicon()

    @once
    def database(self) -> Database:
        """The records of this home."""
        from companion.store.engine import open_database

        return open_database(self.settings.home)

    @once
    def people(self) -> RecordedPeople:
        """Profiles on record."""
        from companion.store.people import RecordedPeople

        return RecordedPeople(self.database, self.lexicon.sentences)

    @once
    def contacts(self) -> RecordedContacts:
        """Private contacts."""
        from companion.store.contacts import RecordedContacts

        return RecordedContacts(self.database)

    @once
    def drafts(self) -> RecordedDrafts:
        """Drafts and threads."""
        from companion.store.drafts import RecordedDrafts

        return RecordedDrafts(self.database)

    @once
    def jobs(self) -> RecordedJobs:
        """Long work."""
        from companion.store.jobs import RecordedJobs

        return RecordedJobs(self.database, self.clock)

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

    @once
    def profiles(self) -> Profiles:
        """Use cases over profiles."""
        from companion import sample
        from companion.services.profiles import Profiles

        return Profiles(
            people=self.people, contacts=self.contacts, drafts=self.drafts, index=self.index, clock=self.clock,
            sample=sample.people, jobs=self.jobs, suggestions=self.suggestions, resources=self.resources,
            sessions=self.sessions,
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
    def resources(self) -> RecordedResources:
        """What people suggested to read or join."""
        from companion.store.guidance import RecordedResources

        return RecordedResources(self.database)

    @once
    def handbook(self) -> RecordedHandbook:
        """The programme's own documents."""
        from companion.store.guidance import RecordedHandbook

        return RecordedHandbook(self.database)

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
    def resource_keeping(self) -> ResourceKeeping:
        """Use cases of what people suggested to read or join."""
        from companion.importers.resources import read_resources
        from companion.index.guidance_library import ShelvedResources
        from companion.services.resources import ResourceKeeping

        library = ShelvedResources(self._text_index("resources"), self.resources)
        return ResourceKeeping(self.resources, library, self.embedder, read_resources)

    def _text_index(self, name: str) -> TextIndex:
        """Texts that are not about people, embedded under the same lock as the people."""
        from companion.index.embedder import PassageEmbedder
        from companion.index.guidance import TextIndex

        return TextIndex(
            self.settings.home / "index" / name, writing=lambda: self.index.writing(),
            embedder=lambda: PassageEmbedder(self.model), stems=self.lexicon.stems,
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
            loaders=loaders(), bio_reader=read_bio, contact_reader=read_contacts,
        )  # fmt: skip

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
    def need_reading(self) -> NeedReading:
        """Needs as they are typed."""
        from companion.services.need_reading import NeedReading

        return NeedReading(self.lexicon, self.clock, lambda: self.assistant)

    @once
    def suggestions(self) -> RecordedSuggestions:
        """Who was suggested."""
        from companion.store.suggestions import RecordedSuggestions

        return RecordedSuggestions(self.database)

    @once
    def reranking(self) -> Reranking:
        """A second look at the first of an order."""
        from companion.services.reranking import Reranking

        by = self.settings.rerank or ("cross-encoder" if self.settings.reranker else "off")
        return Reranking(by, self.people, pairs=lambda: self.cross_encoder, model=lambda: self.reorder)

    @once
    def cross_encoder(self) -> CrossEncoderReader | None:
        """The cross-encoder that is configured. Raises SettingsError when it is none."""
        if not self.settings.reranker:
            return None
        from companion.index.cross_encoder import CrossEncoderReader

        return CrossEncoderReader(self.settings.reranker)

    @once
    def claim_reader(self) -> InferenceReader | None:
        """The second reader of claims that is configured. Raises SettingsError when it is none."""
        if not self.settings.claim_reader:
            return None
        from companion.index.claim_reader import InferenceReader

        return InferenceReader(self.settings.claim_reader)

    @once
    def reorder(self) -> Reorder | None:
        """Puts the first people in order with the language model that is configured."""
        if self.chat is None:
            return None
        from companion.llm.tasks.rerank import Reorder

        return Reorder(self.chat, self.prompting)

    @once
    def pool_maps(self) -> PoolMaps:
        """The map of the pool."""
        from companion.services.pool_map import PoolMaps

        return PoolMaps(self.matching.enquiry)

    @once
    def template(self) -> TemplateWriter:
        """Writes without a language model."""
        from companion.prompts import load_prompt
        from companion.writing.template import TemplateWriter

        return TemplateWriter(load_prompt("first-message"))

    @once
    def model_calls(self) -> RecordedModelCalls:
        """What language models were asked for."""
        from companion.store.model_calls import RecordedModelCalls

        return RecordedModelCalls(self.database)

    @once
    def endpoint(self) -> Endpoint | None:
        """The language model that is configured, and where it is. Raises SettingsError when it cannot be used so."""
        if not self.settings.llm_model:
            return None
        from companion.llm.endpoint import endpoint

        settings = self.settings
        return endpoint(
            self.settings.llm_model, base_url=settings.llm_base_url, api_key=settings.llm_api_key,
            timeout_seconds=settings.llm_timeout_seconds,
        )  # fmt: skip

    @once
    def chat(self) -> Chat | None:
        """Asks the language model that is configured."""
        if self.endpoint is None:
            return None
        from companion.llm.chat import Chat

        return Chat(self.endpoint, self.model_calls, self.clock)

    @once
    def model_health(self) -> ModelHealth:
        """Whether that model answers."""
        from companion.services.model_health import ModelHealth

        return ModelHealth((lambda: self.chat) if self.settings.llm_model else None)

    @once
    def model_writer(self) -> ModelWriter | None:
        """Writes with the language model that is configured."""
        if self.chat is None:
            return None
        from companion.llm.writer import ModelWriter

        return ModelWriter(self.chat, self.prompting, base=self.template, sentences=self.lexicon.sentences)

    @once
    def assistant(self) -> ModelAssistant | None:
        """What the language model that is configured helps with beside drafts."""
        if self.chat is None:
            return None
        from companion.llm.assistant import ModelAssistant

        return ModelAssistant(self.chat, self.prompting)

    @once
    def prompting(self) -> Prompting:
        """Makes what is sent to the language model that is configured."""
        from companion.llm.prompting import Prompting

        assert self.endpoint is not None
        return Prompting(self.endpoint)

    @once
    def assisting(self) -> Assisting:
        """Help of a language model beside drafts."""
        from companion.services.assisting import Assisting

        return Assisting(
            people=self.people, lexicon=self.lexicon, clock=self.clock, specificity=self.matching.specificity,
            assistant=lambda: self.assistant,
        )  # fmt: skip

    @once
    def agenda_template(self) -> TemplateAgendaWriter:
        """Writes agendas without a language model."""
        from companion.prompts import load_prompt
        from companion.writing.agenda.template import TemplateAgendaWriter

        return TemplateAgendaWriter(load_prompt("agenda-blocks"))

    @once
    def agenda_model(self) -> ModelAgendaWriter | None:
        """Writes agendas with the language model that is configured."""
        if self.chat is None:
            return None
        from companion.llm.tasks.agenda import ModelAgendaWriter

        return ModelAgendaWriter(self.chat, self.prompting, base=self.agenda_template)

    @once
    def agendas(self) -> Agendas:
        """Sessions."""
        from companion.services.agendas import Agendas, AgendaSeams

        return Agendas(
            AgendaSeams(
                people=self.people, index=self.index, embedder=self.embedder, lexicon=self.lexicon, clock=self.clock,
                writer=self.agenda_template, preparer=self.agenda_template, boundaries=self.met, others=self.others.names,
                guidance=lambda moment, audience, about, *, top=2: self.guidance.for_moment(moment, audience, about, top=top),
                model=lambda: self.agenda_model,
            )
        )  # fmt: skip

    @once
    def sessions(self) -> RecordedSessions:
        """What people keep of their talks."""
        from companion.store.sessions import RecordedSessions

        return RecordedSessions(self.database)

    @once
    def session_keeping(self) -> SessionKeeping:
        """Use cases over notes, promises and answers."""
        from companion.services.sessions import SessionKeeping

        return SessionKeeping(self.people, self.sessions, self.lexicon, self.clock, self.met)

    @once
    def relationships(self) -> Relationships:
        """Use cases over relationships."""
        from companion.services.relationships import Relationships

        return Relationships(self.people, self.sessions, self.clock)

    @once
    def reflection_template(self) -> TemplateReflectionWriter:
        """Asks without a language model."""
        from companion.prompts import load_prompt
        from companion.writing.reflection.template import TemplateReflectionWriter

        bank = load_prompt("reflection-questions")
        return TemplateReflectionWriter(bank, sentences=self.lexicon.sentences, stems=self.lexicon.stems)

    @once
    def reflection_model(self) -> ModelReflectionWriter | None:
        """Asks with the language model that is configured."""
        if self.chat is None:
            return None
        from companion.llm.tasks.reflection import ModelReflectionWriter

        return ModelReflectionWriter(self.chat, self.prompting)

    @once
    def reflecting(self) -> Reflecting:
        """Reflection."""
        from companion.services.reflection import Reflecting, ReflectionSeams

        return Reflecting(
            ReflectionSeams(
                people=self.people, lexicon=self.lexicon, writer=self.reflection_template, boundaries=self.met,
                called=lambda mentee, mentor: self.agenda_template.called(mentee, mentor), model=lambda: self.reflection_model,
                earlier=self.session_keeping.earlier_sets,
            )
        )  # fmt: skip

    @once
    def others(self) -> OtherPeople:
        """Names to pass on."""
        from companion.services.others import OtherPeople

        return OtherPeople(self.people, lambda request: self.matching.match(request))

    @once
    def receiving(self) -> Receiving:
        """Messages that a mentor received."""
        from companion.services.received import Receiving

        return Receiving(
            people=self.people, lexicon=self.lexicon, prepare=self.agendas.prepare, boundaries=self.met,
            near=lambda question, without: self.others.near(question, without=without),
        )  # fmt: skip

    @once
    def agenda_files(self) -> AgendaForms:
        """Agendas in the forms people carry away."""
        from companion.exporters.agenda import AgendaForms

        return AgendaForms()

    @once
    def programme(self) -> Programme:
        """What the programme of this home decided. Raises SettingsError when its file cannot be used."""
        from companion.domain.rules.programme import Programme
        from companion.settings import programme_text

        return Programme.read(programme_text(self.settings.home))

    @once
    def outreach(self) -> Outreach:
        """First messages."""
        from companion.services.outreach import Outreach, OutreachSeams

        return Outreach(
            OutreachSeams(
                people=self.people, contacts=self.contacts, drafts=self.drafts, index=self.index, embedder=self.embedder,
                lexicon=self.lexicon, clock=self.clock, writer=self.template, prompter=self.template,
                specificity=lambda question, mentor_id: self.matching.specificity(question, mentor_id),
                model=lambda: self.model_writer, programme=lambda: self.programme, boundaries=self.met,
                second_reader=lambda: self.claim_reader,
                guidance=lambda about: self.guidance.at_hand("asking", "mentee", about),
            )
        )  # fmt: skip

    @once
    def drafting(self) -> Drafting:
        """The life of drafts."""
        from companion.exporters.message import MailFiles
        from companion.services.drafting import Drafting

        return Drafting(
            drafts=self.drafts, people=self.people, outreach=self.outreach, files=MailFiles(), clock=self.clock,
            receipts=self.receipts, next_person=self.next_person,
        )  # fmt: skip

    @once
    def receipts(self) -> Receipts:
        """Receipts of messages."""
        from companion.exporters.receipt import HtmlReceipts
        from companion.services.receipts import Receipts

        return Receipts(people=self.people, calls=self.model_calls, clock=self.clock, page=HtmlReceipts())

    @once
    def next_person(self) -> NextPerson:
        """Somebody else to ask."""
        from companion.services.next_person import NextPerson

        return NextPerson(
            people=self.people, contacts=self.contacts, drafts=self.drafts, clock=self.clock, sentences=self.lexicon.sentences,
            match=self.matching.match, read_need=self.matching.read_need,
        )  # fmt: skip

    @once
    def composing(self) -> Composing:
        """Drafts up to their text."""
        from companion.services.composing import Composing

        return Composing(
            drafts=self.drafts, drafting=self.drafting, outreach=self.outreach, clock=self.clock, boundaries=self.met
        )


def build(settings: Settings) -> Companion:
    """The companion of one home. Makes the home and opens its records.

    Raises:
        HomeError: the home cannot be made, read or written, or a newer program made it.
    """
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise HomeError(f"The folder {settings.home} cannot be made: {error.strerror}.", "Choose another with --home.") from error
    companion = Companion(settings)
    _ = companion.database
    return companion
