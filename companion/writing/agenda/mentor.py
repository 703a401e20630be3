"""What the mentor alone gets before a session: where their own path touches the question, what to ask, where to be careful."""

from __future__ import annotations

from collections.abc import Iterator

from companion.domain.agenda.agenda import AgendaKind, Line, Source, View, ViewSection
from companion.domain.agenda.brief import AgendaBrief, Bridge, PrivateNotes
from companion.domain.agenda.view import promise_lines
from companion.writing.agenda.notes import from_notes
from companion.writing.agenda.own_hours import outside_own_hours
from companion.writing.agenda.values import as_deed, in_quotes, is_told, of_case, short, values

MOST_OF_PATH = 3
"""Lines of the mentor's own path that a brief shows."""

MOST_OF_MENTEE = 2
"""Lines of the mentee's that a brief shows beside the one it asks about."""

_ASK_OF_STORY = (
    "What did you know afterwards that you would have liked to know before?",
    "What in it was harder than it reads?",
    "Which part of it do you leave out when you tell it?",
)
_ASK_OF_DEEDS = (
    "What went differently from what you expected?",
    "What of it would not hold for somebody else?",
    "Who saw it otherwise at the time?",
)
_ASK_OF_DUTIES = (
    "Which single day of that work would you tell about?",
    "What took you longest to learn in it?",
    "What of it does nobody see from outside?",
)
_ASK_OF_OFFER = (
    "Which case of your own stands behind it?",
    "When did that help somebody, and when did it not?",
    "What do people get wrong who have only heard of it?",
)
_ASK_OF_WORDS = (
    "Does it bear on the question, and on which part of it?",
    "What would somebody from outside want to know of it?",
    "Who does it in another way, and what for?",
)
_ASK_OF_PIECE = ("What happened that is not in it?", "What would you write otherwise today?", "Who disagreed with it?")


def private_brief(brief: AgendaBrief, notes: PrivateNotes) -> View:
    """The mentor's own view, which quotes no line twice. Notes are read only where the mentor wrote them."""
    mentee = brief.pair.mentee
    sections = [
        ViewSection(heading=f"What {mentee} asks", lines=list(_asked(brief))),
        ViewSection(heading=f"What makes {mentee}’s case its own", lines=list(_of_mentee(brief))),
        ViewSection(heading="What in your own path touches it", lines=list(_own_path(brief))),
        ViewSection(heading="One case asked of you", lines=list(_case(brief))),
        ViewSection(heading="Possibly alike, in different trades", lines=[_across(one, brief) for one in brief.bridges]),
        ViewSection(heading="Questions you might ask", lines=list(_questions(brief))),
        ViewSection(heading="Where to be careful", lines=list(_careful(brief))),
        ViewSection(heading="If it goes beyond what you know", lines=list(_hand_over(brief))),
        ViewSection(heading="What was promised", lines=promise_lines(brief.promises, brief.pair)),
        ViewSection(heading="From your notes", lines=from_notes(brief, notes, "mentor")),
    ]
    return View(title=f"For {brief.pair.mentor} alone", sections=[section for section in sections if section.lines])


def _asked(brief: AgendaBrief) -> Iterator[Line]:
    if brief.question:
        yield Line(text=f"“{brief.question}”", from_=[Source(source="question", quote=brief.question, who="mentee")])
    if found := short(brief.mentee.mentoring.goal or "", longest=280):
        source = Source(source="mentoring.goal", quote=found, who="mentee")
        yield Line(text=f"The goal: {in_quotes(found)}", from_=[source])


def _of_mentee(brief: AgendaBrief) -> Iterator[Line]:
    """Lines of the mentee's that are their own, the nearest to the question first; one is kept for a question to ask."""
    elsewhere = {*(bridge.mentee.source for bridge in brief.bridges), *(line.source for line in _asked_about(brief))}
    for line in [line for line in _told_before(brief) if line.source not in elsewhere][:MOST_OF_MENTEE]:
        if found := short(line.quote, longest=280):
            yield Line(text=f"“{found}”", from_=[line.model_copy(update={"quote": found})])


def _own_path(brief: AgendaBrief) -> Iterator[Line]:
    """Lines of the mentor's own that stand nowhere else in the brief."""
    elsewhere = {*of_case(brief), *(bridge.mentor.source for bridge in brief.bridges)}
    left = (line for line in brief.cases if line.source not in elsewhere)
    quoted = [(line, found) for line in left if (found := short(line.quote, longest=280))]
    for place, (line, found) in enumerate(quoted[:MOST_OF_PATH]):
        yield Line(text=f"{in_quotes(found)} {_asks(line, place)}", from_=[line.model_copy(update={"quote": found})])


def _asks(line: Source, place: int) -> str:
    """A question to a line of one's own, by what kind of line it is; another each time."""
    if line.source.startswith("publications"):
        return _ASK_OF_PIECE[place]
    if line.source.startswith("mentoring.transitions"):
        return _ASK_OF_STORY[place]
    if line.source.startswith("mentoring.can_help_with"):
        return _ASK_OF_OFFER[place]
    if not line.source.startswith(("work", "projects", "volunteer")):
        return _ASK_OF_WORDS[place]
    return _ASK_OF_DEEDS[place] if is_told(line) else _ASK_OF_DUTIES[place]


def _case(brief: AgendaBrief) -> Iterator[Line]:
    """The case that the agenda asks for, told so that it can be found in one's memory."""
    known = values(brief)
    asks = "Where was it, who was there, and what went wrong on the way?"
    if deed := known.get("deed"):
        yield Line(text=f"The time you {as_deed(deed.sources[0].quote)}. {asks}", from_=list(deed.sources))
    elif case := known.get("case"):
        yield Line(text=f"{in_quotes(case.text)} {asks}", from_=list(case.sources))
    else:
        near = "the question" if brief.question else f"{brief.pair.mentee}’s goal"
        yield Line(text=f"Which day from your own work comes near {near}? Where was it, and what went wrong?")


def _across(bridge: Bridge, brief: AgendaBrief) -> Line:
    text = (
        f"{brief.pair.mentee}: {in_quotes(bridge.mentee.quote)} You: {in_quotes(bridge.mentor.quote)} "
        "Could these be the same kind of work? Where do they part?"
    )
    return Line(text=text, from_=[bridge.mentee, bridge.mentor])


def _questions(brief: AgendaBrief) -> Iterator[Line]:
    """Open questions, each on what the mentee wrote; the last two serve anybody."""
    outcome = short(brief.mentee.mentoring.desired_outcome or "", longest=280)
    if said := outcome.rstrip("."):
        source = Source(source="mentoring.desired_outcome", quote=said, who="mentee")
        yield Line(text=f"You hope for this: “{said}”. What have you tried towards it, and what came of it?", from_=[source])
    for own in _asked_about(brief):
        found, about = short(own.quote, longest=280), "your question" if brief.question else "your goal"
        asks = f"A line of yours: {in_quotes(found)} How does that bear on {about}?"
        yield Line(text=asks, from_=[own.model_copy(update={"quote": found})])
    yield Line(text="What have you ruled out already, and what led you to that?")
    if not outcome:
        yield Line(text="What would be different for you if this were settled?")


def _asked_about(brief: AgendaBrief) -> list[Source]:
    """The mentee's line nearest to the question, if there is one that touches it."""
    return [line for line in _told_before(brief) if line in brief.touching][:1]


def _told_before(brief: AgendaBrief) -> list[Source]:
    """Lines of the mentee's that can be quoted, those that touch the question first and what they offer others last; goal and
    hope stand elsewhere."""
    elsewhere = ("mentoring.goal", "mentoring.desired_outcome")
    found = [line for line in brief.told if not line.source.startswith(elsewhere) and short(line.quote, longest=280)]
    return sorted(found, key=lambda line: (line not in brief.touching, line.source.startswith("mentoring.can_help_with")))


def _careful(brief: AgendaBrief) -> Iterator[Line]:
    """Cautions from the records, then the mentor's own limits, which stand in no other view."""
    yield from (Line(text=caution) for caution in brief.cautions)
    mentoring = brief.mentor.mentoring
    for i, topic in enumerate(mentoring.topics_declined):
        source = Source(source=f"mentoring.topics_declined[{i}]", quote=topic.rstrip("."), who="mentor")
        yield Line(text=f"You do not talk about “{topic.rstrip('.')}”. If it comes up, where is your line?", from_=[source])
    if found := short(mentoring.constraints or "", longest=280):
        source = Source(source="mentoring.constraints", quote=found, who="mentor")
        yield Line(text=f"Your own limits: {in_quotes(found)} Only you see this.", from_=[source])
    yield from outside_own_hours(brief.mentor, brief)
    if brief.kind is AgendaKind.REVERSE:
        yield Line(text="Nothing said here goes into an appraisal: it is for both to say so at the beginning.")


def _hand_over(brief: AgendaBrief) -> Iterator[Line]:
    if brief.others:
        named = " and ".join(brief.others)
        one = len(brief.others) == 1
        who = "Somebody on record who is open and comes near this" if one else "People on record who are open and come near this"
        yield Line(text=f"{who}: {named}. {'Would you name them?' if one else 'Is one of them worth naming?'}")
    yield Line(text="Contracts, health, money and conflicts at work have people of their own: who is that where you are?")
