import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from companion import sample
from companion.domain.cohort.kept import CohortChange, CohortRecord, ProposalRecord
from companion.domain.matching.suggestions import Question
from companion.errors import Conflict, HomeBusy, InputError, UnknownPerson
from companion.sample import generator
from companion.services.people.profiles import Profiles
from companion.store.cohorts import RecordedCohorts
from companion.store.contacts import RecordedContacts
from companion.store.drafts import RecordedDrafts
from companion.store.guidance import RecordedResources
from companion.store.jobs import RecordedJobs
from companion.store.people import RecordedPeople
from companion.store.sessions import RecordedSessions
from companion.store.suggestions import RecordedSuggestions
from tests.store.made import NOW, StoppedClock, contact, draft, origin, person, thread, whole


class NotedIndex:
    """An index that notes what is asked of it, and refuses when another process is said to write."""

    def __init__(self):
        self.busy = False
        self.asked = []

    @contextmanager
    def writing(self) -> Iterator[None]:
        if self.busy:
            raise HomeBusy("Process 12 is importing.", "Wait.")
        self.asked.append("writing")
        yield
        self.asked.append("written")

    def sync(self, progress=None) -> int:
        with self.writing():
            self.asked.append("sync")
        if progress:
            progress(3, 3)
        return 3

    def forget(self, person_id: str) -> dict[str, int]:
        self.asked.append(f"forget {person_id}")
        return {"vectors": 0}


@pytest.fixture
def index():
    return NotedIndex()


@pytest.fixture
def profiles(open_records, tmp_path, index):
    database = open_records(tmp_path / "home")
    clock = StoppedClock()
    return Profiles(
        people=RecordedPeople(database, whole),
        contacts=RecordedContacts(database),
        drafts=RecordedDrafts(database),
        index=index,
        clock=clock,
        sample=sample.people,
        jobs=RecordedJobs(database, clock),
        suggestions=RecordedSuggestions(database),
        resources=RecordedResources(database),
        sessions=RecordedSessions(database),
        cohorts=RecordedCohorts(database),
    )


@pytest.fixture
def some(profiles):
    """Two people with everything that can be held about somebody."""
    profiles.people.save([person("a", "a@x.example"), person("b", roles=["mentee"])], origin=origin("i-1"))
    profiles.people.save([person("a", "a@x.example", capacity=2)], origin=origin("i-2"))
    profiles.contacts.add([contact("c", "a"), contact("c", "b")])
    for body in ("one", "two"):
        profiles.drafts.save(draft("d-1", "a", "b", body))
        profiles.drafts.save(draft("d-2", "b", "a", body))
    profiles.drafts.note(thread("t-1", "a", "b"))
    profiles.jobs.start("import", "a")
    profiles.suggestions.note(Question(asked="bread", seeker="b"), ["a"], day=NOW.date(), since=NOW.date())
    return profiles


def test_a_listing_by_role(some):
    assert [(line.id, line.name, line.roles) for line in some.listing()] == [
        ("a", "Person a", ["mentor"]),
        ("b", "Person b", ["mentee"]),
    ]
    assert [line.id for line in some.listing("mentee")] == ["b"]


@pytest.mark.parametrize("ask", [Profiles.get, Profiles.version, Profiles.export, Profiles.erase])
def test_nobody_of_this_name(some, ask):
    with pytest.raises(UnknownPerson, match=r"nobody@x\.example"):
        ask(some, "nobody@x.example")


def test_an_edit_is_stored_and_indexed(some, index):
    version = some.version("A@x.example")
    newer = some.save(person("a", "a@x.example", capacity=4), version)
    assert newer == some.version("a")
    assert some.get("a").mentoring.capacity == 4
    assert "sync" in index.asked
    with pytest.raises(Conflict):
        some.save(person("a", "a@x.example", capacity=5), version)


def test_an_edit_waits_for_no_import(some, index):
    index.busy = True
    some.save(person("a", "a@x.example", capacity=4), some.version("a"))
    assert some.get("a").mentoring.capacity == 4


def test_a_refused_edit_indexes_nothing(some, index):
    with pytest.raises(InputError):
        some.save(person("b", "a@x.example"))
    assert index.asked == []


def test_an_export_holds_everything_about_somebody_and_nothing_of_others(some):
    held = some.export("a@x.example")
    assert held.profile == person("a", "a@x.example", capacity=2)
    assert [passage.quote for passage in held.passages] == ["Summary of a."]
    assert [(one.id, one.owner) for one in held.contacts] == [("c", "a")]
    assert [(one.id, one.version, one.body) for one in held.drafts] == [("d-1", 2, "two"), ("d-1", 1, "one")]
    assert held.drafts_by_others == 1
    assert [one.id for one in held.threads] == ["t-1"]
    assert [(one.origin.id, one.before) for one in held.imports] == [("i-2", person("a", "a@x.example")), ("i-1", None)]
    assert [job.kind for job in held.jobs] == ["import"]
    assert held.suggested == [NOW.date()]
    assert (held.version, held.sample) == (some.version("a"), False)


def test_an_export_writes_profiles_as_they_are_stored(some):
    written = json.loads(some.export("a").model_dump_json())
    assert written["profile"] == some.get("a").document()
    assert written["imports"][0]["before"] == person("a", "a@x.example").document()


def test_erasing_says_what_went(some, index):
    assert some.erase("a@x.example") == {
        "profile": 1, "passages": 1, "earlier_versions": 2, "mentions": 0,
        "contacts": 1, "drafts": 2, "threads": 1, "jobs": 1, "vectors": 0, "suggestions": 1, "resources": 0,
        "notes": 0, "promises": 0, "reflections": 0, "relationships": 0, "drafts_cleared": 0, "notes_cleared": 0,
        "proposals": 0, "choices": 0, "plans": 0, "cohort_places": 0,
    }  # fmt: skip
    assert [line.id for line in some.listing()] == ["b"]
    assert index.asked == ["writing", "forget a", "written"]


def test_cohorts_are_taken_along_and_forgotten(some):
    asked = {"cohort": "spring", "mentee": "a", "asked": NOW, "waiting_since": NOW}
    made = (
        ProposalRecord(id="p1", mentor="b", state="declined", mentee_yes=True, mentor_yes=False, **asked),
        ProposalRecord(id="p2", mentor="c", choices=("b",), **asked),
    )
    some.cohorts.change(CohortChange(CohortRecord(name="spring", mentees=("a",)), made), expected_version=0)
    held = some.export("a")
    assert (held.cohorts, [(one.id, one.state, one.mentor_yes) for one in held.proposals]) == (
        ["spring"], [("p1", "expired", None), ("p2", "proposed", None)],
    )  # fmt: skip
    assert [(one.id, one.state) for one in some.export("b").proposals] == [("p1", "declined")]
    erased = some.erase("b")
    assert (erased["proposals"], erased["choices"], erased["cohort_places"]) == (1, 1, 0)
    assert some.erase("a")["cohort_places"] == 1


def test_an_erasure_that_was_cut_short_can_be_repeated(some):
    some.people.forget("a")
    erased = some.erase("a")
    assert (erased["drafts"], erased["contacts"], erased["profile"]) == (2, 1, 0)
    with pytest.raises(UnknownPerson):
        some.erase("a")


@pytest.mark.parametrize("change", [lambda it: it.erase("a"), lambda it: it.add_sample(3), lambda it: it.put_samples_away()])
def test_what_is_refused_changes_nothing(some, index, change):
    index.busy = True
    before = (some.people.generation(), some.people.imports(), some.export("a"))
    with pytest.raises(HomeBusy, match="Process 12"):
        change(some)
    assert (some.people.generation(), some.people.imports(), some.export("a")) == before


def test_the_invented_people_are_added_once(profiles, index):
    steps = []
    report = profiles.add_sample(progress=lambda done, total: steps.append((done, total)))
    written_by_hand = len(list(sample.people()))
    assert (report.added, report.people, report.embedded) == (written_by_hand, written_by_hand, 3)
    assert steps == [(written_by_hand, 0), (3, 3)]
    assert index.asked == ["writing", "writing", "sync", "written", "written"]
    again = profiles.add_sample()
    assert (again.added, again.unchanged, again.skipped) == (0, written_by_hand, [])
    (_, first) = profiles.people.imports()
    assert (first.sample, first.format, first.at) == (True, "sample", NOW)


def test_beyond_their_number_people_are_generated(profiles):
    written_by_hand = len(list(sample.people()))
    assert profiles.add_sample(written_by_hand + 5).added == written_by_hand + 5
    assert profiles.get("s-0000005") == generator.person(5)
    assert profiles.add_sample(7).unchanged == 7


def test_many_are_stored_in_parts_and_undone_as_one(profiles, monkeypatch):
    monkeypatch.setattr("companion.services.people.profiles.SAMPLE_BATCH", 10)
    profiles.add_sample(35)
    (one,) = profiles.people.imports()
    assert profiles.people.undo(one.id).removed == 35


def test_invented_people_are_put_away_and_own_people_stay(some):
    own = some.export("a").model_dump(exclude={"drafts"})
    some.add_sample(4)
    invented = next(sample.people(1)).id
    some.save(generator.person(1), 0)
    some.drafts.save(draft("d-3", "b", invented))
    some.drafts.save(draft("d-4", invented, "b"))
    gone = some.put_samples_away()
    assert (gone["profile"], gone["drafts"]) == (4, 2)
    assert [line.id for line in some.listing()] == ["a", "b", "s-0000001"]
    assert some.export("a").model_dump(exclude={"drafts"}) == own
    assert [one.format for one in some.people.imports()] == ["csv", "csv"]
    assert not some.people.sample_ids()


class NotedErasures:
    """A list of erasures that notes whether somebody was still there when they were put on it."""

    def __init__(self, people):
        self.people, self.noted = people, []

    def note(self, person_ids, at):
        self.noted += [(one, self.people.get(one) is not None, at) for one in person_ids]


def test_an_erasure_is_written_down_before_it_is_done(profiles):
    """Cut short, it is done when a backup is put back."""
    profiles.people.save([person("a")], origin=origin())
    erasures = NotedErasures(profiles.people)
    replace(profiles, erasures=erasures).erase("a")
    assert erasures.noted == [("a", True, NOW)]
    assert profiles.people.get("a") is None


def test_an_erasure_that_could_not_begin_is_not_written_down(profiles, index):
    index.busy, erasures = True, NotedErasures(profiles.people)
    with pytest.raises(HomeBusy):
        replace(profiles, erasures=erasures).erase("a")
    assert erasures.noted == []
