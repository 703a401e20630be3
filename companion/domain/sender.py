"""Who wrote a message somebody received, as far as it says so."""

from __future__ import annotations

import re

from companion.domain.message import SIGN_OFF, Sentences
from companion.domain.received import ENDS, own_text, read_received

MOST_NAMES = 3
"""Words of a name that stands under a message without a sign-off, or in its text."""

MOST_UNDER = 4
"""Lines under a message that are a name, a post, a place and a number."""

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
_CLOSING = re.compile(
    r"(?:^|[.!?…]\s+|\n)(?P<formula>[^\n,.!?–-]{2,40})[,.!–-]\s*(?P<after>[^\n,.!?]{1,40})(?:,[^\n]{0,60})?\W*$"
)


def sender_of(text: str, sentences: Sentences) -> str | None:
    """The name under a message: below its sign-off, behind one on the same line, or a last line that is nothing but a name; else
    the one somebody gives in the text ("my name is …"). None where nothing reads so."""
    signature, body = read_received(text, sentences).signature, own_text(text).rstrip()
    lines = signature.text.splitlines()[1:] if signature else _last_lines(body)
    under = next((line.strip().rstrip(",.") for line in lines if line.strip(" -–—_")), "")
    return _name(under) or _on_one_line(body) or _called(body)


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
    lines = [line.strip() for line in under.splitlines() if line.strip(" -–—_")] or [""]
    if above and len(lines) <= MOST_UNDER and not any(line.endswith((*ENDS, ",")) for line in lines):
        return [lines[0]] if _in_capitals(lines[0]) else []
    return [lines[-1]] if len(lines) > 1 and lines[-2].endswith((*ENDS, ",")) and _in_capitals(lines[-1]) else []


def _in_capitals(line: str) -> bool:
    named = line.split()
    return 0 < len(named) <= MOST_NAMES and all(word[:1].isupper() for word in named)


def _on_one_line(body: str) -> str | None:
    """ "… come late? Thanks, Oluwaseun": a sign-off and a name that end the text."""
    found = _CLOSING.search(body)
    if found is None or not SIGN_OFF.fullmatch(found["formula"]) or not _in_capitals(found["after"]):
        return None
    return _name(found["after"].strip())


def _called(body: str) -> str | None:
    """The capitalised words behind "my name is"."""
    found = _CALLED.search(body)
    named = re.match(r"(?:[^\W\d_a-z][\w'’-]*(?: |(?=\W|$))){1,3}", found["after"]) if found else None
    return _name(named[0].strip()) if named else None
