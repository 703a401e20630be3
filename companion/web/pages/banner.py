"""The permanent line that says that the people shown are invented, and the way to put them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from companion.web.edge import Answer, Call, Edge
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.people import PeoplePage
    from companion.wiring import Companion


class Banner:
    """The line above every page."""

    def __init__(self, companion: Companion, people: PeoplePage) -> None:
        self.companion, self._people = companion, people

    def build(self) -> None:
        """The line; empty while nobody invented is here."""
        self.panel = panel(name="banner")

    def wire(self, edge: Edge) -> None:
        """Putting the samples away."""
        edge.on_panel(self.panel.click, {"put-away": self.put_away}, outputs=[*self.outputs, *self._people.outputs])

    @property
    def outputs(self) -> list[Any]:
        """What changes here."""
        return [self.panel]

    def shown(self) -> Answer:
        """The line as things stand."""
        samples, own = self.counts()
        return Answer({self.panel: view(render("banner.html", samples=samples, own=own))})

    def counts(self) -> tuple[int, bool]:
        """How many invented people there are, and whether there is a mentor of one's own."""
        samples = self.companion.people.sample_ids()
        own = any(person.id not in samples for person in self.companion.people.every("mentor"))
        return len(samples), own

    def put_away(self, _: Call) -> Answer:
        """Delete the invented people."""
        self.companion.profiles.put_samples_away()
        gone = Answer(said="The sample people are put away. Your own people stay.")
        return self.shown().and_also(self._people.listed()).and_also(gone)
