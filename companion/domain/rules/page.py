"""The rule book as a page for people: `docs/rules.md` is what this prints, and a test compares the two."""

from __future__ import annotations

from collections.abc import Iterator

from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.rules import NEVER_CONFIRMED_PAST, OWN_WORDS_ONLY, RULES
from companion.domain.rules.case import Rule
from companion.domain.rules.programme import LOCKED, OPEN_THREADS, REST_DAYS
from companion.domain.rules.table import TABLE

_KINDS = {
    MessageKind.FIRST: "first",
    MessageKind.AFTER_EVENT: "after an event",
    MessageKind.INTRO_REQUEST: "intro request",
    MessageKind.FOLLOW_UP: "follow-up",
    MessageKind.UPDATE: "update",
    MessageKind.THANK_YOU: "thank-you",
}
_CHANNELS = {Channel.EMAIL: "e-mail", Channel.LINKEDIN: "LinkedIn", Channel.SLACK: "Slack", Channel.NOTE: "note"}

_BEFORE = """# The rules for first messages

Every message is read by these rules, whoever wrote it. A rule that fails keeps a message from being marked as reviewed; a
warning is there to be considered. This page is printed from the code by `companion.domain.rules.page`.

A rule is asked where both its kind and its channel have a dot. An introduction request is addressed to the mutual contact.
A thank-you is the person's own: it is prompted for, and what they write is only read for what must not leave.

"""
_AFTER = """
O26, a draft stays a draft, is no check of a text: nothing in the program can send, and a test holds that no library for mail
or messaging is imported.

A mentoring programme may weigh a rule otherwise, in a file `programme.toml` beside the data: `off`, `warn` or `fail` below
`[rules]`, for every rule but {locked}. Below `[caps]` it sets `open_threads` (default {open_threads}), the messages one person
keeps open at a time, and `rest_days` (default {rest_days}), for how long somebody is left in peace after a message that ended in
silence. A person may keep a message past these caps knowingly. A name that there is not is an error that says so.

Many findings offer a fix. One that takes a sentence away or adds one is offered only where no other rule would object.

"May be kept" says whether the person whose message it is may keep a failing text knowingly (`--confirm`). Warnings may
always be kept, and a sentence somebody typed themselves where a profile seems to say otherwise. Nobody can confirm past an
explicit no, or write to somebody in their own reporting line.
"""


def page() -> str:
    """The page, in Markdown."""
    head = ["rule", "", *_KINDS.values(), *_CHANNELS.values(), "may be kept"]
    lines = [_row(head), _row(["---"] * len(head)), *(_row(list(_cells(rule))) for rule in RULES)]
    locked = ", ".join(sorted(LOCKED))
    after = _AFTER.format(locked=locked, open_threads=OPEN_THREADS, rest_days=REST_DAYS)
    return _BEFORE + "\n".join(lines) + "\n" + after


def _cells(rule: Rule) -> Iterator[str]:
    scope = TABLE[rule.id]
    yield rule.id
    yield rule.title
    yield from ("●" if kind in scope.kinds else "" for kind in _KINDS)
    yield from ("●" if channel in scope.channels else "" for channel in _CHANNELS)
    yield _kept(rule)


def _kept(rule: Rule) -> str:
    if rule.id in OWN_WORDS_ONLY:
        return "own words"
    return "" if not rule.confirmable else "mostly" if rule.id in NEVER_CONFIRMED_PAST else "yes"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
