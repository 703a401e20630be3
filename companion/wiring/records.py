"""What is on record, and what is known about language and the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.wiring.once import Parts, once

if TYPE_CHECKING:
    from companion.domain.rules.programme import Programme
    from companion.store.accounts import RecordedAccounts
    from companion.store.audit import RecordedAudit
    from companion.store.cohorts import RecordedCohorts
    from companion.store.column_maps import RecordedColumnMaps
    from companion.store.contacts import RecordedContacts
    from companion.store.drafts import RecordedDrafts
    from companion.store.engine import Database
    from companion.store.erasures import Erased
    from companion.store.guidance import RecordedHandbook, RecordedResources
    from companion.store.held_files import HeldFiles
    from companion.store.jobs import RecordedJobs
    from companion.store.model_calls import RecordedModelCalls
    from companion.store.people import RecordedPeople
    from companion.store.retention import Retention
    from companion.store.sessions import RecordedSessions
    from companion.store.suggestions import RecordedSuggestions
    from companion.text.lexicon import EnglishLexicon


class Records(Parts):
    """What is on record, and what is known about language and the world."""

    @once
    def lexicon(self) -> EnglishLexicon:
        """What is known about language and the world."""
        from companion.text.lexicon import EnglishLexicon

        return EnglishLexicon()

    @once
    def database(self) -> Database:
        """The records of this home."""
        from companion.store.engine import open_database

        url = self.settings.database_url
        return open_database(self.settings.home, url.get_secret_value() if url else None)

    @property
    def shares_records(self) -> bool:
        """Whether a server keeps the records, so that other homes may be over them too."""
        return self.settings.database_url is not None and self.database.is_shared

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

    def _kept(self, kind: str, days: int | None) -> Retention:
        from companion.store.retention import LastDay, Retention

        return Retention(days, self.clock.today, LastDay(self.database, kind))

    @once
    def drafts(self) -> RecordedDrafts:
        """Drafts and threads."""
        from companion.store.drafts import RecordedDrafts

        return RecordedDrafts(self.database, self._kept("drafts", self.settings.keep_drafts_days))

    @once
    def jobs(self) -> RecordedJobs:
        """Long work."""
        from companion.store.jobs import RecordedJobs

        return RecordedJobs(self.database, self.clock)

    @once
    def suggestions(self) -> RecordedSuggestions:
        """Who was suggested."""
        from companion.store.suggestions import RecordedSuggestions

        return RecordedSuggestions(self.database)

    @once
    def model_calls(self) -> RecordedModelCalls:
        """What language models were asked for."""
        from companion.store.model_calls import RecordedModelCalls

        return RecordedModelCalls(self.database)

    @once
    def sessions(self) -> RecordedSessions:
        """What people keep of their talks."""
        from companion.store.sessions import RecordedSessions

        return RecordedSessions(self.database, self._kept("notes", self.settings.keep_notes_days))

    @once
    def cohorts(self) -> RecordedCohorts:
        """Cohorts, their plans and proposals."""
        from companion.store.cohorts import RecordedCohorts

        return RecordedCohorts(self.database)

    @once
    def column_maps(self) -> RecordedColumnMaps:
        """How the columns of tables were read."""
        from companion.store.column_maps import RecordedColumnMaps

        return RecordedColumnMaps(self.database)

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
    def accounts(self) -> RecordedAccounts:
        """Who may sign in."""
        from companion.store.accounts import RecordedAccounts

        return RecordedAccounts(self.database)

    @once
    def audit(self) -> RecordedAudit:
        """Who did what."""
        from companion.store.audit import RecordedAudit

        return RecordedAudit(self.database)

    @once
    def erasures(self) -> Erased:
        """Who was erased."""
        from companion.store.erasures import ErasureList, RecordedErasures

        return RecordedErasures(self.database) if self.shares_records else ErasureList(self.settings.home)

    @once
    def held_files(self) -> HeldFiles:
        """Files that were given on the page and wait."""
        from companion.store.held_files import HeldFiles

        return HeldFiles(self.settings.home, self.database)

    @once
    def programme(self) -> Programme:
        """What the programme of this home decided. Raises SettingsError when its file cannot be used."""
        from companion.domain.rules.programme import Programme
        from companion.settings import programme_text

        return Programme.read(programme_text(self.settings.home))
