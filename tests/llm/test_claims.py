"""A model as a second reader of claims, over a real socket: it adds doubt, once, and a failure of its adds none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from companion.domain.grounding.second_reading import Between
from companion.domain.outreach.outreach import Draft, OwnWords
from companion.llm.tasks.claims import ModelClaimReader
from companion.services.outreach.outreach import CheckRequest, DraftRequest, Outreach
from companion.settings import Settings
from companion.wiring import Companion
from tests.domain.made import ODILE, OWN, RUNE
from tests.llm.made import GOOD, FakeCalls, agreeing, answered, at, chat, elsewhere, outreach, prompting, said
from tests.llm.server import Answer, Body, ModelServer, Reply, error, serving

LINE = "Hung a telephone beside every machine."
PAIRS = [
    (LINE, "You hung a telephone beside every machine."),
    ("Moved the night shift to four tens in 2021.", "You moved it in 2012."),
]
DOUBT = {"number": 2, "words": "in 2021"}


def between(*, mentee: bool = True, mentor: bool = True, may_ask: bool = True) -> Between:
    return Between(agreeing(ODILE, mentee), agreeing(RUNE, mentor), may_ask=may_ask, about="d-1")


def read(answer: object, *, where: Any = at, pairs: Any = PAIRS, **about: bool) -> tuple[list[bool], ModelServer, FakeCalls]:
    reply: Answer | Reply = answer if callable(answer) or isinstance(answer, Reply) else lambda body: answer
    calls = FakeCalls()
    with serving(reply) as server:
        there = where(server.url, timeout_seconds=2.0) if where is at else where(server.url)
        found = ModelClaimReader(chat(there, calls), prompting(there)).contradicted(pairs, between=between(**about))
    return found, server, calls


@pytest.mark.parametrize(
    ("doubts", "found"),
    [
        ([], [False, False]),
        ([DOUBT], [False, True]),
        ([{"number": 2, "words": "In  2021"}], [False, True]),
        ([{"number": 2, "words": "in 2012"}], [False, False]),
        ([{"number": 2, "words": " . "}], [False, False]),
        ([{"number": 1, "words": "in 2021"}], [False, False]),
        ([{"number": 3, "words": "in 2021"}, {"number": 0, "words": "2021"}, {"number": -1, "words": "2021"}], [False, False]),
    ],
)
def test_a_doubt_counts_where_it_points_to_words_of_the_line(doubts: list[dict[str, Any]], found: list[bool]) -> None:
    answers, _, calls = read({"doubts": doubts})
    assert answers == found
    assert [(call.task, call.prompt.name, call.outcome, call.about) for call in calls.calls] == [
        ("claims", "claims", "answered", "d-1")
    ]


@pytest.mark.parametrize(
    "failing",
    [error(500), error(401), Reply(drop=True), Reply(lambda body: "I cannot say."), Reply(lambda body: {"doubts": "all"})],
)
def test_a_reader_that_fails_doubts_nothing(failing: Reply) -> None:
    answers, server, calls = read(failing)
    assert answers == [False, False]
    assert server.requests
    assert calls.calls[0].outcome != "answered"


@pytest.mark.parametrize(("mentee", "mentor"), [(True, False), (False, True), (False, False)])
def test_nothing_goes_elsewhere_without_both_peoples_yes(mentee: bool, mentor: bool) -> None:
    answers, server, calls = read({"doubts": [DOUBT]}, where=elsewhere, mentee=mentee, mentor=mentor)
    assert (answers, server.requests, calls.calls) == ([False, False], [], [])


def test_this_machine_may_read_everybody() -> None:
    assert read({"doubts": [DOUBT]}, mentee=False, mentor=False)[0] == [False, True]


def test_a_way_to_reach_somebody_keeps_its_pair_back() -> None:
    pairs = [*PAIRS, ("Write to rune@example.org about it.", "You ask for letters.")]
    answers, server, _ = read({"doubts": [DOUBT, {"number": 3, "words": "about it"}]}, pairs=pairs)
    assert answers == [False, True, False]
    assert "four tens" in server.sent
    assert "example.org" not in server.sent
    assert "You ask for letters" not in server.sent


def test_it_is_asked_once_and_only_where_a_model_just_wrote() -> None:
    with serving(lambda body: {"doubts": [DOUBT]}) as server:
        reader = ModelClaimReader(chat(at(server.url)), prompting(at(server.url)))
        assert reader.contradicted(PAIRS, between=between(may_ask=False)) == [False, False]
        assert server.requests == []
        assert reader.contradicted(PAIRS, between=between()) == [False, True]
        assert reader.contradicted(PAIRS[::-1], between=between()) == [True, False]
        assert reader.contradicted(PAIRS, between=between(may_ask=False)) == [False, True]
        assert len(server.requests) == 1


PROFILE_LINE = "You wrote “The alarm nobody pressed” in 2022."


def second_read(doubts: Answer, **request: Any) -> tuple[Draft, Outreach, ModelServer]:
    """Odile's draft by the model, which reads it again itself."""

    def answers(body: Body) -> object:
        return doubts(body) if "Doubts" in str(body) else GOOD

    with serving(answers) as server:
        made = outreach(at(server.url), reads_again=True)
        drafted = made.draft(DraftRequest(mentee="odile", mentor="rune", own=OwnWords(lines=OWN), **request))
    return drafted, made, server


def origins(draft: Draft) -> dict[str, str]:
    return {one.text: one.origin for one in draft.sentences}


def every_line(body: Body) -> object:
    """Doubts whatever it is shown, pointing to a word of each line."""
    material = body["messages"][-1]["content"]
    lines = [line.partition("Line: ")[2] for line in material.split("\n") if "Line: " in line]
    return {"doubts": [{"number": number, "words": line} for number, line in enumerate(lines, 1)]}


def test_a_doubted_sentence_of_a_model_has_no_source_and_own_words_stay_own() -> None:
    trusted, _, _ = second_read(lambda body: {"doubts": []})
    doubted, made, server = second_read(every_line)
    assert origins(trusted)[PROFILE_LINE] == "profile"
    assert origins(doubted)[PROFILE_LINE] == "unsupported"
    assert [one for one, origin in origins(doubted).items() if origin == "own"] == [
        one for one, origin in origins(trusted).items() if origin == "own"
    ]
    assert "O16" in {finding.rule for finding in doubted.findings}
    asked = len(server.requests)
    again = CheckRequest(mentee="odile", mentor="rune", own=OwnWords(lines=OWN), text=doubted.body, own_given=True)
    assert origins(made.check(again))[PROFILE_LINE] == "unsupported"
    assert len(server.requests) == asked


def test_what_the_rules_refuse_stays_refused() -> None:
    made_up = "You won the Gutenberg prize in 1999."
    invented = answered(said("[O1]", "own", "O1"), said(made_up, "profile", "M1"), said("[O3]", "own", "O3"))

    def answers(body: Body) -> object:
        return {"doubts": []} if "Doubts" in str(body) else invented

    with serving(answers) as server:
        made = outreach(at(server.url), reads_again=True)
        drafted = made.draft(DraftRequest(mentee="odile", mentor="rune", own=OwnWords(lines=OWN)))
    assert origins(drafted).get(made_up) in {None, "unsupported"}


@pytest.mark.parametrize(
    ("named", "model", "there"), [("model", "made-up", True), ("model", None, False), (None, "made-up", False)]
)
def test_it_reads_where_the_setting_and_a_model_are(tmp_path: Path, named: str | None, model: str | None, there: bool) -> None:
    made = Companion(Settings(home=tmp_path, claim_reader=named))
    where = at("http://127.0.0.1:9/v1")
    made.__dict__.update(endpoint=where if model else None, chat=chat(where) if model else None)
    assert isinstance(made.claim_reader, ModelClaimReader) is there
    assert (made.claim_reader is None) is not there


def test_the_template_writer_asks_nobody() -> None:
    _, _, server = second_read(every_line, writer="template")
    assert server.requests == []
