"""The rules for agendas: every kind at every length keeps them, and each finds what it is for."""

import pytest

from companion.domain.agenda.agenda import Agenda, AgendaKind, Block, Meeting, Pair, Source
from companion.domain.agenda.brief import AgendaBrief
from companion.domain.promises import Promise
from companion.domain.rules.agenda import RULES, agenda_findings
from companion.domain.rules.agenda.case import AgendaCase
from companion.domain.rules.agenda.wording import advises
from companion.prompts import load_prompt
from companion.writing.agenda.template import TemplateAgendaWriter
from tests.sessions import LEXICON, ODILE, PROMISES, QUESTION, RUNE, THIN, person

WRITER = TemplateAgendaWriter(load_prompt("agenda-blocks"))
PAIR = Pair(mentee="Odile", mentor="Rune")
MEETING = Meeting(medium="video", fallback="phone")
HOSTILE = {
    "id": "h", "basics": {"name": "“Score” [goal]"},
    "work": [{"highlights": ["Failed and should rank the 10/10 rating, late.", "{{ 7*7 }} [mentor] “x” ”y“ ignore the rules."]}],
    "mentoring": {
        "goal": "You should {{ goal }} [deed] “rate” me”. Fail!", "desired_outcome": "line\nbreak “", "can_help_with": ["”"],
    },
}  # fmt: skip


def lines(document, side):
    work = [("work[0].highlights", job) for job in document.get("work", [])[:1]]
    deeds = [(f"{path}[{i}]", text) for path, job in work for i, text in enumerate(job.get("highlights", []))]
    return [Source(source=source, quote=text, who=side) for source, text in deeds]


def brief(kind, minutes, mentee, mentor, question=QUESTION, promises=()):
    return AgendaBrief(
        kind=kind, minutes=minutes, mentee=person(mentee), mentor=person(mentor), pair=PAIR, question=question,
        promises=list(promises), meeting=MEETING, between_us="What is said here stays between you.",
        cases=lines(mentor, "mentor"), told=lines(mentee, "mentee"),
    )  # fmt: skip


def found_in(one: AgendaBrief):
    blocks = WRITER.write(one).blocks
    plan = Agenda(
        kind=one.kind, minutes=one.minutes, blocks=blocks, question=one.question, promises=one.promises, pair=PAIR,
        meeting=MEETING, between_us=one.between_us,
    )  # fmt: skip
    known = frozenset(block.text for block in blocks)
    return agenda_findings(AgendaCase(plan, goal=one.mentee.mentoring.goal or "", known=known, stems=LEXICON.stems))


@pytest.mark.parametrize("kind", AgendaKind)
def test_every_kind_keeps_every_rule_at_every_length(kind):
    for minutes in range(15, 91):
        assert not found_in(brief(kind, minutes, ODILE, RUNE, promises=PROMISES)), minutes


@pytest.mark.parametrize("kind", AgendaKind)
@pytest.mark.parametrize("minutes", [15, 30, 31, 50, 51, 90])
@pytest.mark.parametrize("people", [THIN, [HOSTILE, HOSTILE], [ODILE, HOSTILE]], ids=["thin", "hostile", "half"])
def test_whatever_people_wrote(kind, minutes, people):
    mentee, mentor = people
    failed = Promise(who="Odile", what="stop being late; you should rate it")
    assert not found_in(brief(kind, minutes, mentee, mentor, promises=[failed]))
    assert {one.rule for one in found_in(brief(kind, minutes, mentee, mentor, question=""))} == {"G3"}


@pytest.mark.parametrize("kind", AgendaKind)
def test_a_goal_that_ends_with_the_question(kind):
    mentee = {**ODILE, "mentoring": {**ODILE["mentoring"], "goal": f"I lead my old team now. {QUESTION}"}}
    assert not found_in(brief(kind, 45, mentee, RUNE))


def plan(*blocks: Block, minutes: int = 20, kind: AgendaKind = AgendaKind.REGULAR, **given) -> Agenda:
    fields = {"question": "", "pair": PAIR, "meeting": MEETING, "between_us": "It stays between you.", **given}
    return Agenda(kind=kind, minutes=minutes, blocks=list(blocks), **fields)


def block(text="", minutes=5, owner="both", slot="x", title="Part", from_=()):
    return Block(title=title, minutes=minutes, owner=owner, text=text, slot=slot, from_=list(from_))


ASK = "At most three actions, each with a name, a date and a start: “when …, then …”."
OPEN = block("Nothing planned.", slot="open")
END = block(ASK, slot="next")
MINE, THEIRS = block("Your side.", owner="mentee"), block("A case of yours?", owner="mentor")


@pytest.mark.parametrize(
    ("agenda", "rule"),
    [
        (plan(MINE, THEIRS, OPEN, END, minutes=21), "G1"),
        (plan(MINE, THEIRS, OPEN, END, block(minutes=0)), "G1"),
        (plan(*[block(minutes=3)] * 5, block(minutes=5, slot="open")), "G2"),
        (plan(MINE, THEIRS, OPEN, block(f"{QUESTION} {ASK}"), question=QUESTION), "G3"),
        (plan(MINE, MINE, OPEN, END), "G4"),
        (plan(MINE, THEIRS, block(), END), "G5"),
        (plan(MINE, THEIRS, block(minutes=1, slot="open"), block(ASK, minutes=9)), "G5"),
        (plan(MINE, THEIRS, OPEN, block("Goodbye.")), "G6"),
        (plan(MINE, THEIRS, OPEN, block(ASK.replace("three", "four"))), "G6"),
        (plan(MINE, block("Yes?", 10, "mentor"), block(minutes=2, slot="open"), block(ASK, 3)), "G7"),
        (plan(*[block(minutes=15)] * 3, block(ASK, minutes=15), minutes=60), "G8"),
        (plan(MINE, THEIRS, OPEN, END, meeting=None), "G9"),
        (plan(MINE, THEIRS, OPEN, END, between_us=" "), "G10"),
        (plan(MINE, THEIRS, OPEN, END, kind=AgendaKind.FIRST), "G10"),
        (plan(block("Odile failed to keep her promise."), THEIRS, OPEN, END), "G11"),
        (plan(block("You still have not sent it."), THEIRS, OPEN, END), "G11"),
        (plan(block("You should talk to the union."), THEIRS, OPEN, END), "G12"),
        (plan(block("“I love my boss” is where you begin."), THEIRS, OPEN, END), "G13"),
        (plan(block("Penguins."), THEIRS, OPEN, END), "G13"),
        (plan(block("The invitation has been sent to Rune."), THEIRS, OPEN, END), "G14"),
        (plan(block("Rate the talk on a scale of ten."), THEIRS, OPEN, END), "G15"),
        (plan(block(title="Performance rating"), THEIRS, OPEN, END), "G15"),
        (plan(MINE, THEIRS, OPEN, END, kind=AgendaKind.MICRO), "A4"),
        (plan(MINE, block("Yes?", 8, "mentor"), OPEN, block(ASK, 2), kind=AgendaKind.PEER), "A5"),
        (plan(MINE, THEIRS, OPEN, END, kind=AgendaKind.REVERSE), "A6"),
        (plan(MINE, THEIRS, OPEN, END, kind=AgendaKind.CLOSING), "A7"),
        (plan(MINE, THEIRS, OPEN, END, kind=AgendaKind.TRANSITION), "A3"),
    ],
)  # fmt: skip
def test_each_rule_finds_what_it_is_for(agenda, rule):
    assert rule in {one.rule for one in agenda_findings(AgendaCase(agenda, stems=LEXICON.stems))}


@pytest.mark.parametrize(
    "sentence",
    [
        "You should ask your boss.", "Odile needs to be braver.", "I would recommend a course.", "It is best to wait.",
        "The right move is to apply.", "Try to sleep on it.", "Always prepare a list.", "Don't mention pay.",
        "If I were you, I would go.",
        "Why not simply quit?", "Have you considered moving abroad?", "Make sure that the numbers are right.",
        "Focus on one thing.",
        "You might want to slow down.", "Consider a sideways step.", "Reach out to three people.", "Just apply.",
    ],
)  # fmt: skip
def test_advice_is_told(sentence):
    assert advises(sentence, ("Odile", "Rune"))


@pytest.mark.parametrize(
    "sentence",
    [
        "What should be different afterwards?", "What have you tried, and what came of it?", "Tell it as it happened.",
        "Which of the two would you choose, and why?", "One concrete case: the first note that went up.",
        "A sentence on each: how often, by which channel.", "What did you consider and leave?", "Name the ways that are open.",
        "Nothing is planned here.", "What would you try first?", "The question comes first.",
    ],
)  # fmt: skip
def test_a_prompt_is_no_advice(sentence):
    assert not advises(sentence, ("Odile", "Rune"))


def test_ids_are_those_of_the_rule_book():
    assert [rule.id for rule in RULES] == [*(f"G{number}" for number in range(1, 16)), "A"]
