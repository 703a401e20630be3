"""What a model may help with beside drafts, over a real socket; the checks in code decide what is shown."""

from __future__ import annotations

from typing import Any

import pytest

from companion.domain.needs import Filter
from companion.domain.outreach.outreach import Evidence, OwnWords, Specificity
from companion.errors import ModelError, SettingsError, UnknownPerson
from companion.llm.assistant import ModelAssistant
from companion.llm.endpoint import Endpoint
from companion.services.outreach.assisting import Assisting
from tests.domain.made import ODILE, OWN, RUNE
from tests.fakes import FakePeople, FixedClock
from tests.llm.made import LEXICON, agreeing, at, chat, elsewhere, prompting
from tests.llm.server import Answer, ModelServer, serving

LINE = Evidence(who="mentor", source="work[0].highlights[1]", quote="Hung a telephone beside every machine.")


def by_length(question: str, mentor_id: str) -> Specificity:
    """Longer questions are more specific."""
    return Specificity(rank=1 + 100 // len(question), margin=len(question) / 100)


def assisting(where: Endpoint | None, *, mentor: bool = True, mentee: bool = True) -> Assisting:
    model = ModelAssistant(chat(where), prompting(where)) if where else None
    people = FakePeople([agreeing(RUNE, mentor), agreeing(ODILE, mentee)])
    return Assisting(people, LEXICON, FixedClock(), by_length, lambda: model)  # type: ignore[arg-type]


def asked(answer: object, method: str, *arguments: Any) -> tuple[Any, ModelServer]:
    reply: Answer = answer if callable(answer) else lambda body: answer
    with serving(reply) as server:
        return getattr(assisting(at(server.url)), method)(*arguments), server


THIN = OwnWords(lines=("Your work.", OWN[1], OWN[2]))


@pytest.mark.parametrize(
    ("question", "back"),
    [
        ("What happened on the first day?", "What happened on the first day?"),
        ("  Which part of it\nmade you stop? ", "Which part of it made you stop?"),
        ("", None), ("Tell me more.", None), ("What happened? And why?", None), ("Great start! What happened then?", None),
        ("Did Bettina Kroll say so?", None), ("Was it in 2014?", None), ("Have you seen https://evil.example?", None),
        ("word " * 40 + "?", None),
    ],
)  # fmt: skip
def test_at_most_one_plain_question_comes_back_on_a_thin_answer(question: str, back: str | None) -> None:
    found, server = asked({"question": question}, "follow_up", "odile", "rune", THIN)
    assert found == back
    assert len(server.requests) == 1


def test_answers_that_say_enough_are_not_asked_about() -> None:
    found, server = asked({"question": "Why?"}, "follow_up", "odile", "rune", OwnWords(lines=OWN))
    assert found is None
    assert server.requests == []


TYPED = "I am leading nine peple in Lyon since 2019 and i have not slept."


@pytest.mark.parametrize(
    ("after", "accepted"),
    [
        ("I am leading nine people in Lyon since 2019 and I have not slept.", True),
        ("I have been leading nine people in Lyon since 2019, and I have not slept.", True),
        (TYPED, False),
        ("I am leading ten people in Lyon since 2019 and I have not slept.", False),
        ("I am leading nine people in Lyons since 2019 and I have not slept.", False),
        ("I am leading nine people in Paris since 2019 and I have not slept.", False),
        ("I am leading nine people in Lyon since 2018 and I have not slept.", False),
        ("I am leading nine people in Lyon since 2019 and I have slept.", False),
        ("I passionately lead nine people in Lyon since 2019 and I have not slept.", False),
        ("My team of nine keeps me awake.", False),
        ("I am leading nine people in Lyon since 2019 and I have not slept. See https://evil.example.", False),
    ],
)
def test_tidying_changes_slips_and_nothing_that_is_meant(after: str, accepted: bool) -> None:
    answer = {"sentences": [{"number": 1, "text": after}]}
    found, _ = asked(answer, "tidy", "odile", "rune", OwnWords(lines=(TYPED,)))
    assert bool(found) is accepted
    if accepted:
        (one,) = found
        assert (one.before, one.after) == (TYPED, after)
        assert "".join(change.text for change in one.changes if change.op != "gone") == after
        assert "".join(c.text for c in one.changes if c.op == "gone").strip()


def test_a_sentence_with_a_way_to_reach_somebody_is_not_looked_at() -> None:
    lines = ("Ring me on +33 6 12 34 56 78 if you like.", TYPED)
    found, server = asked({"sentences": []}, "tidy", "odile", "rune", OwnWords(lines=lines))
    assert found == []
    assert "12 34" not in server.sent
    assert "nine peple" in server.sent


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        ("When a telephone hung beside every machine, who was the first to ring?", True),
        ("Why a telephone?", False),
        ("When you hung telephones, who rang, and what did Bettina Kroll say about it then?", None),
        ("You are brilliant. Who rang first?", None),
    ],
)
def test_a_sharper_question_is_kept_only_where_it_is_more_specific(after: str, kept: bool | None) -> None:
    before = "How do you get people to speak up?"
    found, _ = asked({"question": after}, "sharpen", "odile", "rune", before, LINE)
    if kept is None:
        assert found is None
    else:
        assert (found.kept, found.before, found.after, found.evidence) == (kept, before, after, LINE)
        assert found.specificity_before != found.specificity_after


def pair(mine: str, theirs: str, question: str = "How did the first ring sound?") -> dict[str, str]:
    return {"quote_of_the_one_who_asks": mine, "quote_of_the_one_who_is_asked": theirs, "question": question}


@pytest.mark.parametrize(
    ("suggested", "holds"),
    [
        (pair("stayed empty for six weeks", "Hung a telephone beside every machine."), True),
        (pair("Apprentices who speak up.", "The first week I pressed it myself."), True),
        (pair("stayed empty for eight weeks", "Hung a telephone beside every machine."), False),
        (pair("stayed empty for six weeks", "Hung telephones beside machines."), False),
        (pair("six", "a"), False),
        (pair("stayed empty for six weeks", "Hung a telephone beside every machine.", "You did it first."), False),
        (pair("stayed empty for six weeks", "Hung a telephone beside every machine.", "What did Kroll say then?"), False),
    ],
)
def test_both_quotations_of_a_bridge_stand_word_for_word(suggested: dict[str, str], holds: bool) -> None:
    found, _ = asked({"bridges": [suggested]}, "bridges", "odile", "rune", OwnWords(lines=OWN))
    assert bool(found) is holds
    for one in found:
        assert one.mentor.who == "mentor"
        assert one.mentee.who in {"own", "mentee"}


def test_no_more_bridges_than_can_be_weighed() -> None:
    many = [pair("stayed empty for six weeks", "Hung a telephone beside every machine.")] * 9
    found, _ = asked({"bridges": many}, "bridges", "odile", "rune", OwnWords(lines=OWN))
    assert len(found) == 3


GERMAN = (
    "Ich suche jemanden, der von der Küche in die Schule gewechselt ist, auf Spanisch, nicht aus der IT, am liebsten eine Frau."
)


def condition(field: str, value: str, words: str, op: str = "in") -> dict[str, Any]:
    return {"field": field, "op": op, "value": [value], "words": words}


def test_a_need_in_another_language_becomes_aspects_and_conditions_that_can_be_traced() -> None:
    answer = {
        "aspects": ["moving from a kitchen into teaching", "a woman"],
        "filters": [
            condition("language", "spanish", "auf Spanisch"), condition("industry", "technology", "nicht aus der IT", "not_in"),
            condition("industry", "wizardry", "von der Küche"), condition("stage", "senior", "with long experience"),
            condition("done", "a woman who left cooking", "eine Frau"),
        ],
    }  # fmt: skip
    need, _ = asked(answer, "read_need", GERMAN, "odile")
    assert need.text == GERMAN
    assert need.aspects[0] == "moving from a kitchen into teaching"
    assert Filter(field="language", value=["Spanish"], from_="auf Spanisch") in need.filters
    assert Filter(field="industry", op="not_in", value=["technology"], from_="nicht aus der IT") in need.filters
    assert {condition.field for condition in need.filters} <= {"language", "industry"}


def test_what_the_parser_found_or_refused_stands() -> None:
    text = "Leading a first team, outside tech, and only women please"
    answer = {
        "aspects": ["leading a first team"],
        "filters": [condition("industry", "finance", "outside tech"), condition("organisation", "women", "only women")],
    }
    need, _ = asked(answer, "read_need", text, "odile")
    assert [c.value for c in need.filters if c.field == "industry"] == [["technology"]]
    assert not [c for c in need.filters if c.field == "organisation"]
    assert need.refused


@pytest.mark.parametrize("answer", [lambda body: "no", lambda body: {"aspects": [], "filters": []}])
def test_where_the_model_is_of_no_use_the_parser_reads(answer: Answer) -> None:
    need, _ = asked(answer, "read_need", "Leading a first team", "odile")
    assert need == assisting(None).read_need("Leading a first team", "odile")


CALLS: list[tuple[str, tuple[Any, ...], bool, bool]] = [
    ("follow_up", ("odile", "rune", THIN), False, True),
    ("tidy", ("odile", "rune", OwnWords(lines=(TYPED,))), False, True),
    ("sharpen", ("odile", "rune", "How do you do it?", LINE), True, True),
    ("bridges", ("odile", "rune", OwnWords(lines=OWN)), True, True),
]
"""A method, its arguments, and whose consent it needs: the mentor's, the mentee's."""


@pytest.mark.parametrize(("method", "arguments", "needs_mentor", "needs_mentee"), CALLS)
@pytest.mark.parametrize(("mentor", "mentee"), [(True, False), (False, True), (False, False)])
def test_nothing_is_asked_without_a_yes_of_those_whose_text_it_needs(
    method: str, arguments: tuple[Any, ...], needs_mentor: bool, needs_mentee: bool, mentor: bool, mentee: bool
) -> None:
    with serving(lambda body: "no") as server:
        service = assisting(elsewhere(server.url), mentor=mentor, mentee=mentee)
        missing = (needs_mentor and not mentor) or (needs_mentee and not mentee)
        with pytest.raises(ModelError, match="has not agreed" if missing else "form"):
            getattr(service, method)(*arguments)
        assert bool(server.requests) is not missing
        if not mentor:
            assert "Hung a telephone" not in server.sent


def test_a_need_of_nobody_on_record_stays_here() -> None:
    with serving(lambda body: {"aspects": ["x"], "filters": []}) as server:
        need = assisting(elsewhere(server.url)).read_need("Leading a first team")
        assert server.requests == []
    assert need.aspects


def test_without_a_model_and_for_nobody() -> None:
    with pytest.raises(SettingsError, match="No language model"):
        assisting(None).tidy("odile", "rune", OwnWords(lines=OWN))
    with pytest.raises(UnknownPerson):
        assisting(None).bridges("odile", "nobody")
