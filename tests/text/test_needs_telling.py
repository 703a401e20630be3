"""Whether a clause tells of the writer or asks, by the model of clauses."""

import pytest

from companion.text.needs import telling
from companion.text.needs.clauses import Clause, Told
from companion.text.needs.foreign import foreign_aspect
from companion.text.needs.reading import Reading, Voice
from companion.text.needs.telling import fitted, heard, signs
from companion.text.needs.tokens import tokens
from tests.pools import LEXICON


def clause_of(text: str, told: Told | None = None) -> tuple[Reading, list[Clause]]:
    reading = Reading(text, tokens(text))
    return reading, [Clause(tuple(range(len(reading.tokens) - 1)), Voice.OPEN, told)]


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("First baby in March, my wife drives lorries. How do you share out shifts?", ["How do you share out shifts"]),
        ("how do you get a welding ticket recognised in canada i got mine in the philippines nine years ago", None),
        ("Pricing, hiring, VAT", ["Pricing, hiring, VAT"]),
    ],
)
def test_circumstances_are_left_to_the_need_as_a_whole(text: str, aspects: list[str] | None) -> None:
    found = LEXICON.read_need(text).aspects
    assert found == aspects if aspects else not any("philippines" in one for one in found)


def test_those_a_question_speaks_of_are_looked_for_with_it() -> None:
    found = LEXICON.read_need("My apprentices keep quiet when a mixer sounds wrong. How do I get them to say something?").aspects
    assert found == ["My apprentices keep quiet when a mixer sounds wrong", "How do I get them to say something"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ich bin Pflegerin in Kassel, seit 22 Jahren. Ich suche jemanden, der in die Beratung gewechselt ist.", "gewechselt"),
        ("Je suis boulanger à Lorient, j'ai deux apprentis. Je cherche quelqu'un qui a vendu son fonds.", "vendu son fonds"),
    ],
)
def test_in_another_language_too_what_is_told_is_left_out(text: str, asked: str) -> None:
    found = foreign_aspect(text)
    assert asked in found
    assert len(found) < len(text)


def test_a_text_that_only_asks_stays_as_it_is_written() -> None:
    text = "Wer kann mir helfen, eine Stelle zu finden?"
    assert foreign_aspect(text) == text


def test_nothing_is_left_out_where_hardly_anything_would_be_asked() -> None:
    reading, cut = clause_of("I have cleaned wards for thirty years and my husband drives lorries", Told.SITUATION)
    assert heard(reading, cut) == cut


@pytest.mark.parametrize("said", ["VAT", "fewer nights", "x"])
def test_a_label_is_not_judged(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "_chances", lambda *_: {"self": 1.0, "asked": 0.0, "beside": 0.0})
    reading, cut = clause_of(said)
    assert telling._heard(reading, cut[0], 1) == cut[0]


@pytest.mark.parametrize(
    ("told", "chances", "expected"),
    [
        (None, (0.9, 0.05, 0.05), Told.SELF),
        (None, (0.7, 0.3, 0.0), None),
        (Told.SITUATION, (0.7, 0.3, 0.0), Told.SELF),
        (Told.SELF, (0.2, 0.7, 0.1), Told.SITUATION),
        (Told.SELF, (0.5, 0.5, 0.0), Told.SELF),
        (None, (0.1, 0.05, 0.85), Told.BESIDE),
        (Told.WORRY, (0.1, 0.9, 0.0), Told.WORRY),
    ],
)
def test_the_model_is_believed_where_it_is_sure(
    told: Told | None, chances: tuple[float, float, float], expected: Told | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "_chances", lambda *_: dict(zip(("self", "asked", "beside"), chances, strict=True)))
    reading, cut = clause_of("one two three four five", told)
    assert telling._heard(reading, cut[0], 1).told is expected


def test_the_model_knows_its_three_roles_and_reads_what_no_hand_wrote() -> None:
    assert set(fitted().classes) == {"self", "asked", "beside"}
    reading, cut = clause_of("ʻʼ ??? 12:30 字")
    assert sum(fitted().chances(signs(reading, cut[0], 0)).values()) == pytest.approx(1.0)


def test_a_text_of_very_many_clauses_is_read_to_its_end() -> None:
    text = "I am a nurse and how do I learn to weld? " * 200
    assert LEXICON.read_need(text).aspects
