"""Agendas as text: what both see first, then what each side alone gets, then what to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.cli.text import listed, wrapped
from companion.cli.views.boundaries import before
from companion.cli.views.messages import outgoing

if TYPE_CHECKING:
    from companion.domain.agenda.agenda import Agenda, View
    from companion.services.sessions.received import Received

__all__ = ["agenda", "outgoing", "received"]


def agenda(plan: Agenda) -> str:
    """The plan, its kind with the reason, its three views and its findings; a boundary before everything."""
    return before(plan.boundary, lambda: _plan(plan))


def received(found: Received) -> str:
    """The question, the reply to edit, and the brief and agenda for a talk; a boundary before everything."""
    return before(found.boundary, lambda: _received(found))


def _received(found: Received) -> str:
    views = found.agenda.views if found.agenda else None
    parts = [
        wrapped(f"The question: {found.question}" if found.question else "No question for you stands in this message."),
        "\n".join(wrapped(f"Also asked: {' '.join(one.split())}") for one in found.also_asked),
        f"A reply to edit:\n\n{found.reply}" if found.reply else wrapped(found.note or ""),
        _view(found.brief) if found.brief else "",
        _view(views.shared) if views else "",
        "Nothing was sent or kept.",
    ]
    return "\n\n".join(part for part in parts if part)


def _plan(plan: Agenda) -> str:
    assert plan.views is not None
    parts = [
        _view(plan.views.shared),
        wrapped(f"Kind: {plan.kind}. {plan.kind_because or ''}"),
        _view(plan.views.mentee_only),
        _view(plan.views.mentor_only),
        f"Written without the language model. {plan.fallback.cause}" if plan.fallback else "",
        "\n".join(listed("To look at:", [f"{one.rule}: {one.message}" for one in plan.findings])),
        "Nobody was invited and nothing was sent.",
    ]
    return "\n\n".join(part for part in parts if part)


def _view(view: View) -> str:
    lines = [view.title, "=" * len(view.title)]
    for section in view.sections:
        lines += ["", section.heading, *(wrapped(line.text, first="  ") for line in section.lines)]
    return "\n".join(lines)
