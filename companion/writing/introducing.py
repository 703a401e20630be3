"""Introductions of two who both said yes: three short drafts, made of what they wrote themselves and of joints."""

from __future__ import annotations

from collections.abc import Iterable

from companion.domain.cohort.introducing import Introduced, Introduction, IntroductionFacts, Letter
from companion.domain.people import Profile
from companion.writing.names import calling_name

YOUR_NAME = "[your name]"
FIRST_TALK = "Half an hour is enough for a first talk."
FREE = "Either of you may stop at any time, and no reason is needed."


class IntroductionTemplate:
    """Writes introductions without a language model."""

    def called(self, person: Profile) -> str:
        """What somebody is called in a salutation."""
        return calling_name(person)

    def write(self, proposal: str, facts: IntroductionFacts) -> Introduction:
        """The drafts of one introduction. What is quoted is quoted word for word."""
        return Introduction(
            proposal=proposal,
            facts=facts,
            to_both=_to_both(facts),
            from_mentee=_from_mentee(facts),
            from_mentor=_from_mentor(facts),
        )


def _to_both(facts: IntroductionFacts) -> Letter:
    mentee, mentor = facts.mentee, facts.mentor
    return _letter(
        f"{mentee.name} and {mentor.name}",
        f"Dear {mentee.calling}, dear {mentor.calling},",
        "you both said yes to being introduced.",
        *filter(None, (_about(mentee), _about(mentor))),
        f"{mentee.calling}, it helps if you write first, with one or two times and what you would like to ask. {FIRST_TALK}",
        FREE,
        f"Kind regards,\n{YOUR_NAME}",
    )


def _from_mentee(facts: IntroductionFacts) -> Letter:
    mentee, mentor = facts.mentee, facts.mentor
    return _letter(
        f"A first talk: {mentee.name}",
        f"Dear {mentor.calling},",
        f"we both said yes to talking with each other ({facts.cohort}). {_i_am(mentee)}",
        *_quoted("What I would like to work out:", mentee.says[:1]),
        *_quoted("One line of yours I would like to hear more about:", mentor.says[:1]),
        "Would half an hour suit you in the next two weeks? Tell me when, and how you like to talk. If it does not suit after "
        "all, just say so.",
        f"Kind regards,\n{mentee.name}",
    )


def _from_mentor(facts: IntroductionFacts) -> Letter:
    mentee, mentor = facts.mentee, facts.mentor
    return _letter(
        f"A first talk: {mentor.name}",
        f"Dear {mentee.calling},",
        f"we both said yes to talking with each other ({facts.cohort}). {_i_am(mentor)}",
        *_quoted("You wrote:", mentee.says[:1]),
        *_quoted("From my side, as it stands in my profile:", mentor.says[:1]),
        "Would half an hour suit you in the next two weeks? Send one question beforehand if you have one; it is fine to come "
        "without. If it does not suit after all, just say so.",
        f"Kind regards,\n{mentor.name}",
    )


def _about(person: Introduced) -> str:
    who = f"{person.name} ({person.headline})" if person.headline else person.name
    return f"{who} writes: “{person.says[0]}”" if person.says else (f"{who}." if person.headline else "")


def _i_am(person: Introduced) -> str:
    return f"I am {person.name}{f', {person.headline}' if person.headline else ''}."


def _quoted(lead: str, lines: Iterable[str]) -> list[str]:
    return [f"{lead} “{line}”" for line in lines]


def _letter(subject: str, *paragraphs: str) -> Letter:
    return Letter(subject=" ".join(subject.split()), body="\n\n".join(paragraphs))
