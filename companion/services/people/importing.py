"""Bringing people in: files become profiles on record, each file in one transaction, and an import can be taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple
from uuid import uuid4

from pydantic import BaseModel, Field

from companion.domain.contacts import Contact
from companion.domain.import_gaps import gaps
from companion.domain.imports import ImportRecord, ImportReport, Loaded, Loader, LoadOptions, Problem, Saved
from companion.domain.people import Consent, Mentoring, Profile, Role
from companion.errors import InputError, UsageError
from companion.seams import Accounts, Clock, ColumnMaps, Contacts, Index, People, Progress
from companion.services.people.on_record import person_called
from companion.services.people.own_profiles import OwnProfiles

FileFormat = Literal["auto", "csv", "jsonl", "json-resume", "linkedin"]
ROLES: Mapping[str, list[Role]] = {"mentor": ["mentor"], "mentee": ["mentee"], "both": ["mentor", "mentee"]}

NO_STANDS = "a no to being listed stands in the row or on record, and the option does not overrule it"

BioReader = Callable[[str, str], Profile]
"""A pasted text and a name, as an unsaved profile."""
ContactReader = Callable[[Path], list[Contact]]
"""A list of people in a file, as contacts without an owner."""


class ImportOptions(BaseModel):
    """What a person says about files before they are read. What a row says itself wins over `role` and `consent`."""

    format: FileFormat = "auto"
    role: Literal["mentor", "mentee", "both"] | None = None
    column_map: dict[str, str] = Field(default_factory=dict)
    consent: Literal["listed"] | None = None
    dry_run: bool = False


class _Part(NamedTuple):
    """One file on its way in."""

    loaded: Loaded
    people: list[Profile]
    origin: ImportRecord
    remarks: list[Problem]


@dataclass(frozen=True)
class Importing:
    """Use cases of files with people in them."""

    people: People
    contacts: Contacts
    index: Index
    clock: Clock
    loaders: Mapping[str, Loader]
    bio_reader: BioReader
    contact_reader: ContactReader
    maps: ColumnMaps | None = None
    accounts: Accounts | None = None

    def run(self, files: Sequence[Path], options: ImportOptions, *, progress: Progress | None = None) -> ImportReport:
        """Import files, or preview it. All are read before the first is stored, so that an unusable one stops them all.

        Raises:
            UnreadableFile, RefusedFile: one of the files; nothing was stored.
            UsageError: the column map does not fit the files.
            HomeBusy: another process is changing the index; nothing was stored.
        """
        standing = _Standing(self.people)
        parts = [self._part(file, options, standing) for file in files]
        if options.column_map and not any(part.loaded.format == "csv" for part in parts):
            raise UsageError("A column map was given, and none of the files is a table.", "Leave --map out, or give a CSV.")
        if options.dry_run:
            saved = [self.people.save(part.people, origin=part.origin, dry_run=True) for part in parts]
        else:
            saved = self._store(parts, options.column_map, progress)
        return _report(parts, saved, options)

    def imports(self) -> list[ImportRecord]:
        """What was imported, the newest first."""
        return self.people.imports()

    def undo(self, import_id: str, progress: Progress | None = None) -> Saved:
        """Put back what an import changed, except what was changed again since. The beginning of an id will do.

        Raises:
            InputError: there is no such import, or several begin so.
            HomeBusy: another process is changing the index; nothing was changed.
        """
        with self.index.writing():
            saved = self.people.undo(self._import_called(import_id))
            self.index.sync(progress)
        return saved

    def read_bio(self, text: str, *, name: str) -> Profile:
        """A pasted public bio as an unsaved profile; nothing in it is inferred. Raises EmptyText, TextTooLong."""
        return self.bio_reader(text, name)

    def contacts_in(self, file: Path) -> list[Contact]:
        """The people of `Connections.csv` or a list of alumni, unsaved, to be ticked. Raises UnreadableFile, RefusedFile."""
        return self.contact_reader(file)

    def keep_contacts(self, owner: str, contacts: Sequence[Contact]) -> int:
        """Store ticked contacts as the owner's own; how many were new.

        Raises:
            UnknownPerson: nobody has the owner's id or address.
        """
        person = person_called(owner, self.people)
        return self.contacts.add([_owned(contact, person.id) for contact in contacts])

    def _import_called(self, beginning: str) -> str:
        """The id that begins so."""
        wanted = beginning.strip().lower()
        found = [one.id for one in self.imports() if wanted and one.id.startswith(wanted)]
        if len(found) > 1 and wanted not in found:
            raise InputError(
                f"{len(found)} imports begin with {wanted!r}.", "Give more of the id; `companion imports` lists them."
            )
        if not found:
            raise InputError(
                f"There is no import {beginning!r}.",
                "`companion imports` lists them; one of people who were erased since is gone.",
            )
        return wanted if wanted in found else found[0]

    def _part(self, file: Path, options: ImportOptions, standing: _Standing) -> _Part:
        remembered = self.maps.of if self.maps else None
        loaded = self.loaders[options.format](file, LoadOptions(column_map=options.column_map, remembered=remembered))
        origin = ImportRecord(id=uuid4().hex, file=file.name, format=loaded.format, consent=options.consent, at=self.clock.now())
        part = _Part(loaded, [], origin, [])
        standing.look_up(loaded.profiles)
        own = OwnProfiles(self.people, self.accounts)
        own.look_up(loaded.profiles)
        for profile, place in zip(loaded.profiles, loaded.places, strict=True):
            settled = own.settled(_completed(profile, standing.of(profile), options))
            completed = settled.profile
            standing.note(completed)
            part.people.append(completed)
            if settled.left_out:
                part.remarks.append(Problem(place=place, field=settled.left_out[0], problem=settled.left_out[1], kept=True))
            elif options.consent and not completed.mentoring.consent.listed:
                part.remarks.append(Problem(place=place, field="consent", problem=NO_STANDS, kept=True))
        return part

    def _remember(self, parts: Sequence[_Part], column_map: dict[str, str]) -> None:
        """Keep what was said of the columns for the next table with the same headings."""
        for part in parts:
            if self.maps is not None and column_map and part.loaded.format == "csv":
                self.maps.remember(part.loaded.headings, column_map)

    def _store(self, parts: Sequence[_Part], column_map: dict[str, str], progress: Progress | None) -> list[Saved]:
        with self.index.writing():
            saved = [self.people.save(part.people, origin=part.origin) if part.people else Saved() for part in parts]
            self._remember(parts, column_map)
            if any(part.people for part in parts):
                self.index.sync(progress)
        return saved


_OPEN = frozenset({"roles", "listed", "model"})
"""What an option or the record may fill in where a file says nothing."""


class _Standing:
    """What is known of people before their row is stored: by the earlier files of the same import, else by the records."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._earlier: dict[str, Mentoring] = {}
        self._recorded: dict[str, Mentoring] = {}

    def look_up(self, profiles: Sequence[Profile]) -> None:
        """Read from the records, all at once, who is known of those whose file is silent."""
        names = [name for profile in profiles if _is_silent(profile) for name in _names(profile)]
        self._recorded = {name: stored.mentoring for name, stored in self._people.among(names).items()}

    def of(self, profile: Profile) -> Mentoring:
        """Of the same person, known by id, else by address."""
        if not _is_silent(profile):
            return Mentoring()
        found = (known[name] for known in (self._earlier, self._recorded) for name in _names(profile) if name in known)
        return next(found, Mentoring())

    def note(self, profile: Profile) -> None:
        """Remember what a row says."""
        self._earlier |= dict.fromkeys(_names(profile), profile.mentoring)


def _is_silent(profile: Profile) -> bool:
    """Whether the file leaves something open that a record may say."""
    return not profile.mentoring.model_fields_set | profile.mentoring.consent.model_fields_set >= _OPEN


def _names(profile: Profile) -> list[str]:
    return [profile.id, *([profile.email] if profile.email else [])]


def _completed(profile: Profile, standing: Mentoring, options: ImportOptions) -> Profile:
    """The profile with the roles and the consent that its file does not tell: from the options, else as they stand on record.

    A no that stands on record is a person's own word: an option for a whole file does not overrule it.
    """
    mentoring = profile.mentoring
    found: dict[str, Any] = {}
    if "roles" not in mentoring.model_fields_set and (roles := ROLES.get(options.role or "", standing.roles)):
        found["roles"] = roles
    asked = {"listed": True} if options.consent else {}
    consent = {**asked, **_decided(standing.consent), **_decided(mentoring.consent)}
    if consent != _decided(mentoring.consent):
        found["consent"] = mentoring.consent.model_copy(update=consent)
    return profile.model_copy(update={"mentoring": mentoring.model_copy(update=found)}) if found else profile


def _decided(consent: Consent) -> dict[str, bool]:
    """The consents that were given or refused in so many words."""
    return {name: getattr(consent, name) for name in ("listed", "model") if name in consent.model_fields_set}


def _owned(contact: Contact, owner: str) -> Contact:
    """The contact as the owner's own, under an id that no other owner's copy has and that is the same next time."""
    key = hashlib.blake2b(f"{owner}\n{contact.id}".encode(), digest_size=8).hexdigest()
    return contact.model_copy(update={"owner": owner, "id": f"c-{key}"})


def _report(parts: Sequence[_Part], saved: Sequence[Saved], options: ImportOptions) -> ImportReport:
    report = ImportReport(dry_run=options.dry_run)
    for part, result in zip(parts, saved, strict=True):
        report.read += part.loaded.read
        report.added += result.added
        report.updated += result.updated
        report.unchanged += result.unchanged
        report.skipped += [one for one in part.loaded.problems if not one.kept] + _placed(result.skipped, part)
        report.warnings += [one for one in part.loaded.problems if one.kept] + part.remarks
        report.to_mend += gaps(part.loaded, part.people)
        report.columns |= part.loaded.columns
        report.presets += [part.loaded.preset] if part.loaded.preset else []
        report.remembered += [part.origin.file] if part.loaded.remembered else []
        if result.added or result.updated:
            report.import_ids += [] if options.dry_run else [part.origin.id]
    report.ignored_for_privacy = list(dict.fromkeys(name for part in parts for name in part.loaded.ignored_for_privacy))
    report.may_be_suggested = len(_listed(parts, saved))
    return report


def _placed(skipped: Sequence[Problem], part: _Part) -> list[Problem]:
    """What the records skipped, with the row in place of the id by which they know it."""
    places = dict(zip((profile.id for profile in part.people), part.loaded.places, strict=True))
    return [one.model_copy(update={"place": places.get(one.place, f"{part.origin.file} {one.place}")}) for one in skipped]


def _listed(parts: Sequence[_Part], saved: Sequence[Saved]) -> set[str]:
    """Who of these files is stored and may be suggested, each person once though several files may tell of them."""
    left_out = {one.place for result in saved for one in result.skipped}
    people = [profile for part in parts for profile in part.people if profile.id not in left_out]
    last_word = {profile.email or profile.id: profile.mentoring.consent.listed for profile in people}
    return {who for who, listed in last_word.items() if listed}
