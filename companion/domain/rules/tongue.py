"""The rule about language (O28): one the reader reads, the same throughout, and one these checks can read. It only warns."""

from __future__ import annotations

from collections.abc import Iterator

from companion.domain.outreach.meeting import languages, share_no_language
from companion.domain.outreach.outreach import Finding
from companion.domain.rules.case import Case, warn
from companion.domain.words.hard_facts import QUOTED
from companion.domain.words.tongue import ENGLISH, name_of, tongue


def their_language(case: Case) -> Iterator[Finding]:
    """O28: what the person should know of the language of their message, said once."""
    if case.tongue is not None and not _reads(case):
        said = f"{case.records.mentor.name} does not list {name_of(case.tongue)} among their languages."
        yield warn("O28", f"{said} Is it the one to write in?")
    elif _between_the_lines(case):
        yield warn("O28", "Your own sentences stand between English ones. Put those into your language, or leave them.")
    elif case.in_another_tongue and case.forms is None:
        language = name_of(case.tongue) if case.tongue else "This language"
        yield warn("O28", f"{language} is not read by these checks: they count, and look at names. The rest is yours to read.")
    elif share_no_language(case.records.mentee, case.records.mentor):
        yield warn("O28", _apart(case))


def _apart(case: Case) -> str:
    """That the two list no language in common, and which they do."""
    mine = " and ".join(languages(case.records.mentee, own=True))
    theirs = " and ".join(languages(case.records.mentor, own=False))
    return (
        f"You list {mine}, and {case.records.mentor.name} lists {theirs}. Say how the two of you could talk, or ask in writing."
    )


def _reads(case: Case) -> bool:
    """Whether the reader lists the language, or lists none; English is left alone, whoever writes in it."""
    listed = [(one.language or "").casefold() for one in case.records.mentor.languages]
    if not listed or case.tongue in {None, ENGLISH}:
        return True
    return any(name_of(case.tongue or ENGLISH).casefold() in language for language in listed)


def _between_the_lines(case: Case) -> bool:
    """Whether the sender's own words are in another language than the sentences around them."""
    own = " ".join(part.text for part, grounded in case.read() if grounded.origin == "own")
    others = QUOTED.sub(" ", " ".join(part.text for part, grounded in case.read() if grounded.origin != "own"))
    return tongue(others) == ENGLISH and tongue(own) not in {None, ENGLISH}
