"""Needs read with a model: once for the same words, confirmed by the parser, and without it where it is of no use."""

import pytest

from companion.domain.needs import Filter, Need
from companion.errors import ModelError, SettingsError
from companion.services.matching.enquiring import Beside, MatchRequest
from companion.services.matching.matching import Matching
from companion.services.matching.need_reading import NeedReading
from tests.fakes import FixedClock
from tests.pools import LEXICON, FixedPool, StemEmbedder, person
from tests.services.matching.test_matching import MENTORS, OTHERS, RecordedPeople, found

FOREIGN = "Ich möchte Brot backen, das sich hält, mit jemandem aus der Lebensmittelbranche"


class FakeAssistant:
    """Reads a need as it was told to, or raises."""

    def __init__(self, *readings) -> None:
        self.readings, self.asked = list(readings), []

    def read_need(self, text, *, mentee=None):
        self.asked.append((text, mentee.id if mentee else None))
        reading = self.readings.pop(0) if len(self.readings) > 1 else self.readings[0]
        if isinstance(reading, Exception):
            raise reading
        return reading.model_copy(update={"text": text})


def bread(**changes):
    food = Filter(field="industry", value=["food"], from_="aus der Lebensmittelbranche")
    return Need(text="", aspects=["baking bread that keeps"], filters=[food]).model_copy(update=changes)


def reading(assistant):
    return NeedReading(LEXICON, FixedClock(), lambda: assistant)


def matching(assistant):
    people = [*MENTORS, *OTHERS, person("odile", roles=("mentee",), goal="Bake")]
    beside = Beside(typed=reading(assistant))
    return Matching(RecordedPeople(people), FixedPool(people), StemEmbedder(), LEXICON, FixedClock(), beside)


def test_a_need_in_another_language_is_searched_in_the_pools_and_shown_as_written():
    need = reading(FakeAssistant(bread())).read(FOREIGN, None)
    assert (need.text, need.aspects, need.read_by) == (FOREIGN, ["baking bread that keeps"], "model")
    assert [(one.field, one.value) for one in need.filters] == [("industry", ["food"])]


def test_a_condition_that_the_parser_refuses_is_not_taken():
    asked = bread(filters=[Filter(field="done", value=["a young woman"], from_="junge Frau")])
    assert reading(FakeAssistant(asked)).read(FOREIGN, None).filters == []


@pytest.mark.parametrize("error", [ModelError("The model did not answer.", "Wait."), SettingsError("No such model.", "Set it.")])
def test_the_parser_reads_where_the_model_is_of_no_use_and_one_sentence_says_why(error):
    need = reading(FakeAssistant(error)).read("baking bread", None)
    assert (need.aspects, need.read_by) == (["baking bread"], "parser")
    assert need.note == f"{error.happened} So your words were read without it."


def test_without_a_model_nothing_is_said_of_one():
    need = reading(None).read("baking bread", None)
    assert need == LEXICON.read_need("baking bread")


def test_the_same_words_of_the_same_person_are_read_once():
    assistant = FakeAssistant(bread())
    reads = reading(assistant)
    for _ in range(3):
        reads.read(FOREIGN, None)
    reads.read(FOREIGN, MENTORS[0])
    assert assistant.asked == [(FOREIGN, None), (FOREIGN, "rota")]
    assert reads.known("other words", None).read_by == "parser"


def test_a_model_that_was_silent_is_asked_again():
    assistant = FakeAssistant(ModelError("Silent.", ""), bread())
    reads = reading(assistant)
    assert [reads.read(FOREIGN, None).read_by for _ in range(2)] == ["parser", "model"]


def test_one_call_serves_a_search_its_edits_and_its_questions():
    assistant = FakeAssistant(bread())
    service = matching(assistant)
    need = service.read_need(FOREIGN)
    answer = service.match(MatchRequest(text=FOREIGN, need=need))
    assert found(answer) == found(service.match(MatchRequest(text=FOREIGN))) == ["bread"]
    assert service.why_not("bread", text=FOREIGN).suggested
    assert len(assistant.asked) == 1


def test_why_the_model_did_not_read_it_stands_beside_the_answer():
    answer = matching(FakeAssistant(ModelError("Silent.", ""))).match(MatchRequest(text="baking bread"))
    assert answer.notes == ["Silent. So your words were read without it."]


def test_the_profile_adds_its_conditions_to_what_the_model_read():
    people = [*MENTORS, *OTHERS, person("o", roles=("mentee",), goal="Bake", languages=[{"language": "French"}])]
    beside = Beside(typed=reading(FakeAssistant(bread())))
    service = Matching(RecordedPeople(people), FixedPool(people), StemEmbedder(), LEXICON, FixedClock(), beside)
    assert [one.field for one in service.read_need(FOREIGN, "o").filters] == ["industry", "language"]


def test_conditions_that_cannot_hold_together_are_said():
    need = matching(None).read_need("Somebody only in healthcare, not healthcare")
    assert need.cautions == ["“in healthcare” and “not healthcare” rule each other out: nobody can be both."]
    assert matching(None).match(MatchRequest(need=need)).nothing_fits.startswith("“in healthcare” and “not healthcare” rule")
