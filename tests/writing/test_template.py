"""Drafts between sample people, as people type: what must hold of every one of them."""

from itertools import combinations, pairwise
from typing import Any

import pytest

from companion.domain.outreach.asking import asks_for_time
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Channel, MessageKind, OwnWords
from companion.domain.outreach.reading import ground_all
from companion.domain.outreach.writing import Brief, OwnSentence
from companion.domain.rules import findings
from companion.domain.rules.case import Case
from tests.writing.made import DRAFTS, SharedStems, brief, cases, grounded, message, records_of, sample, writer

CASES = [
    pytest.param(case, id=f"{case['from']}-{case['to']}-{case.get('channel', 'email')}-{case.get('kind', 'first')}")
    for case in cases()
]
FIRST = [param for param in CASES if param.values[0].get("kind", "first") == "first"]  # type: ignore[attr-defined]
GOLDEN = sorted(DRAFTS.glob("*.txt"))


def own_texts(sent: Brief) -> list[str]:
    return [item.text for item in [*sent.why, *sent.tried, *sent.asks]]


@pytest.mark.parametrize("case", CASES)
def test_own_sentences_stand_word_for_word_or_are_named_as_left_out(case: dict[str, Any]) -> None:
    sent = brief(case)
    written = writer().write(sent)
    for text in own_texts(sent):
        assert (text in written.body) != (text in written.own_left_out)


@pytest.mark.parametrize("case", CASES)
def test_everything_the_machine_says_rests_on_a_line(case: dict[str, Any]) -> None:
    sent = brief(case)
    for text, found in grounded(writer().write(sent), sent):
        if not any(own in text or text in own for own in own_texts(sent)):
            assert found.origin in {"profile", "courtesy", "own"}, (text, found.trouble)


@pytest.mark.parametrize("case", CASES)
def test_the_same_facts_give_the_same_draft(case: dict[str, Any]) -> None:
    assert writer().write(brief(case)) == writer().write(brief(case))


@pytest.mark.parametrize("case", FIRST)
def test_one_ask_at_most_two_questions_and_no_two_machine_sentences_that_begin_with_i(case: dict[str, Any]) -> None:
    sent = brief(case)
    read = message(writer().write(sent), sent)
    own = own_texts(sent)
    texts = [part.text for part in read.sentences]
    machine = [text for text in texts if not any(typed in text or text in typed for typed in own)]
    if sent.channel is not Channel.NOTE:
        assert sum(asks_for_time(text) or "in writing" in text or "reply" in text for text in machine) == 1
    assert 1 <= sum(part.is_question for part in read.sentences) <= 3
    assert not any(one in machine and one.startswith("I ") and two.startswith("I ") for one, two in pairwise(texts))


@pytest.mark.parametrize("case", FIRST)
@pytest.mark.parametrize(
    ("channel", "most_words", "most_characters"),
    [("email", 130, 2000), ("linkedin", 120, 590), ("note", 60, 200), ("slack", 85, 2000)],
)
def test_each_channel_is_kept_to(case: dict[str, Any], channel: str, most_words: int, most_characters: int) -> None:
    sent = brief({**case, "channel": channel})
    written = writer().write(sent)
    long_own = max(len(text) for text in own_texts(sent)) > 120
    assert len(written.body) <= most_characters or (channel == "note" and long_own)
    assert sum(len(words(part.text)) for part in message(written, sent).sentences) <= most_words
    assert (written.subject is None) == (channel != "email")


@pytest.mark.parametrize("case", FIRST)
def test_a_subject_is_three_to_eight_words(case: dict[str, Any]) -> None:
    subject = writer().write(brief({**case, "channel": "email"})).subject
    assert subject and 3 <= len(subject.split()) <= 9 and len(subject) <= 70 and subject[0] in subject[0].upper()


@pytest.mark.parametrize("case", CASES)
def test_every_draft_is_ready(case: dict[str, Any]) -> None:
    sent = brief(case)
    read, records = message(writer().write(sent), sent), records_of(sent)
    asked = Case(
        read,
        ground_all(read, records),
        records,
        sent.today,
        sent.channel,
        sent.kind,
        mutual_agreed=sent.mutual_agreed,
        warm_paths=tuple(sent.warm_paths),
    )
    assert [finding for finding in findings(asked) if finding.severity == "fail"] == []


@pytest.mark.parametrize("case", FIRST)
def test_an_introduction_is_asked_for_with_the_own_words_to_pass_on(case: dict[str, Any]) -> None:
    sent = brief({**case, "channel": "email", "how_known": ""}, kind=MessageKind.INTRO_REQUEST, mutual="Samira Haddad")
    written = writer().write(sent)
    read, records = message(written, sent), records_of(sent)
    found = findings(Case(read, ground_all(read, records), records, sent.today, sent.channel, sent.kind))
    assert [finding for finding in found if finding.severity == "fail"] == []
    assert read.greeting and read.greeting.text == "Dear Samira Haddad," and 40 <= read.word_count <= 90


def long_case() -> dict[str, Any]:
    line = "On Monday we stopped the mixer and nobody said why it had been stopped at all. " * 7
    return {**cases()[45], "lines": [line, line, "What did you do in the first month to get somebody to speak?"]}


def test_long_own_words_are_left_out_by_whole_sentences() -> None:
    sent = brief(long_case())
    assert sum(len(words(part.text)) for part in message(writer().write(sent), sent).sentences) <= 130


def test_without_own_words_nothing_is_written() -> None:
    written = writer().write(brief({**cases()[0], "lines": []}))
    assert (written.body, written.subject) == ("", None)


def test_a_question_inside_a_story_stays_in_it() -> None:
    case = next(case for case in cases() if case["from"] == "p-0329")
    body = writer().write(brief(case)).body
    assert "so should we close the window? I had no answer." in body


def test_a_thin_profile_gives_no_point_and_still_a_message() -> None:
    thin = sample()["p-0620"].model_copy(
        update={"mentoring": sample()["p-0620"].mentoring.model_copy(update={"can_help_with": []})}
    )
    written = writer().write(brief(cases()[0], mentor=thin, points=[], nearness=[]))
    assert cases()[0]["lines"][2] in written.body


@pytest.mark.parametrize(
    ("kind", "least", "most"), [("follow-up", 20, 60), ("after-event", 30, 80), ("update", 20, 130)],
)  # fmt: skip
def test_kinds_keep_to_their_length(kind: str, least: int, most: int) -> None:
    case = next(case for case in cases() if case.get("kind") == kind)
    sent = brief(case)
    assert least <= sum(len(words(part.text)) for part in message(writer().write(sent), sent).sentences) <= most


def test_a_follow_up_repeats_neither_who_writes_nor_the_point() -> None:
    sent = brief({**cases()[45], "lines": ["The board has its first note."]}, kind=MessageKind.FOLLOW_UP)
    body = writer().write(sent).body
    assert "bakery owner" not in body and "They all knew" not in body and "leave it here" in body


def test_forty_drafts_to_one_mentor_differ() -> None:
    firsts = [case for case in cases() if not case.get("kind") and not case.get("channel") and case["from"] != "p-0601"]
    by_sender = {case["from"]: case for case in firsts}
    drafts = [message(writer().write(sent), sent) for case in by_sender.values() for sent in [brief({**case, "to": "p-0601"})]]
    assert len(drafts) >= 40
    sets = [{part.text for part in draft.sentences} for draft in drafts]
    shared = [2 * len(one & two) / (len(one) + len(two)) for one, two in combinations(sets, 2)]
    assert sum(shared) / len(shared) < 0.06
    assert len({draft.sentences[0].text for draft in drafts}) >= 15


def test_suggestions_are_questions_that_rest_on_lines() -> None:
    for case in cases()[:20]:
        for idea in writer().suggest(brief(case)):
            assert idea.text.endswith("?") and idea.evidence and "  " not in idea.text and "you you" not in idea.text.lower()


def test_the_shape_has_gaps_for_what_only_the_person_can_say() -> None:
    shape = writer().shape(brief({**cases()[0], "lines": []}))
    assert shape[0] == "Dear Wambui," and sum(line.startswith("…") for line in shape) == 3


def test_braces_in_a_profile_stay_text() -> None:
    sent = brief(cases()[0])
    offers = ["I can read {{ 7*7 }} and {% raw %} tables"]
    mentee = sent.mentee.model_copy(update={"mentoring": sent.mentee.mentoring.model_copy(update={"offers": offers})})
    mentor = sent.mentor.model_copy(update={"mentoring": sent.mentor.mentoring.model_copy(update={"focus_areas": ["tables"]})})
    bodies = [
        writer().write(
            sent.model_copy(
                update={
                    "mentee": mentee,
                    "mentor": mentor,
                    "own": OwnWords(lines=(f"Line {n}.", "I drew it twice.")),
                    "why": [OwnSentence(text=f"Line {n}.", line=0)],
                    "tried": [OwnSentence(text="I drew it twice.", line=1)],
                    "asks": [],
                }
            )
        )
        for n in range(6)
    ]
    told = [written.body for written in bodies if "tables" in written.body]
    assert told and all("{{ 7*7 }} and {% raw %}" in body and "49" not in body for body in told)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Any) -> None:
    case = cases()[int(path.stem.split("-")[0])]
    written = writer().write(brief(case, SharedStems()))
    subject = f"Subject: {written.subject}\n\n" if written.subject else ""
    assert f"{subject}{written.body}\n" == path.read_text(encoding="utf-8")
