"""Whoever is forgotten stands in no byte of the home, whatever is on record of them; before that, all of it can be had.

Each table is planted with somebody's words, in every field of text there is: a new table fails here until it is planted too, and
a new field is planted by itself.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from companion.domain.accounts import Account, Invitation, Visit
from companion.domain.cohort.kept import CohortChange, CohortRecord, ProposalRecord
from companion.domain.cohort.plan import Plan, PlannedPair
from companion.domain.cohort.rules import PlanRules
from companion.domain.contacts import Contact
from companion.domain.guidance.resources import Resource
from companion.domain.imports import ImportRecord
from companion.domain.jobs import Job
from companion.domain.leaving import TAKEN_OUT
from companion.domain.matching.facts import facts
from companion.domain.matching.pool import Facts
from companion.domain.matching.suggestions import Question
from companion.domain.outreach.drafts import DraftRecord, Thread
from companion.domain.outreach.outreach import OwnWords
from companion.domain.people import Profile
from companion.domain.relationship import Relationship
from companion.domain.session import NoteRecord, PromiseRecord, ReflectionRecord
from companion.index.adapter import ChromaIndex
from companion.settings import read_settings
from companion.store import account_tables
from companion.store.tables import metadata
from companion.wiring import Companion, build
from tests.index.made import HashEmbedder
from tests.services.planting import Plants
from tests.store.made import NOW

LEFT, STAYS, OTHER = "p-7731-left", "x-1", "q-1"
ADDRESS, NAME = "canary-7731@x.example", "Kanarie Zevenduizend"

HOLD_NOBODY = {
    "counters": "numbers",
    "salts": "what hashes are mixed with",
    "model_calls": "what was asked for, without a text or an id; a draft's random id means nothing once the draft is gone",
    "model_knacks": "how a server is best asked",
    "handbook": "the programme's own documents; a name in one belongs to the document",
    "column_maps": "the headings of tables",
    "audit": "random ids, whose meaning is forgotten",
    "audit_head": "the last entry of the audit",
    "tries": "salted hashes, which go within a day",
    "departures": "sign-ins under way, ten minutes long",
    "erasures": "salted hashes",
}
BARREN = {
    "email", "startDate", "endDate", "releaseDate", "date", "available", "year", "capacity", "availability_confirmed",
    "paused_until",
}  # fmt: skip
"""Texts of a profile that are dates, addresses and times, where no word fits."""


@pytest.fixture
def companion(tmp_path: Path) -> Iterator[Companion]:
    made = build(read_settings(home=tmp_path / "home"))
    embedder = HashEmbedder()

    def read(profile: Profile, *, sample: bool = False) -> Facts:
        return facts(profile, made.lexicon, sample=sample)

    made.__dict__["index"] = ChromaIndex(
        made.settings.home, made.people, embedder=lambda: embedder, facts=read, stems=made.lexicon.stems,
    )  # fmt: skip
    yield made
    made.database.close()


class Home:
    """A home with somebody who will be forgotten, two who stay, and everything that can be on record of them."""

    def __init__(self, companion: Companion) -> None:
        self.companion, self.theirs, self.others = companion, Plants("Kanarie7731"), Plants("Bleibt4411")
        self.planted: set[str] = set()
        for plant in (self.people, self.contacts, self.drafts, self.talks, self.cohorts, self.accounts, self.rest):
            plant()

    def note(self, *tables: str) -> None:
        self.planted |= set(tables)

    def people(self) -> None:
        people = self.companion.people
        for version, origin in (("Before", "i-1"), ("After", "i-2")):
            profile = self.profile(version)
            people.save([profile], origin=ImportRecord(id=origin, file=f"{NAME}.csv", format="csv", at=NOW))
        self.said = list(people.passages(LEFT))
        for who in (STAYS, OTHER):
            mentoring = {
                "roles": ["mentor"],
                "reports_to": ADDRESS.upper(),
                "blocks": [LEFT],
                "goal": self.others.word("goal", who),
            }
            one = {"id": who, "basics": {"name": f"Somebody {who}", "email": f"{who}@x.example"}, "mentoring": mentoring}
            people.save([Profile.model_validate(one)], origin=ImportRecord(id=f"o-{who}", file="o.csv", format="csv", at=NOW))
        self.note("people", "passages", "imports", "changes")

    def profile(self, version: str) -> Profile:
        made: Profile = self.theirs.record(Profile, version, id=LEFT)
        self.theirs.words.remove(made.name)
        basics = made.basics.model_copy(update={"name": NAME, "email": ADDRESS})
        listed = made.mentoring.consent.model_copy(update={"listed": True})
        return made.model_copy(update={"basics": basics, "mentoring": made.mentoring.model_copy(update={"consent": listed})})

    def contacts(self) -> None:
        theirs = self.theirs.record(Contact, owner=LEFT, id="c-1", email=None)
        of_others = self.theirs.record(Contact, "OfOthers", owner=STAYS, id="c-2", email=ADDRESS.upper(), name=NAME)
        self.of_others = [word for word in self.theirs.words if "Ofothers" in word]
        self.companion.contacts.add([theirs, of_others, self.others.record(Contact, owner=STAYS, id="c-3", email=None)])
        self.note("contacts")

    def drafts(self) -> None:
        drafts = self.companion.drafts
        for times in ("One", "Two"):
            drafts.save(self.theirs.record(DraftRecord, times, id="d-own", mentee=LEFT, mentor=STAYS, aside=False))
        drafts.set_aside(self.theirs.record(DraftRecord, "Aside", id="d-own", mentee=LEFT, mentor=STAYS))
        drafts.note(self.theirs.record(Thread, id="t-own", mentee=LEFT, mentor=STAYS, draft_id="d-own"))
        quoting = [f"You wrote {line.quote}." for line in self.said]
        self.own_words = self.others.word("own", "words")
        own = OwnWords(lines=(" ".join(quoting), self.own_words, f"I ask {NAME}."))
        texts = {"body": " ".join(quoting), "subject": quoting[0], "known_facts": quoting, "edited": quoting, "tidied": quoting}
        told = {**texts, "how_known": f"By {NAME}.", "mutual": NAME, "need": quoting[0], "at": NOW}
        drafts.save(DraftRecord(id="d-to", mentee=STAYS, mentor=LEFT, own=own, **told))
        drafts.note(Thread(id="t-to", mentee=STAYS, mentor=LEFT, body=quoting[0], sent_on=NOW.date()))
        self.others_line = self.others.word("line")
        about = {**told, "body": f"Dear Q.\n\n{quoting[0]} {self.others_line}. {NAME} says hello."}
        for _ in range(2):
            drafts.save(DraftRecord(id="d-about", mentee=STAYS, mentor=OTHER, own=own, **about))
        drafts.note(
            Thread(id="t-about", mentee=STAYS, mentor=OTHER, body=f"{quoting[0]} {self.others_line}.", sent_on=NOW.date())
        )
        self.note("drafts", "threads")

    def talks(self) -> None:
        sessions, theirs = self.companion.sessions, self.theirs
        quote, mine = f"They said {self.said[0].quote}.", self.others.word("note")
        two = {"mentee": LEFT, "mentor": STAYS}
        sessions.save_note(theirs.record(NoteRecord, id="n-own", owner=LEFT, other=STAYS))
        sessions.save_note(NoteRecord(id="n-of", owner=STAYS, other=LEFT, text="We spoke.", shared=["We spoke."], at=NOW))
        sessions.save_note(NoteRecord(id="n-q", owner=STAYS, other=OTHER, text=f"{mine}. {quote}", shared=[quote], at=NOW))
        sessions.save_promise(theirs.record(PromiseRecord, id="pr-own", who=LEFT, other=STAYS, noted_by=LEFT))
        asked = PromiseRecord(id="pr-q", who=STAYS, other=OTHER, noted_by=STAYS, what=f"ask {NAME}", words=quote, at=NOW)
        sessions.save_promise(asked)
        sessions.save_reflection(theirs.record(ReflectionRecord, id="r-own", reader=LEFT, **two))
        answers = {f"What did {NAME} say?": quote, "And you?": mine}
        sessions.save_reflection(
            ReflectionRecord(
                id="r-q", reader=STAYS, mentee=STAYS, mentor=OTHER, when="after", questions=list(answers), answers=answers, at=NOW
            )
        )
        sessions.save_relationship(theirs.record(Relationship, id="b-own", **two))
        self.note("session_notes", "promises", "reflections", "relationships")

    def cohorts(self) -> None:
        cohorts = self.companion.cohorts
        rules = PlanRules(forbid=((ADDRESS, STAYS), (OTHER, STAYS)))
        record = CohortRecord(
            name="spring", mentees=(LEFT, OTHER), mentors=(STAYS,), rules=rules, paused=(LEFT,), woken={LEFT: NOW}
        )
        pair = self.theirs.record(PlannedPair, mentee=LEFT, mentor=STAYS)
        self.of_others += [word for word in self.theirs.words if "Plannedpair" in word]
        plan = Plan(status="planned", proposals=[pair], notes=[self.theirs.word("plan", "note")], cohort="spring")
        self.of_others.append(self.theirs.words[-1])
        asked = {"cohort": "spring", "asked": NOW, "waiting_since": NOW}
        made = (
            ProposalRecord(id="pp-1", mentee=LEFT, mentor=STAYS, **asked),
            ProposalRecord(id="pp-2", mentee=OTHER, mentor=STAYS, choices=(LEFT,), **asked),
        )
        cohorts.change(CohortChange(record, made, plan=plan), expected_version=0)
        self.note("cohorts", "cohort_plans", "proposals")

    def accounts(self) -> None:
        accounts, roles = self.companion.accounts, frozenset({"mentor"})
        invited = Invitation(id="inv-1", key="k-1", email=ADDRESS, roles=roles, made_by=None, made=NOW)
        accounts.invite(invited)
        accounts.accept(invited, Account(id="a-7731-left", email=ADDRESS, roles=roles, made=NOW), "secret-7731-hash")
        accounts.claim("a-7731-left", LEFT)
        accounts.bind("a-7731-left", "issuer|subject-7731")
        accounts.open_visit(Visit(key="visit-7731", account="a-7731-left", begun=NOW, seen=NOW))
        accounts.invite(invited.model_copy(update={"id": "inv-2", "key": "k-2", "renews": True}))
        by_them = {"id": "inv-3", "key": "k-3", "email": "friend@x.example", "made_by": "a-7731-left"}
        accounts.invite(invited.model_copy(update=by_them))
        accounts.count_tries([f"account {ADDRESS}"], NOW, forget_before=NOW)
        for actor, target in (("a-7731-left", LEFT), ("console", LEFT), ("a-7731-left", "d-own")):
            self.companion.audit.note(NOW, actor=actor, action="changed", kind="profile", target=target, person=LEFT)
        self.note("accounts", "visits", "invitations", "audit_names")

    def rest(self) -> None:
        companion = self.companion
        companion.jobs.update(
            self.theirs.record(Job, **companion.jobs.start("import", LEFT).model_dump(exclude={"step", "error", "report"}))
        )
        companion.jobs.start("import", "a-7731-left")
        of_others = companion.jobs.start("preview", STAYS)
        companion.jobs.update(of_others.model_copy(update={"report": f'{{"problem": "Nobody is called {NAME}"}}'}))
        companion.suggestions.note(Question(asked="bread", seeker=LEFT), [STAYS, LEFT], day=NOW.date(), since=NOW.date())
        companion.resources.save([Resource(title="Bread", link="https://x.example/bread", suggested_by=NAME)])
        self.note("jobs", "suggestions", "resources")
        self.files()

    def files(self) -> None:
        """What lies beside the records."""
        home = self.companion.settings.home
        for name, text in (
            ("0/roster.csv", f"name,email\nx,{ADDRESS}\n"),
            ("1/roster.xlsx", "PK packed"),
            ("2/own.csv", "name\nOther\n"),
        ):
            path = home / "uploads" / ("ab" * 16) / name
            path.parent.mkdir(parents=True)
            path.write_text(text)
        (home / "companion-before-0009.db").write_text(NAME)
        staged = home / ".restoring-killed"
        staged.mkdir()
        (staged / "companion.db").write_text(NAME)
        os.utime(staged, (time.time() - 7200,) * 2)
        self.companion.index.sync()


@pytest.fixture
def home(companion: Companion) -> Home:
    return Home(companion)


def standing_in(folder: Path, words: list[str]) -> dict[str, list[str]]:
    """The files in which any of the words stands, in any of three ways of writing it."""
    found: dict[str, list[str]] = {}
    for path in (path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        lower = content.lower()
        for word in words:
            if any(word.encode(kind) in content for kind in ("utf-8", "utf-16-le")) or word.lower().encode() in lower:
                found.setdefault(path.name, []).append(word)
    return found


def test_every_table_is_planted_or_holds_nobody(home: Home) -> None:
    assert account_tables.accounts.metadata is metadata
    assert home.planted | HOLD_NOBODY.keys() == set(metadata.tables)
    with home.companion.database.reading() as connection:
        for name in home.planted:
            assert connection.execute(select(metadata.tables[name])).first(), f"nothing is planted in {name}"


def test_every_text_of_a_profile_is_planted(home: Home) -> None:
    assert home.theirs.barren <= BARREN


def test_nobody_who_is_forgotten_is_in_any_file(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    folder, needles = (
        home.companion.settings.home,
        [*home.theirs.words, ADDRESS, NAME, LEFT, "a-7731-left", "subject-7731", "secret-7731"],
    )
    assert len(home.theirs.words) > 150
    assert standing_in(folder, needles)["companion.db-wal"]
    erased = home.companion.profiles.erase(LEFT)
    assert standing_in(folder, needles) == {}
    assert not [word for word in needles if word in caplog.text]
    assert {"uploads": 2, "invitations": 2, "accounts": 1, "drafts_cleared": 2}.items() <= erased.items()
    assert home.companion.audit.verify().whole


def test_others_lose_nothing_but_the_quotations(home: Home) -> None:
    before = home.companion.profiles.export(STAYS)
    home.companion.profiles.erase(LEFT)
    after = home.companion.profiles.export(STAYS).model_dump_json()
    assert [word for word in home.others.words if word not in after] == [home.others.words[1]]  # the goal of another
    to, about = home.companion.drafts.get("d-to"), home.companion.drafts.get("d-about")
    assert to and about
    assert (to.mentor, to.own.lines, to.body) == ("", ("", home.own_words, ""), TAKEN_OUT)
    assert about.body == f"Dear Q.\n\n{TAKEN_OUT} {home.others_line}. {TAKEN_OUT}"
    assert about.taken_out > 3
    assert len(before.notes) - 1 == len(home.companion.profiles.export(STAYS).notes)
    assert [path.name for path in (home.companion.settings.home / "uploads").rglob("*.csv")] == ["own.csv"]
    assert home.companion.people.get(STAYS)


def test_everything_held_about_somebody_is_in_one_document(home: Home) -> None:
    held = home.companion.profiles.export(LEFT)
    document = held.model_dump_json()
    missing = [word for word in home.theirs.words if word not in document and word not in home.of_others]
    assert missing == []
    assert [word for word in home.others.words if word in document] == []
    assert (len(held.visits), held.plans_naming_them, held.drafts_by_others) == (1, 1, 1)
    assert held.invitation is not None
    assert "visit-7731" not in document and "k-2" not in document


def test_forgetting_twice_finds_nothing_more(home: Home) -> None:
    home.companion.profiles.erase(LEFT)
    assert set(_counts(home.companion, LEFT).values()) == {0}


def _counts(companion: Companion, who: str) -> dict[str, Any]:
    return {name: count for part in (companion.jobs, companion.drafts, companion.sessions, companion.cohorts, companion.accounts,
                                     companion.contacts, companion.suggestions, companion.audit, companion.people)
            for name, count in part.forget(who).items()}  # fmt: skip
