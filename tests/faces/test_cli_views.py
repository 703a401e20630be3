"""Answers as text."""

from datetime import UTC, datetime

import pytest

from companion.cli.text import counted, listed, printable, table, wrapped
from companion.cli.views import matches, messages, people
from companion.domain.imports import ImportRecord, ImportReport, Problem
from companion.domain.matching.matches import ConstellationAnswer, Match, MatchAnswer, Nearest, Reason, Removed
from companion.domain.matching.passages import Kind
from companion.domain.needs import Filter, Form, Need, Refused
from companion.domain.outreach.outreach import Draft, Evidence, Finding, Sentence
from companion.services.people.erasing import told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\n\ttext", "plain\n\ttext"),
        ("a\r\nb", "a\nb"),
        ("\x1b[2Jgone", "\ufffd[2Jgone"),
        ("back\x08space", "back\ufffdspace"),
        ("\u202egnp.exe", "\ufffdgnp.exe"),
        ("\x9b31m", "\ufffd31m"),
        ("日本語 – “quoted”", "日本語 – “quoted”"),
    ],
)
def test_nothing_in_a_text_steers_the_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(("number", "said"), [(0, "0 people"), (1, "1 person"), (1200, "1,200 people")])
def test_counting(number: int, said: str) -> None:
    assert counted(number, "person", "people") == said


def test_a_list_without_items_is_left_out() -> None:
    assert listed("Not known:", []) == []
    assert listed("Not known:", ["a"]) == ["Not known:", "  - a"]


def test_a_table_lines_its_columns_up() -> None:
    assert table([("a", "bcd", "e"), ("fg", "h", "")]) == "a   bcd  e\nfg  h"


def test_wrapped_text_keeps_every_word() -> None:
    text = "word " * 60
    assert wrapped(text, first="  * ").split() == ["*", *text.split()]


NEED = Need(
    text="…",
    aspects=["leading a first team"],
    filters=[Filter(field="industry", op="not_in", value=["technology"], from_="outside tech")],
    refused=[Refused(words="a woman", because="nobody is chosen by gender here")],
    unread=["before Christmas"],
    form=Form(kind="micro", because="one question"),
)
MATCH = Match(
    person_id="p-1",
    name="Ada Holm",
    headline="Dairy foreman",
    similarity=0.61,
    reasons=[
        Reason(
            aspect="leading a first team", quote="I led six.", source="work[0].summary", kind=Kind.SUMMARY,
            similarity=0.6, closeness="close",
        )
    ],
    unknowns=["whether they speak Spanish"],
    cautions=["availability last confirmed in March"],
    formats=["one_off"],
    channels=["phone"],
    capacity=2,
)  # fmt: skip


def test_a_need_shows_every_part_of_itself() -> None:
    text = matches.need(NEED)
    for part in ("leading a first team", "industry is not technology", "outside tech", "a woman", "before Christmas", "micro"):
        assert part in text


def test_a_card_quotes_and_says_what_is_not_known_and_shows_no_number_as_a_grade() -> None:
    removed = [Removed(filter=Filter(field="consent"), people=3), Removed(filter=NEED.filters[0], people=0)]
    text = matches.answer(MatchAnswer(need=NEED, matches=[MATCH], removed=removed))
    for part in ("1. Ada Holm (p-1)", "“I led six.” [work[0].summary]", "whether they speak Spanish", "last confirmed in March"):
        assert part in text
    assert "3 people: did not agree to be suggested" in text
    assert "0.6" not in text
    assert "%" not in text


def test_what_settled_a_near_tie_and_what_else_is_to_be_said_of_the_order_is_told() -> None:
    tied = MATCH.model_copy(update={"near_tie": True, "order_note": "Ada and Bo fit about equally; so Ada stands first."})
    need = NEED.model_copy(update={"cautions": ["“law” and “not law” rule each other out."], "note": "The model was silent."})
    text = matches.answer(MatchAnswer(need=need, matches=[tied], notes=["One of the first kept their place."]))
    for part in ("fit about equally; so Ada stands first", "One of the first kept their place.", "rule each other out"):
        assert part in " ".join(text.split())
    assert "The model was silent." in matches.need(need)


@pytest.mark.parametrize("invented", [True, False])
def test_it_is_said_when_only_invented_people_were_searched(invented: bool) -> None:
    need = Need(text="a")
    one_by_one = matches.answer(MatchAnswer(need=need, invented=invented))
    together = matches.constellation(ConstellationAnswer(need=need, invented=invented))
    for text in (one_by_one, together):
        assert ("Only the invented sample people were searched" in text) is invented


def test_nobody_fits_is_an_answer() -> None:
    text = matches.answer(MatchAnswer(need=NEED, nothing_fits="Nobody here says anything about that."))
    assert text.startswith("Nobody here says anything about that.")
    assert "--nearest" not in text


def test_who_comes_nearest_is_offered_and_told_apart_from_those_who_fit() -> None:
    nothing = MatchAnswer(need=NEED, left=12, nothing_fits="Nobody here says anything about that.")
    assert "the same command with --nearest" in matches.answer(nothing)
    reason = MATCH.reasons[0].model_copy(update={"closeness": "the nearest they wrote"})
    near = Nearest(person_id="p-1", name="Ada", headline="Rota lead", reason=reason, lacks=["a loan"])
    text = " ".join(matches.answer(nothing.model_copy(update={"nearest": [near]})).split())
    assert text.startswith("Nobody here says anything about that. Nobody below fits.")
    assert f"- Ada (p-1) Rota lead * {reason.aspect}: the nearest they wrote “{reason.quote}” [{reason.source}]" in text
    assert "Says nothing close to: a loan" in text
    assert "the same command" not in text


LINE = Evidence(who="mentor", source="work[0].summary", quote="I led six.")
DRAFT = Draft(
    subject="Your first team",
    body="Dear Ada,\n\nI lead four. You led six.",
    writer="template",
    sentences=[
        Sentence(text="Dear Ada,", origin="courtesy"),
        Sentence(text="I lead four.", origin="own", evidence=[Evidence(who="own", source="own[0]", quote="I lead four.")]),
        Sentence(text="You led six.", origin="profile", evidence=[LINE]),
    ],
    findings=[
        Finding(rule="O8", severity="fail", message="Nothing is asked.", fix="Ask one question."),
        Finding(rule="O9", severity="fail", message="No way out.", confirmed=True),
        Finding(rule="O10", severity="warn", message="Long."),
    ],
)


def test_a_draft_is_the_message_first_then_its_receipts_then_what_to_mend() -> None:
    text = messages.draft(DRAFT)
    assert text.startswith("Subject: Your first team\n\nDear Ada,\n\nI lead four. You led six.\n\n")
    for part in ("[courtesy] Dear Ada,", "[your words] I lead four.", "[their profile] You led six. (their work[0].summary)"):
        assert part in text
    for part in (
        "O8 (mend) Nothing is asked.",
        "To mend: Ask one question.",
        "O9 (confirmed)",
        "O10 (look)",
        "1 finding to mend",
    ):
        assert part in text


def test_a_ready_draft_says_that_nothing_was_sent() -> None:
    assert "Nothing was sent" in messages.draft(DRAFT.model_copy(update={"ready": True, "findings": []}))


def test_without_own_words_there_are_questions_and_no_message() -> None:
    text = messages.draft(Draft(subject=None, body="", writer="template", questions_for_you=["Why this person?"]))
    assert text.startswith("To answer first:\n  - Why this person?")


def test_an_import_says_how_many_may_be_suggested() -> None:
    report = ImportReport(
        read=3, added=2, may_be_suggested=0, import_ids=["i-1"],
        skipped=[Problem(place="people.csv row 7", field="email", problem="'x' is not an e-mail address")],
        ignored_for_privacy=["Birth Date"],
    )  # fmt: skip
    text = people.import_report(report)
    for part in (
        "2 people; none of them may be suggested yet.",
        "--consent listed",
        "people.csv row 7, email: ",
        "Birth Date",
        "companion undo i-1",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("people_read", "may", "said"),
    [
        (1, 0, "1 person, who may not be suggested yet."),
        (1, 1, "1 person, who may be suggested."),
        (11, 0, "11 people; none of them may be suggested yet."),
        (11, 1, "11 people; 1 of them may be suggested."),
        (11, 11, "11 people; all of them may be suggested."),
    ],
)
def test_how_many_may_be_suggested(people_read: int, may: int, said: str) -> None:
    assert said in people.import_report(ImportReport(added=people_read, may_be_suggested=may)).splitlines()


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"vectors": 9, "profile": 1, "passages": 9, "drafts": 2}, "Forgotten: 1 profile, 9 passages, 2 drafts."),
        (
            {"vectors": 1, "earlier_versions": 1, "threads": 0, "mentions": 1},
            "Forgotten: 1 earlier version, 1 mention by others.",
        ),
        ({"vectors": 3, "profile": 0}, "Forgotten: what was left in the index."),
        ({"profile": 1, "suggestions": 2}, "Forgotten: 1 profile, 2 notes of suggestions."),
    ],
)
def test_what_was_forgotten_is_told_in_peoples_words(counts: dict[str, int], said: str) -> None:
    lines = people.erased(told(counts)).splitlines()
    assert lines[0] == said
    assert any("audit" in line for line in lines)


@pytest.mark.parametrize(
    ("ids", "shown"),
    [(["0123456789ab" + "0" * 20], ["01234567"]), (["012345678" + "0" * 23, "012345679" + "0" * 23], ["012345678", "012345679"])],
)
def test_imports_are_listed_by_as_much_of_their_id_as_tells_them_apart(ids: list[str], shown: list[str]) -> None:
    records = [ImportRecord(id=one, file="a.csv", format="csv", at=datetime(2026, 1, 2, tzinfo=UTC)) for one in ids]
    assert [line.split()[0] for line in people.imports(records).splitlines()] == shown


def test_a_preview_says_would() -> None:
    assert "2 would be added" in people.import_report(ImportReport(read=2, added=2, may_be_suggested=2, dry_run=True))
