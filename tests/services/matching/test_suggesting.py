"""Near-ties in a search: they go to whoever was suggested less, asking again changes nothing, and a record is never needed."""

from datetime import date

import pytest

from companion.domain.matching.suggestions import Question
from companion.errors import HomeBusy
from companion.services.matching.enquiring import Beside, MatchRequest
from companion.services.matching.matching import Matching
from tests.fakes import FixedClock
from tests.pools import LEXICON, FixedPool, StemEmbedder, person
from tests.services.matching.test_matching import OTHERS, RecordedPeople, found

SHIFTS = "sharing out the Sunday night shifts in a rota"
FRESH, OLD = "2026-11-01", "2026-01-01"


class FakeSuggestions:
    """Suggestions in a set; a home that is busy keeps and tells nothing."""

    def __init__(self, *, busy: bool = False) -> None:
        self.noted: set[tuple[Question, str]] = set()
        self.busy = busy

    def often(self, person_ids, *, besides, since):
        self._open()
        asked = [who for question, who in self.noted if question != besides]
        return {who: asked.count(who) for who in person_ids if who in asked}

    def note(self, question, person_ids, *, day, since):
        self._open()
        self.noted |= {(question, who) for who in person_ids}

    def _open(self):
        if self.busy:
            raise HomeBusy("Another program is writing.", "Wait.")


def twins(**of_a):
    return [
        person("a", SHIFTS, **{"availability_confirmed": FRESH, **of_a}),
        person("b", SHIFTS, availability_confirmed=FRESH),
        person("odile", roles=("mentee",), goal="Share out shifts"),
        *OTHERS,
    ]


def service(people, suggestions=None):
    return Matching(
        RecordedPeople(people), FixedPool(people), StemEmbedder(), LEXICON, FixedClock(), Beside(suggestions=suggestions)
    )


def asked(matching, text=SHIFTS, **rest):
    request = MatchRequest(text=text, **rest)
    answer = matching.match(request)
    matching.note(request, answer.need, answer.matches[:1])
    return answer


def test_a_near_tie_goes_to_whoever_was_suggested_less_and_says_so():
    matching = service(twins(), FakeSuggestions())
    first, second = asked(matching), asked(matching, f"How about {SHIFTS} fairly?")
    assert (found(first), found(second)) == (["a", "b"], ["b", "a"])
    assert first.matches[0].near_tie
    assert first.matches[0].order_note is None
    assert second.matches[0].order_note == (
        "Name-of-B and Name-of-A fit about equally; Name-of-B was suggested less often, so Name-of-B stands first."
    )


def test_the_same_need_asked_again_gives_the_same_order_and_counts_once():
    suggestions = FakeSuggestions()
    matching = service(twins(), suggestions)
    orders = [found(asked(matching)) for _ in range(3)]
    assert orders == [["a", "b"]] * 3
    assert len(suggestions.noted) == 1


def test_whoever_asks_is_part_of_the_question():
    matching = service(twins(), FakeSuggestions())
    assert found(asked(matching)) == ["a", "b"]
    assert found(asked(matching, mentee="odile")) == ["b", "a"]


@pytest.mark.parametrize("confirmed", [OLD, None])
def test_an_old_availability_loses_near_ties_and_never_disappears(confirmed):
    matching = service(twins(availability_confirmed=confirmed), FakeSuggestions())
    answer = asked(matching)
    assert found(answer) == ["b", "a"]
    assert "only Name-of-B has confirmed of late that there is time" in answer.matches[0].order_note


def test_availability_goes_before_being_suggested_less():
    suggestions = FakeSuggestions()
    suggestions.noted = {(Question(asked=str(number)), "b") for number in range(9)}
    assert found(asked(service(twins(availability_confirmed=OLD), suggestions))) == ["b", "a"]


def test_how_old_is_old_is_the_programmes_to_set():
    people = twins(availability_confirmed=OLD)
    beside = Beside(old_days=365)
    matching = Matching(RecordedPeople(people), FixedPool(people), StemEmbedder(), LEXICON, FixedClock(), beside)
    answer = asked(matching)
    assert found(answer) == ["a", "b"]
    assert not answer.matches[0].cautions
    assert (FixedClock().today() - date.fromisoformat(OLD)).days < beside.old_days


def test_a_clear_difference_is_no_near_tie():
    people = [
        person("a", SHIFTS, availability_confirmed=OLD),
        person("b", "sharing shifts", availability_confirmed=FRESH),
        *OTHERS,
    ]
    answer = asked(service(people, FakeSuggestions()))
    assert found(answer)[0] == "a"
    assert not answer.matches[0].near_tie


@pytest.mark.parametrize("suggestions", [None, FakeSuggestions(busy=True)])
def test_a_search_needs_no_record(suggestions):
    assert found(asked(service(twins(), suggestions))) == ["a", "b"]


def test_giving_is_neither_counted_nor_settled():
    suggestions = FakeSuggestions()
    matching = service(twins(), suggestions)
    request = MatchRequest(mentee="a", give=True)
    answer = matching.match(request)
    matching.note(request, answer.need, answer.matches)
    assert suggestions.noted == set()
    assert not any(match.near_tie for match in answer.matches)


def test_why_not_and_constellation_agree_with_the_order():
    matching = service(twins(), FakeSuggestions())
    asked(matching)
    other = f"How about {SHIFTS} fairly?"
    assert found(asked(matching, other)) == ["b", "a"]
    assert (matching.why_not("b", text=other).rank, matching.why_not("a", text=other).rank) == (1, 2)
    assert matching.constellation(text=other).people[0].person_id == "b"


def test_why_not_says_when_a_near_tie_was_settled():
    people = [person(who, SHIFTS, availability_confirmed=FRESH) for who in "abcd"]
    suggestions = FakeSuggestions()
    suggestions.noted = {(Question(asked="x"), "a")}
    answer = service([*people, *OTHERS], suggestions).why_not("a", text=SHIFTS)
    assert (answer.suggested, answer.rank) == (False, 4)
    assert answer.because == ["3 people before them fit about equally; whoever was suggested less often stands first."]


def test_a_name_does_not_settle_anything():
    def order(*names):
        named = zip(twins(), [*names, "Odile"], strict=False)
        people = [one.model_copy(update={"basics": one.basics.model_copy(update={"name": name})}) for one, name in named]
        return found(asked(service([*people, *OTHERS], FakeSuggestions())))

    assert order("Ann", "Zoe") == order("Zoe", "Ann")
