"""The agenda that both have: shared, changed by either, taken away again. A draft is one's own until it is shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from companion.domain.agenda.agenda import Agenda
from companion.domain.relationship import Phase, Relationship
from companion.errors import Conflict, UsageError
from companion.web.events import Answer, Call, Handler
from companion.web.pages.session_bond import relationship_of
from companion.web.pages.session_desk import ReadsDesk, SessionDesk, ShowsSession, Stops

if TYPE_CHECKING:
    from companion.wiring import Companion

CHANGED = "The agenda was changed meanwhile. It stands below as it is now; make your change once more."
SHARED = "The two of you have another agenda meanwhile. Your draft still stands: share it in place of that, or put it away."


class SharedPlans:
    """The part of the session page for the agenda that both have."""

    def __init__(self, companion: Companion, desk: ReadsDesk, show: ShowsSession, stops: Stops) -> None:
        self.companion, self._desk, self._show, self._stops = companion, desk, show, stops

    def acts(self) -> Mapping[str, Handler]:
        """What is pressed here, by name."""
        return {"share-agenda": self.share, "take-agenda": self.take_away, "leave-draft": self.leave_draft}

    def share(self, call: Call) -> Answer:
        """Put one's draft before both, in place of what they had."""
        desk = self._desk(call)
        plan, other = open_plan(self.companion, desk), self.companion.profiles.get(desk.other).name
        if stopped := self._stops(desk, plan.question, *(block.text for block in plan.blocks)):
            return stopped
        return self.stored(desk.at("agenda"), plan, f"{other} reads the same agenda now. Either of you can change it.")

    def take_away(self, call: Call) -> Answer:
        """Take it away from both; whoever does so keeps it as a draft."""
        desk = self._desk(call)
        held = desk.changed(plan=open_plan(self.companion, desk), joint=True).at("agenda")
        return self.stored(held, None, "Taken away from both. Here it is a draft of yours, until you leave the page.")

    def leave_draft(self, call: Call) -> Answer:
        """Put one's own draft away, and go back to what both have."""
        back = self._desk(call).fresh("plan").changed(plan=None, joint=False, carried=False, gone=None)
        return self._show(back.at("agenda"), "Your draft is put away.")

    def stored(self, desk: SessionDesk, plan: Agenda | None, said: str) -> Answer:
        """What both have from now on; where somebody changed it since this page was drawn, the page as it is now."""
        known = relationship_of(self.companion, desk)
        try:
            self.companion.relationships.share_agenda(desk.me, known.id, plan, expected_version=desk.bond_version)
        except Conflict:
            told = CHANGED if is_joint(desk, known) else SHARED
            return self._show(desk.fresh("plan").at("agenda"), told, trouble=True)
        kept = desk.changed(plan=plan, joint=True) if plan else desk.changed(joint=False)
        return self._show(kept.fresh("plan").changed(carried=False), said)


def is_joint(desk: SessionDesk, known: Relationship) -> bool:
    """Whether the agenda on the page is the one both have, and no draft of one's own; after an end no draft stands there."""
    return known.agenda is not None and (desk.plan is None or desk.joint or known.phase is Phase.ENDED)


def plan_of(desk: SessionDesk, known: Relationship) -> Agenda | None:
    """The agenda on the page: a draft of one's own, or the one both have, with one's own view and findings beside it.

    After an end, only what both had still stands: nothing is prepared any more.
    """
    if known.phase is Phase.ENDED:
        return known.agenda.plan if known.agenda else None
    if known.agenda is None or not is_joint(desk, known):
        return desk.plan
    shared, own = known.agenda.plan, desk.plan
    if own is None or own.views is None or shared.views is None:
        return shared
    views = own.views.model_copy(update={"shared": shared.views.shared})
    findings = own.findings if own.blocks == shared.blocks else []
    return shared.model_copy(update={"views": views, "findings": findings})


def open_plan(companion: Companion, desk: SessionDesk) -> Agenda:
    """The same of an event. Raises UsageError where there is none."""
    plan = plan_of(desk, relationship_of(companion, desk))
    if plan is None:
        raise UsageError("No session is prepared here.", "Prepare one first.")
    return plan
