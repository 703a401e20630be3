"""Two people who both said yes, as drafts and sheets tell of them: only what they wrote themselves, word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import BaseModel, Field

from companion.domain.cohort.kept import Side
from companion.domain.cohort.plan import PlannedPair
from companion.domain.people import Profile, value_at

MOST_QUOTED = 320
"""Characters of one quotation; a longer text is cut at the end of a sentence."""

Sentences = Callable[[str], list[str]]


class Introduced(BaseModel):
    """One of the two. `calling` is what they are called in a salutation; `says` are lines of theirs for the other to know."""

    id: str
    name: str
    calling: str
    headline: str | None = None
    email: str | None = None
    says: list[str] = Field(default_factory=list)
    ways: list[str] = Field(default_factory=list)


class IntroductionFacts(BaseModel):
    """What an introduction may say, and nothing else may it say."""

    cohort: str
    mentee: Introduced
    mentor: Introduced


class Letter(BaseModel):
    """A draft for a person to send; nobody sends it for them."""

    subject: str
    body: str


class Introduction(BaseModel):
    """Drafts of one introduction: to both by whoever leads the cohort, and from each of the two to the other."""

    proposal: str
    facts: IntroductionFacts
    to_both: Letter
    from_mentee: Letter
    from_mentor: Letter


def introduced(person: Profile, side: Side, *, calling: str, planned: PlannedPair | None, sentences: Sentences) -> Introduced:
    """What may be told of a person to the other: a mentee's goal, a mentor's lines for which they were proposed."""
    texts = _of_mentee(person) if side == "mentee" else _of_mentor(person, planned)
    says = dict.fromkeys(cut for text in texts if (cut := quotable(text, sentences)))
    return Introduced(
        id=person.id, name=person.name, calling=calling, headline=person.headline, email=person.basics.email, says=list(says)[:2],
        ways=list(_ways(person)),
    )  # fmt: skip


def quotable(text: str, sentences: Sentences) -> str:
    """The beginning of a text, in whole sentences, at most MOST_QUOTED characters; empty where its first sentence is longer."""
    kept = ""
    for sentence in sentences(text.strip()):
        if len(kept) + len(sentence.rstrip()) > MOST_QUOTED:
            break
        kept += sentence
    return kept.strip()


def _of_mentee(person: Profile) -> Iterator[str]:
    mentoring = person.mentoring
    yield from filter(None, (mentoring.goal, mentoring.desired_outcome, *mentoring.focus_areas))


def _of_mentor(person: Profile, planned: PlannedPair | None) -> Iterator[str]:
    """The lines the proposal rests on, as long as they stand in the profile; else what they offer help with."""
    document = person.document()
    reasons = planned.reasons if planned else []
    yield from (one.quote for one in reasons if one.quote in (value_at(document, one.source) or ""))
    yield from (*person.mentoring.can_help_with, *filter(None, (person.basics.summary,)))


def _ways(person: Profile) -> Iterator[str]:
    """How they like to meet, in plain words. Their hours and their zone are for them to name."""
    if channels := person.mentoring.channels:
        yield "By " + ", ".join(channel.replace("_", " ") for channel in channels)
    if spoken := [one.language for one in person.languages if one.language]:
        yield "Speaks " + ", ".join(spoken)
