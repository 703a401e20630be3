"""The permanent line that says that the people shown are invented, and the way to put them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from companion.web.edge import Edge
from companion.web.events import Answer, Call
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.people import PeoplePage
    from companion.wiring import Companion

Own = Literal["mentors", "seekers", "none"]


class Banner:
    """The line above every page."""

    def __init__(self, companion: Companion) -> None:
        self.companion = companion

    def build(self) -> None:
        """The line; empty while nobody invented is here."""
        self.panel = panel(name="banner")

    def wire(self, edge: Edge, people: PeoplePage) -> None:
        """Putting the samples away."""
        self._people = people
        edge.on_panel(self.panel.click, {"put-away": self.put_away}, outputs=[*self.outputs, *people.outputs])

    @property
    def outputs(self) -> list[Any]:
        """What changes here."""
        return [self.panel]

    def shown(self) -> Answer:
        """The line as things stand."""
        samples = self.companion.people.sample_ids()
        return Answer({self.panel: view(render("banner.html", samples=samples, own=self.own(samples)))})

    def own(self, samples: frozenset[str]) -> Own:
        """Who is here besides the invented people: mentors, only people who look for one, or nobody."""
        if any(person.id not in samples for person in self.companion.people.every("mentor")):
            return "mentors"
        return "seekers" if any(person.id not in samples for person in self.companion.people.every()) else "none"

    def put_away(self, _: Call) -> Answer:
        """Delete the invented people."""
        self.companion.profiles.put_samples_away()
        gone = Answer(said="The sample people are put away. Your own people stay.")
        return self.shown().and_also(self._people.listed()).and_also(gone)
