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
    from companion.index.adapter import ChromaIndex
    from companion.index.embedder import QueryEmbedder
    from companion.index.local_model import LocalModel
    from companion.llm.assistant import ModelAssistant
    from companion.llm.chat import Chat
    from companion.llm.endpoint import Endpoint
    from companion.llm.prompting import Prompting
    from companion.llm.writer import ModelWriter
    from companion.services.assisting import Assisting
    from companion.services.drafting import Drafting
    from companion.services.importing import Importing
    from companion.services.matching import Matching
    from companion.services.outreach import Outreach
    from companion.services.profiles import Profiles
    from companion.store.contacts import RecordedContacts
    from companion.store.drafts import RecordedDrafts
    from companion.store.engine import Database
    from companion.store.jobs import RecordedJobs
    from companion.store.model_calls import RecordedModelCalls
    from companion.store.people import RecordedPeople
    from companion.text.lexicon import EnglishLexicon
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
            sample=sample.people, jobs=self.jobs,
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
        from companion.services.matching import Matching

        return Matching(self.people, self.index, self.embedder, self.lexicon, self.clock)

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
    def outreach(self) -> Outreach:
        """First messages."""
        from companion.services.outreach import Outreach, OutreachSeams

        return Outreach(
            OutreachSeams(
                people=self.people, contacts=self.contacts, drafts=self.drafts, index=self.index, embedder=self.embedder,
                lexicon=self.lexicon, clock=self.clock, writer=self.template, prompter=self.template,
                specificity=self.matching.specificity, model=lambda: self.model_writer,
            )
        )  # fmt: skip

    @once
    def drafting(self) -> Drafting:
        """The life of drafts."""
        from companion.exporters.message import MailFiles
        from companion.services.drafting import Drafting

        return Drafting(drafts=self.drafts, people=self.people, outreach=self.outreach, files=MailFiles(), clock=self.clock)


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
