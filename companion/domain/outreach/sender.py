"""Who wrote a message somebody received, as far as it says so."""

from __future__ import annotations

import re

from companion.domain.outreach.mail_head import split_head
from companion.domain.outreach.message import WORD, Sentences
from companion.domain.outreach.received import ENDS, own_text, read_received
from companion.domain.words.letters import plain_letter_words, plain_word, sign_off

MOST_NAMES = 3
"""Words of a name that stands under a message without a sign-off, or in its text."""

MOST_UNDER = 4
"""Lines under a message that are a name, a post, a place and a number."""

_AROUND = " -–—_|·"
"""What stands around a name under a message."""

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight yesterday".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_NO_FIRST = frozenset(
    "the a this that these those my our your his her their its some any not all every each in at on by for from of with and or "
    "but as if when where while until after before back again soon often more most much many very please here there now then "
    "always never thanks thank hoping looking talk call write happy new next last first yes".split()
)
"""What no name begins with, or is the only word of."""

_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}")
_CALLED = re.compile(r"\b(?:[Mm]y name is|[Mm]y name['’]s|I am called|I['’]m called|[Tt]hey call me)\s+(?P<after>[^\n]{1,60})")
_CAPITALS = r"[^\W\d_a-z][\w'’-]{0,40}(?: [^\W\d_a-z][\w'’-]{0,40})?"
_HERE = re.compile(
    rf"\b(?:[Ii]t['’]?s|[Tt]his is) (?P<it>{_CAPITALS})(?= (?:from|here|at|over)\b)|(?:^|[,.!]\s)(?P<here>{_CAPITALS})(?= here\b)"
)
_REACHED_AT = re.compile(
    r"[(\[]?\b(?:(?:tel|phone|ph|mob(?:ile)?|cell|m|t|e-?mail)\b ?[.:]* ?)?"
    r"(?:[+(]?\d[\d ()./-]{4,20}\d|[\w.+-]{1,60}@[\w.-]{1,60}|(?:https?://|www\.)\S{1,80})[)\]]?"
    r"|[(+]{1,2}\d[\d ()./-]{4,20}\d[)\]]?",
    re.IGNORECASE,
)
"""Where somebody is reached, beside or under their name."""

LONGEST_UNDER = 80
"""Characters of a line under a message; longer ones are text."""

_CLOSING = re.compile(
    r"(?:^|[.!?…]\s+|\n)(?P<formula>[^\n,.!?–-]{2,40})[,.!–-]\s*(?P<after>[^\n,.!?]{1,40})(?:,[^\n]{0,60})?\W*$"
)


def sender_of(text: str, sentences: Sentences) -> str | None:
    """The name under a message: below its sign-off, behind one on the same line, or a last line that is nothing but a name; else
    the one somebody gives in the text ("my name is …"), or the one over it ("From: …"). None where nothing reads so."""
    signature, body = read_received(text, sentences).signature, _unreached(own_text(text)).rstrip()
    lines = _unreached(signature.text).splitlines()[1:] if signature else _last_lines(body)
    under = next((bare for line in lines if (bare := _without_farewell(line.strip(_AROUND)).rstrip(",."))), "")
    over = split_head(text.replace("\r\n", "\n")).sender
    return _name(under) or _on_one_line(body) or _called(body) or _name(over or "")


def _unreached(text: str) -> str:
    """A text without numbers and addresses; a line that is nothing else goes."""
    lines = ((line, _without_contact(line)) for line in text.split("\n"))
    return "\n".join(left for line, left in lines if left.strip() or not line.strip())


def _without_contact(line: str) -> str:
    return line if len(line) > LONGEST_UNDER else _REACHED_AT.sub(" ", line).rstrip(_AROUND)


def _without_farewell(line: str) -> str:
    """A line without what closes the letter before the name: "Cheers Dave"."""
    found = list(WORD.finditer(line))
    closing = plain_letter_words().closing_length([plain_word(word[0]) for word in found[:-1]])
    return line[found[closing].start() :] if closing and found[closing][0][0].isupper() else line


def _name(said: str) -> str | None:
    return said if _NAME.fullmatch(said) and said[:1].isupper() and not _tells_otherwise(said) else None


def _tells_otherwise(said: str) -> bool:
    """Whether capitalised words are a day ("Best, Tuesday"), a project with its article or a remark ("Back Often"). A month with
    a word behind it is a name, "April Hughes"."""
    named = [word.casefold() for word in said.split()]
    return named[0] in _NO_FIRST or bool(_DAYS.intersection(named)) or (len(named) == 1 and named[0] in _MONTHS)


def _last_lines(body: str) -> list[str]:
    """The first of the last lines, where they stand apart from a text above and it is a few words that all begin with a capital;
    or the last line, where the one above it ends."""
    *above, under = re.split(r"\n\s*\n", body)
    lines = [line.strip(_AROUND) for line in under.splitlines() if line.strip(_AROUND)] or [""]
    if above and len(lines) <= MOST_UNDER and not any(line.endswith((*ENDS, ",")) for line in lines):
        return [lines[0]] if _in_capitals(lines[0]) else []
    return [lines[-1]] if len(lines) > 1 and lines[-2].endswith((*ENDS, ",")) and _in_capitals(lines[-1]) else []


def _in_capitals(line: str) -> bool:
    named = line.split()
    return 0 < len(named) <= MOST_NAMES and all(word[:1].isupper() for word in named)


def _on_one_line(body: str) -> str | None:
    """ "… come late? Thanks, Oluwaseun": a sign-off and a name that end the text."""
    found = _CLOSING.search(body)
    if found is None or not sign_off().fullmatch(found["formula"]) or not _in_capitals(found["after"]):
        return None
    return _name(found["after"].strip())


def _called(body: str) -> str | None:
    """The capitalised words behind "my name is", or those of "it's Dave from the depot" and "Dave here"."""
    found, here = _CALLED.search(body), _HERE.search(body)
    if found is None and here:
        return _name(here["it"] or here["here"])
    named = re.match(r"(?:[^\W\d_a-z][\w'’-]*(?: |(?=\W|$))){1,3}", found["after"]) if found else None
    return _name(named[0].strip()) if named else None
