"""An agenda as plain text, as text for Slack, and its open actions one a line for a board."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.agenda.agenda import Agenda, View

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def plain(agenda: Agenda) -> str:
    """What both see, as plain text."""
    return "\n".join(_plain_lines(shared(agenda))) + "\n"


def slack(agenda: Agenda) -> str:
    """What both see, with the marks Slack reads; what people wrote can neither mark up nor call anybody."""
    view = shared(agenda)
    parts = [f"*{_calm(view.title)}*"]
    for section in view.sections:
        parts += ["", f"*{_calm(section.heading)}*", *(f"• {_calm(line.text)}" for line in section.lines)]
    return "\n".join(parts) + "\n"


def board(agenda: Agenda) -> str:
    """One promise that is still open a line: what, who and by when."""
    still = [promise for promise in agenda.promises if promise.state in {"open", "moved"}]
    lines = [f"{one.what.rstrip('.;')} · {one.who}{f' · {one.due.isoformat()}' if one.due else ''}" for one in still]
    return "".join(f"{one_line(line)}\n" for line in lines)


def shared(agenda: Agenda) -> View:
    """The view of both. An agenda that stopped at a boundary has none, and no form."""
    if agenda.views is None:
        raise ValueError("an agenda without views has no form")
    return agenda.views.shared


def one_line(text: str) -> str:
    """A text on one line, without characters that would steer whatever shows it."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _plain_lines(view: View) -> Iterator[str]:
    yield one_line(view.title)
    for section in view.sections:
        yield ""
        yield one_line(section.heading)
        yield from (f"  {one_line(line.text)}" for line in section.lines)


def _calm(text: str) -> str:
    """Text for Slack: its three characters escaped, and its marks parted from the words by a joiner nobody sees."""
    escaped = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"[*_~`]|(?<=:)(?=[a-z_+-]+:)|@(?=\w)", lambda mark: f"{mark.group()}\u2060", escaped)
