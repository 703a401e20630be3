"""What the inside needs from the outside, as protocols. Adapters implement them; `wiring` alone chooses which.

Whoever stores anything about a person can forget it: every such seam has `forget(person_id)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

if TYPE_CHECKING:
    from companion.domain.accounts import Account, Asked, Departure, Invitation, Tries, Visit, Vouched
    from companion.domain.agenda import Agenda, Pair, View
    from companion.domain.agenda_brief import AgendaBrief, MarkedAgenda, PrivateNotes, WrittenAgenda
    from companion.domain.assistance import Bridge, Tidied
    from companion.domain.audit_chain import AuditLine, Wholeness
    from companion.domain.backups import BackupReport, Manifest
    from companion.domain.cohort.kept import CohortChange, CohortRecord, KeptCohort, ProposalRecord
    from companion.domain.cohort.plan import Plan
    from companion.domain.cohort.task import Counts, Forced, Solved, Task
    from companion.domain.contacts import Contact
    from companion.domain.drafts import DraftRecord, Thread
    from companion.domain.guidance import HandbookDocument
    from companion.domain.imports import ImportRecord, Saved, Touched
    from companion.domain.jobs import Job
    from companion.domain.library import Entry, Library
    from companion.domain.model_calls import ModelCall, Outgoing
    from companion.domain.needs import Need
    from companion.domain.outreach import Evidence, Finding
    from companion.domain.passages import Passage
    from companion.domain.people import Profile, Role
    from companion.domain.pool import Facts, Pool, Vectors, Words
    from companion.domain.query import Query
    from companion.domain.receipts import Receipt
    from companion.domain.reflection import ReflectionBrief, WrittenReflection
    from companion.domain.relationship import Relationship
    from companion.domain.resources import Resource, ResourceList
    from companion.domain.second_reading import Between
    from companion.domain.session import NoteRecord, PromiseRecord, ReflectionRecord
    from companion.domain.suggestions import Question
    from companion.domain.writing import Brief, QuestionIdea, WrittenMessage

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is; a total of 0 is unknown."""

Watch = Callable[[str], None]
"""Told, while a text grows, all of it so far."""


@runtime_checkable
class Forgets(Protocol):
    """Anything that stores something about a person."""

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete what is held about the person; how many records of each kind went."""


class Records(Forgets, Protocol):
    """Records that can forget many people in one transaction, as when the invented people are put away."""

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """Forget each of them; how many records of each kind went."""


class Suggestions(Records, Protocol):
    """Who was suggested for which question. Holds no text, and of seekers a hash."""

    def often(self, person_ids: Sequence[str], *, besides: Question, since: date) -> dict[str, int]:
        """For how many other questions each of these people was suggested since a day; whoever never was is left out."""

    def note(self, question: Question, person_ids: Sequence[str], *, day: date, since: date) -> None:
        """Keep that these people were suggested; asked again, a question counts once. What is older than `since` goes."""

    def of(self, person_id: str) -> list[date]:
        """On which days a person was last suggested for each question, the newest first."""


class Clock(Protocol):
    """Time, so that tests can choose it."""

    def today(self) -> date:
        """The local date."""

    def now(self) -> datetime:
        """The moment, with its time zone."""


class Lexicon(Protocol):
    """What is known about language and the world without a model: sentences, stems, names of things."""

    def sentences(self, text: str) -> list[str]:
        """Sentences whose concatenation is the text."""

    def stems(self, text: str) -> list[str]:
        """Stemmed content words, lower case, in order, stop words left out."""

    def industries(self, text: str) -> tuple[str, ...]:
        """Industries of the vocabulary that a free text such as 'hospital nursing' names; empty when none is clear."""

    def country(self, code_or_name: str) -> str | None:
        """The English short name of a country."""

    def regions(self, country: str) -> tuple[str, ...]:
        """The regions a country lies in: 'Europe', 'Latin America', …"""

    def language(self, name: str) -> str | None:
        """The English name of a language written in English, in itself, or as a code."""

    def zone(self, name: str) -> str | None:
        """The time zone that a name such as 'Europe/Oslo', 'Oslo' or 'UTC+2' stands for."""

    def read_need(self, text: str) -> Need:
        """A need as aspects and filters, each filter with the words it came from."""

    def read_query(self, text: str) -> Query:
        """A lead's sentence as rules, each with the words it came from."""


class People(Records, Protocol):
    """Profiles and their passages, the single source of truth."""

    def get(self, who: str) -> Profile | None:
        """The person with this id or address."""

    def among(self, who: Iterable[str]) -> dict[str, Profile]:
        """Those on record whom these ids or addresses name, by each name as it was given."""

    def every(self, role: Role | None = None) -> Iterable[Profile]:
        """Everybody, or everybody with a role, in the order of their ids."""

    def passages(self, person_id: str | None = None) -> Iterable[Passage]:
        """Every passage on record, or those of one person, in the order of person and place."""

    def generation(self) -> int:
        """A number that grows with every change of anybody's profile or passages."""

    def save(self, profiles: Sequence[Profile], *, origin: ImportRecord, dry_run: bool = False) -> Saved:
        """Add or update people in one transaction; an unchanged profile changes nothing."""

    def replace(self, profile: Profile, *, expected_version: int | None = None) -> int:
        """Store one edited profile; returns its new version. Raises Conflict when it changed meanwhile."""

    def version(self, person_id: str) -> int:
        """The version `replace` expects."""

    def imports(self) -> list[ImportRecord]:
        """What was imported, the newest first."""

    def history(self, person_id: str) -> list[Touched]:
        """The imports that changed a person, the newest first, each with the profile before it."""

    def as_imported(self, person_ids: Iterable[str]) -> frozenset[str]:
        """Those of them who are as an import left them: nobody edited them since."""

    def undo(self, import_id: str) -> Saved:
        """Put back what an import changed, except what was changed again since, and nobody who has claimed their profile."""

    def sample_ids(self) -> frozenset[str]:
        """Ids of the invented people who came with the program."""


class Contacts(Records, Protocol):
    """Private contacts: other people's data, seen by their owner alone."""

    def add(self, contacts: Sequence[Contact]) -> int:
        """Store contacts that are not stored yet; how many were new."""

    def of(self, owner: str) -> list[Contact]:
        """The owner's contacts, by name."""


class Drafts(Records, Protocol):
    """Drafts with their versions, and threads."""

    def save(self, draft: DraftRecord, *, expected_version: int | None = None) -> DraftRecord:
        """Store a new version. Raises Conflict when another version was stored meanwhile."""

    def set_aside(self, draft: DraftRecord) -> DraftRecord:
        """Store a version that came too late to be the newest, so that its text is not lost."""

    def get(self, draft_id: str) -> DraftRecord | None:
        """The newest version of a draft."""

    def versions(self, draft_id: str) -> list[DraftRecord]:
        """Every version, the newest first."""

    def latest(self, mentee: str | None = None) -> list[DraftRecord]:
        """The newest version of each draft, the newest first; of one mentee when named."""

    def threads(self, mentee: str) -> list[Thread]:
        """What the person noted as sent, and what came of it."""

    def note(self, thread: Thread) -> None:
        """Open a thread, or change its state."""


class Sessions(Records, Protocol):
    """What two people keep of their talks. Who may read what of it is decided by the services, from the records themselves."""

    def save_note(self, note: NoteRecord, *, expected_version: int | None = None) -> NoteRecord:
        """Store a new version. Raises Conflict when another version was stored meanwhile."""

    def set_note_aside(self, note: NoteRecord) -> NoteRecord:
        """Store a version that came too late to be the newest, so that its text is not lost."""

    def note_versions(self, note_id: str) -> list[NoteRecord]:
        """Every version of a note, the newest first, those set aside too."""

    def notes(self, person_id: str) -> list[NoteRecord]:
        """The newest version of each note by somebody or about talks with them, the newest first."""

    def remove_note(self, note_id: str) -> int:
        """Delete a note with all its versions; how many these were."""

    def save_promise(self, promise: PromiseRecord, *, expected_version: int = 0) -> PromiseRecord:
        """Store a promise in place of the version before. Raises Conflict when another is stored."""

    def promises(self, person_id: str) -> list[PromiseRecord]:
        """Promises by somebody or to them, in the order in which they were made."""

    def save_reflection(self, reflection: ReflectionRecord, *, expected_version: int = 0) -> ReflectionRecord:
        """Store what somebody was asked and answered. Raises Conflict as `save_promise`."""

    def reflections(self, reader: str) -> list[ReflectionRecord]:
        """What somebody was asked and answered, the newest first; of nobody else."""

    def save_relationship(self, relationship: Relationship, *, expected_version: int = 0) -> Relationship:
        """Store a relationship in place of the version before. Raises Conflict as `save_promise`."""

    def relationships(self, person_id: str) -> list[Relationship]:
        """Somebody's relationships, in the order in which they began."""


class Cohorts(Records, Protocol):
    """Cohorts, their plans, and the proposals made in them. Who may read what of an answer is decided by the services."""

    def get(self, name: str) -> CohortRecord | None:
        """The cohort of this name."""

    def every(self) -> list[CohortRecord]:
        """All of them, by name."""

    def save(self, record: CohortRecord, *, plan: Plan | None = None, expected_version: int = 0) -> CohortRecord:
        """Store a cohort, with a plan where one is given. Raises Conflict when another version is stored."""

    def change(self, change: CohortChange, *, expected_version: int) -> CohortRecord:
        """Store a cohort with proposals and a plan, all or nothing.

        Raises:
            Conflict: another version is stored, or another cohort changed on whose places the change rests.
        """

    def kept(self, name: str) -> KeptCohort | None:
        """A cohort and its proposals, read at one moment."""

    def plans(self, name: str) -> list[Plan]:
        """A cohort's newest plans, the newest first."""

    def proposals(self, name: str) -> list[ProposalRecord]:
        """Every proposal of a cohort, in the order in which they were made."""

    def proposal(self, proposal_id: str) -> ProposalRecord | None:
        """One proposal."""

    def proposals_of(self, person_id: str) -> list[ProposalRecord]:
        """Somebody's proposals on either side, in the order in which they were made."""


class Accounts(Records, Protocol):
    """Accounts, the visits they are signed in for, open invitations, and failed tries. Random ids are known by their hash."""

    def get(self, account_id: str) -> Account | None:
        """The account with this id."""

    def by_email(self, email: str) -> Account | None:
        """The account of an address, which is in lower case."""

    def by_person(self, person_id: str) -> Account | None:
        """The account whose profile this is."""

    def by_subject(self, subject: str) -> Account | None:
        """The account that an identity provider names so."""

    def every(self) -> list[Account]:
        """All accounts, by address."""

    def secret_of(self, account_id: str) -> str | None:
        """The hash of somebody's password."""

    def subject_of(self, account_id: str) -> str | None:
        """How an identity provider names somebody, once they signed in by it."""

    def save(self, account: Account) -> None:
        """Store the roles of an account and whether it is active; one that is not is signed out everywhere."""

    def claim(self, account_id: str, person_id: str) -> bool:
        """Make a profile somebody's own; False where it is another's already, or they have one."""

    def bind(self, account_id: str, subject: str) -> None:
        """Remember how an identity provider names somebody."""

    def set_secret(self, account_id: str, secret: str, *, keep: str | None = None) -> None:
        """Store the hash of a new password, and sign the account out everywhere but in the visit `keep`."""

    def open_visit(self, visit: Visit, *, instead_of: str | None = None) -> None:
        """Begin a visit; the one that it takes the place of ends."""

    def visit(self, key: str) -> tuple[Visit, Account] | None:
        """A visit, and whose it is."""

    def visits_of(self, account_id: str) -> list[Visit]:
        """The visits an account is signed in for, the newest first. Their keys are hashes, and are left out."""

    def touch(self, key: str, at: datetime) -> None:
        """Note that a visit goes on. Raises HomeBusy soon: nobody should wait for it."""

    def end_visit(self, key: str) -> None:
        """End one visit."""

    def end_visits(self, account_id: str) -> int:
        """End every visit of an account; how many there were."""

    def invite(self, invitation: Invitation) -> None:
        """Store an invitation, in place of an earlier one to the same address."""

    def invitation(self, key: str) -> Invitation | None:
        """The invitation of a link."""

    def invitation_for(self, email: str) -> Invitation | None:
        """The invitation that waits for an address."""

    def invitations(self) -> list[Invitation]:
        """Those that wait, the newest first."""

    def withdraw(self, invitation_id: str) -> bool:
        """Take an invitation back; whether it still waited."""

    def accept(self, invitation: Invitation, account: Account, secret: str | None) -> None:
        """Use an invitation up and store its account, in one transaction. Raises Conflict when it was used meanwhile."""

    def tries(self, keys: Sequence[str]) -> list[Tries]:
        """Failed sign-ins under each key."""

    def count_tries(self, keys: Sequence[str], at: datetime, *, forget_before: datetime) -> list[Tries]:
        """Count one more failure under each key; how it stood before. What is older than `forget_before` goes."""

    def clear_tries(self, keys: Sequence[str]) -> None:
        """Forget the failures under these keys."""

    def uncount_try(self, key: str) -> None:
        """Take one failure back."""


class Audit(Records, Protocol):
    """Who did what to which record when: a chain that only grows, over random ids. Forgetting deletes what an id means."""

    def note(self, at: datetime, *, actor: str, action: str, kind: str, target: str = "", person: str | None = None) -> None:
        """Add an entry. `actor` is an account's id, `target` a record's, `person` whose record it is."""

    def of(self, *, account: str | None, person: str | None) -> list[AuditLine]:
        """What somebody did, and what was done to their records, the newest first."""

    def recent(self, limit: int = 200) -> list[AuditLine]:
        """The newest entries, the newest first."""

    def verify(self) -> Wholeness:
        """Whether the chain is whole."""


class Spans(Protocol):
    """How long what took, for traces. A span is named by a place in the code and says nothing of anybody."""

    @property
    def active(self) -> bool:
        """Whether anybody asked for traces."""

    def span(self, kind: Literal["request", "act", "service"], name: str) -> AbstractContextManager[None]:
        """A span for the length of a block."""

    def close(self) -> None:
        """Hand over what was not handed over yet."""


class Departures(Protocol):
    """Sign-ins that are under way at an identity provider, known by the hash of what the browser holds."""

    def keep(self, key: str, departure: Departure, *, forget_before: datetime) -> None:
        """Remember that somebody left; what is older than `forget_before` goes."""

    def take(self, key: str) -> Departure | None:
        """Somebody is back: whoever takes it first has it, in whatever process."""


class Passwords(Protocol):
    """Hashes of passwords, slow on purpose."""

    def warm(self) -> None:
        """Make ready what the first person would otherwise wait for, known or not."""

    def hashed(self, password: str) -> str:
        """A new hash, with a salt of its own."""

    def fits(self, password: str, secret: str | None) -> bool:
        """Whether a password is the one that was hashed. Without a hash the same work is done, and the answer is no."""


class IdentityProvider(Protocol):
    """Somebody outside who knows who people are."""

    def begin(self) -> Asked:
        """Where to send somebody, and what ties what comes back to the browser that left. Raises SettingsError."""

    def vouched(self, code: str, asked: Asked) -> Vouched:
        """Whom the provider vouches for, by a code that came back. Raises NotAllowed."""

    def check(self) -> str:
        """What the provider says it is. Raises SettingsError."""


class Keys(Protocol):
    """Random ids for browsers and links."""

    def new(self) -> str:
        """A random id nobody can guess."""

    def hashed(self, key: str) -> str:
        """What is kept of it."""

    def form_token(self, key: str) -> str:
        """What a form of the visit with this id carries."""

    def same(self, one: str, other: str) -> bool:
        """Whether two texts are equal, in a time that tells nothing about where they differ."""


class Solver(Protocol):
    """Who is proposed to whom under limits. The same task gets the same answer."""

    def solve(self, task: Task) -> Solved:
        """As many parts filled as can be, at the least cost that the objective allows."""

    def forced(self, task: Task, solved: Solved, pairs: Counts) -> Forced:
        """What each of some pairs, whose parts are filled by others, would cost everybody else; both (pairs,)."""


class Erasures(Protocol):
    """Who was erased, so that a backup that is put back brings nobody back. Holds hashes: nobody can be read off it."""

    def note(self, person_ids: Iterable[str], at: datetime) -> None:
        """Write down that these are erased."""

    def since(self, earlier: str, ids: Iterable[str]) -> list[str]:
        """Which of these were erased after the list stood as in `earlier`."""

    def take_over(self, earlier: str) -> None:
        """Add what an earlier list has and this one lacks."""


class Staged(Protocol):
    """A backup whose content was found whole, with its records as new as the program."""

    @property
    def folder(self) -> Path:
        """Where its records lie."""

    @property
    def manifest(self) -> Manifest:
        """What it says of itself."""

    @property
    def erased_before(self) -> str:
        """The list of erasures as it stood when it was made."""

    def put_in_place(self) -> None:
        """Take the place of what the home holds."""


class Archives(Protocol):
    """Backups of everything on record, as files."""

    def write(self, file: Path, *, at: datetime) -> BackupReport:
        """Make one."""

    def staged(self, file: Path, *, replace: bool) -> AbstractContextManager[Staged]:
        """Read one into a folder of its own, which is gone afterwards."""

    def report(self, file: Path, manifest: Manifest) -> BackupReport:
        """What is said of one."""


class ColumnMaps(Protocol):
    """How people said the columns of a table are read, for the next table with the same headings. Headings, and nobody's data."""

    def of(self, headings: Sequence[str]) -> dict[str, str]:
        """The field of each column that somebody named; empty where nobody did."""

    def remember(self, headings: Sequence[str], column_map: dict[str, str]) -> None:
        """Keep it, in place of what was said before."""


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


class Jobs(Records, Protocol):
    """Long work as rows, so that progress survives a reload."""

    def start(self, kind: str, owner: str) -> Job:
        """A new running job."""

    def update(self, job: Job) -> None:
        """Store progress or the end."""

    def get(self, job_id: str) -> Job | None:
        """One job."""

    def recent(self, owner: str) -> list[Job]:
        """The owner's jobs, the newest first."""


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """The model and its revision: vectors of two names are never mixed."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors, shape (texts, dimensions)."""


class Index(Forgets, Protocol):
    """Vectors of the passages on record. One process writes; everybody reads the snapshot."""

    def pool(self) -> Pool:
        """The newest complete pool; never waits for a writer."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold the writer's lock (again, if this process holds it). Raises HomeBusy, naming the holder, when another does."""

    def sync(self, progress: Progress | None = None) -> int:
        """Make the index hold exactly what the records hold; how many passages were embedded. Takes the writer's lock."""

    def rebuild(self, progress: Progress | None = None) -> int:
        """Throw the index away and embed everything again. Takes the writer's lock."""

    def state(self) -> str:
        """`ok`, `degraded` (behind the records) or `down`."""

    def reach(self) -> str:
        """Where the vectors are kept, once they can be reached. Raises HomeBusy where they cannot."""

    def pool_of(self, people: Sequence[tuple[Facts, Sequence[Passage]]], progress: Progress | None = None) -> Pool:
        """A pool of people who are not on record; nothing is stored."""


class WordIndexer(Protocol):
    """Builds a BM25-class index."""

    def __call__(self, texts: Sequence[str]) -> Words:
        """An index over the texts, in their order."""


class FactsReader(Protocol):
    """Reads what filters ask from a profile."""

    def __call__(self, profile: Profile, *, sample: bool = False) -> Facts:
        """The facts of one person."""


class Writer(Protocol):
    """Arranges a message. Whoever writes, the same grounding and rules read it afterwards."""

    name: str

    def write(self, brief: Brief) -> WrittenMessage:
        """A message from the brief's facts and own words, and from nothing else."""


class LanguageModel(Protocol):
    """A language model from outside."""

    def check(self) -> str:
        """What it is and where, once it answers; no text is sent. Raises ModelError or SettingsError when it does not."""

    def reach(self) -> None:
        """Nothing, where it answers; no text is sent, and it takes seconds at most. Raises ModelError or SettingsError."""


class RevisingWriter(Protocol):
    """A language model that writes: it can be read beforehand, watched while it writes, and asked once more."""

    name: str

    def outgoing(self, brief: Brief) -> Outgoing:
        """Exactly what would be sent, and where. Raises ModelError when nothing may be sent."""

    def write(self, brief: Brief, watch: Watch | None = None) -> WrittenMessage:
        """A message from the brief's facts and own words. Raises ModelError."""

    def revise(self, brief: Brief, before: WrittenMessage, findings: Sequence[Finding]) -> WrittenMessage:
        """The message once more, told what was found in it. Raises ModelError."""


class Assistant(Protocol):
    """A language model that helps beside drafts. Every method raises ModelError when there is no answer that can be used."""

    def about(self, draft_id: str) -> Assistant:
        """The same, for one draft, whose random id goes on the record of each call."""

    def outgoing(self, ask: Callable[[Assistant], object]) -> Outgoing | None:
        """What the first question of `ask` would send, and where; nothing is sent. None where it would ask nothing."""

    def follow_up(self, asked: str, answered: str, *, mentee: Profile, mentor: Profile) -> str | None:
        """One question back on a thin answer, or None."""

    def tidy(self, sentences: Sequence[str], *, mentee: Profile, mentor: Profile) -> list[Tidied]:
        """Sentences that can be tidier without saying anything else."""

    def sharpen(self, question: str, line: Evidence, *, mentee: Profile, mentor: Profile) -> str | None:
        """The question turned towards a line of the mentor's, or None."""

    def bridges(
        self, mine: Sequence[str], theirs: Sequence[str], *, mentee: Profile, mentor: Profile, typed: tuple[str, ...] = ()
    ) -> list[Bridge]:
        """Pairs of exact quotations with a question across."""

    def read_need(self, text: str, *, mentee: Profile | None = None) -> Need:
        """A need in any language, its aspects in the pool's."""


class PairReader(Protocol):
    """Reads two texts together: how well the second answers the first."""

    @property
    def name(self) -> str:
        """What reads."""

    def check(self) -> str:
        """What it is, without loading it. Raises SettingsError when it reads no pairs."""

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """One number for each pair, the higher the better, shape (pairs,). Raises ModelError."""


class ClaimReader(Protocol):
    """A second reader of claims. It can only add doubt: what the rules of grounding refused, it never vouches for."""

    @property
    def name(self) -> str:
        """What reads."""

    def contradicted(self, pairs: Sequence[tuple[str, str]], *, between: Between) -> list[bool]:
        """For each line and the sentence said to rest on it, whether the line contradicts the sentence. Raises ModelError."""


class Reorders(Protocol):
    """A language model that puts a few people in order."""

    @property
    def name(self) -> str:
        """What reads."""

    def may_read(self, person: Profile) -> bool:
        """Whether a person's text may be sent."""

    def order(self, need: Need, people: Sequence[tuple[Profile, Sequence[str]]], *, mentee: Profile | None) -> list[int]:
        """Their places, the best first, each once. Raises ModelError, also where somebody's text may not be sent."""


class ModelCalls(Protocol):
    """The record of what language models were asked for: no text, nobody's id. And how each server is best asked."""

    def note(self, call: ModelCall) -> None:
        """Keep the record of a call."""

    def recent(self, limit: int = 100) -> list[ModelCall]:
        """Calls, the newest first."""

    def about(self, draft_id: str) -> list[ModelCall]:
        """Calls for one draft, the oldest first."""

    def knack(self, address: str, model: str) -> str | None:
        """The form in which this model answered before."""

    def learn(self, address: str, model: str, knack: str) -> None:
        """Remember the form in which it answered."""


class MessageFiles(Protocol):
    """A message in the forms a person carries away."""

    def eml(self, *, subject: str | None, body: str, name: str, address: str | None) -> bytes:
        """An unsent e-mail file to one recipient, or to nobody yet."""

    def mailto(self, *, subject: str | None, body: str, address: str | None) -> str | None:
        """A link for the mail program, or None when it would be too long."""

    def file_name(self, name: str) -> str:
        """A plain file name for a message to somebody."""


class ReceiptPage(Protocol):
    """A receipt as a page."""

    def receipt(self, receipt: Receipt) -> str:
        """One self-contained page of HTML."""


class Prompter(Protocol):
    """Thinks ahead of the person: questions that rest on a line, and the shape of the message with gaps."""

    def suggest(self, brief: Brief) -> list[QuestionIdea]:
        """Questions resting on the brief's points, the nearest first."""

    def shape(self, brief: Brief) -> list[str]:
        """The message before anything is typed; a line that begins with "…" is a gap."""


class AgendaWriter(Protocol):
    """Arranges the blocks of a session. Whoever writes, the same rules read them afterwards."""

    name: str

    def write(self, brief: AgendaBrief) -> WrittenAgenda:
        """The blocks, from the brief's facts and from nothing else. A language model raises ModelError."""


class AgendaModel(AgendaWriter, Protocol):
    """A language model that writes blocks, and can be read beforehand."""

    def outgoing(self, brief: AgendaBrief) -> Outgoing:
        """Exactly what would be sent, and where. Raises ModelError when nothing may be sent."""


class MarksAgendas(Protocol):
    """Writes blocks with marks in the place of what people wrote."""

    def marked(self, brief: AgendaBrief) -> MarkedAgenda:
        """The blocks with their marks, and what stands behind each."""


class AgendaPreparer(Protocol):
    """What each side alone gets before a session. Notes are read only for their writer's own view."""

    def called(self, mentee: Profile, mentor: Profile) -> Pair:
        """What the two are called in an agenda."""

    def preparation(self, brief: AgendaBrief, notes: PrivateNotes) -> View:
        """The mentee's."""

    def private_brief(self, brief: AgendaBrief, notes: PrivateNotes) -> View:
        """The mentor's."""


class ReflectionWriter(Protocol):
    """Asks the questions of a set. Whoever asks, the same rules read them afterwards."""

    name: str

    def write(self, brief: ReflectionBrief) -> WrittenReflection:
        """The questions, from the notes and promises of the one who reflects. A language model raises ModelError."""


class ReflectionModel(ReflectionWriter, Protocol):
    """A language model that asks, and can be read beforehand."""

    def outgoing(self, brief: ReflectionBrief) -> Outgoing:
        """Exactly what would be sent, and where. Raises ModelError when nothing may be sent."""


class AgendaFiles(Protocol):
    """A shared agenda in the forms people carry away. What is for one side alone is in none of them."""

    def calendar(self, agenda: Agenda, *, now: datetime) -> bytes:
        """One event, as an .ics file. Raises InputError when the agenda has no start."""

    def document(self, agenda: Agenda) -> bytes:
        """A .docx file."""

    def markdown(self, agenda: Agenda) -> str:
        """Markdown."""

    def plain(self, agenda: Agenda) -> str:
        """Plain text."""

    def slack(self, agenda: Agenda) -> str:
        """Text with the marks Slack reads."""

    def board(self, agenda: Agenda) -> str:
        """One open action a line, for a board."""

    def reminders(self, promises: Sequence[PromiseRecord], *, now: datetime) -> bytes:
        """Somebody's own promises that have a day, as an .ics file. Raises InputError when none has."""
