"""People: who is here, their profiles to edit or delete, and the invented samples to load or put away."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING, Any

import gradio as gr
from pydantic import BaseModel, Field

from companion.domain.access import Actor, Target, may
from companion.domain.people import Basics, Profile
from companion.services.people.profile_ids import new_id
from companion.services.people.profiles import PersonLine
from companion.web import words
from companion.web.audience import audience
from companion.web.edge import Edge
from companion.web.events import Answer, Call
from companion.web.fields import SECTIONS, Entries, all_parts
from companion.web.forms import at, entries, read_profile, shown, with_zone
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.banner import Banner
    from companion.web.pages.intake import Intake
    from companion.wiring import Companion

A_PAGE = 40
"""People listed at once."""


class Roster(BaseModel):
    """What the list keeps: the words it was narrowed to, and how many lines it shows."""

    words: str = ""
    shown: int = Field(default=A_PAGE, ge=1)


class Opened(BaseModel):
    """What the profile panel keeps: who is open, at which version."""

    person: str | None = None
    version: int = 0


class PeoplePage:
    """The third page."""

    def __init__(self, companion: Companion, banner: Banner) -> None:
        self.companion, self._banner = companion, banner

    def build(self, intake: Intake) -> None:
        """The components, in the order in which they are read."""
        self.person = panel(name="person")
        with gr.Column(elem_id="everybody") as self.everybody:
            gr.HTML("<h1>People</h1>", apply_default_css=False, padding=False)
            intake.build()
            self.roster = panel(name="roster")

    def wire(self, edge: Edge, tab: gr.Tab, intake: Intake) -> None:
        """What happens on this page."""
        edge.on(tab.select, self.visited, inputs=[self.roster], outputs=self.outputs)
        listed = {
            "look": self.look,
            "more": self.more,
            "open": self.open,
            "new": self.new,
            "sample": intake.load_sample,
            "put-away": self._banner.put_away,
        }
        edge.on_panel(self.roster.click, listed, inputs=[self.roster], outputs=[*self.outputs, *intake.outputs])
        one = {"save": self.save, "erase": self.erase, "back": self.back}
        edge.on_panel(self.person.click, one, inputs=[self.person], outputs=self.outputs)

    @property
    def outputs(self) -> list[Any]:
        """What changes on this page, and the line about samples above it."""
        return [self.roster, self.person, self.everybody, *self._banner.outputs]

    def listed(self, roster: Roster | None = None, *, focus: bool = False) -> Answer:
        """The list, anew."""
        roster = roster or Roster()
        people = sorted(self.companion.profiles.listing(), key=lambda one: words.folded(one.name))
        fitting = [one for one in people if _fits(one, roster.words)]
        samples = self.companion.people.sample_ids()
        html = render(
            "roster.html",
            to_ask=bool(samples) or any("mentor" in one.roles for one in people),
            people=fitting[: roster.shown],
            fitting=len(fitting),
            everybody=len(people),
            samples=samples,
            roster=roster,
            focus=secrets.token_hex(4) if focus else "",
        )
        return Answer(
            {self.roster: view(html, roster), self.person: view(render("nothing.html")), self.everybody: gr.update(visible=True)}
        )

    def visited(self, call: Call) -> Answer:
        """The list when the page is turned to; an open profile stays open. Whoever leads nobody finds their own profile."""
        if not leads(call.who):
            return self._own(call.who)
        return Answer({self.roster: self.listed(call.kept(Roster)).changes[self.roster]})

    def look(self, call: Call) -> Answer:
        """Narrow the list."""
        found = self.listed(Roster(words=call.act.text("words")))
        return found.and_also(Answer(said="The list is narrowed." if call.act.text("words") else "The list shows everybody."))

    def more(self, call: Call) -> Answer:
        """Show more of the list."""
        roster = call.kept(Roster)
        return self.listed(roster.model_copy(update={"shown": roster.shown + A_PAGE}))

    def open(self, call: Call) -> Answer:
        """Open a profile."""
        profile = self.companion.profiles.get(call.act.on)
        version = self.companion.profiles.version(profile.id)
        return self._opened(call.who, profile, version, f"The profile of {profile.name} is open.")

    def new(self, call: Call) -> Answer:
        """An empty profile, to be filled in."""
        nobody = Profile(id=new_id(), basics=Basics(name="Somebody new"))
        return self._opened(call.who, nobody, 0, "An empty profile is open.")

    def save(self, call: Call) -> Answer:
        """Store what was edited."""
        opened = call.kept(Opened)
        before = self.companion.people.get(opened.person or "")
        document = before.document() if before else {"id": opened.person, "basics": {}, "mentoring": {}}
        read = read_profile(document, call.act.fields, all_parts())
        profile = with_zone(read, self.companion.lexicon.zone, before=document, today=self.companion.clock.today())
        version = self.companion.profiles.save(profile, opened.version if before else None)
        said = f"Saved. {_listed_in_words(profile)}"
        saved = self._opened(call.who, profile, version, said, focus=False, own=not leads(call.who))
        return saved.and_also(self._banner.shown())

    def erase(self, call: Call) -> Answer:
        """Delete a person and everything held about them."""
        opened = call.kept(Opened)
        gone = self.companion.profiles.erase(opened.person or "")
        counts = words.either((f"{count} {name.replace('_', ' ')}" for name, count in gone.items() if count), "and")
        return self.listed(focus=True).and_also(self._banner.shown()).and_also(Answer(said=f"Deleted: {counts}."))

    def back(self, call: Call) -> Answer:
        """Back to the list."""
        if not leads(call.who):
            return self._own(call.who)
        return self.listed(focus=True)

    def _own(self, who: Actor) -> Answer:
        """One's own profile, and nothing beside it."""
        me = self.companion.profiles.get(who.person or "")
        return self._opened(who, me, self.companion.profiles.version(me.id), "", own=True, focus=False)

    def _opened(self, who: Actor, profile: Profile, version: int, said: str, *, focus: bool = True, own: bool = False) -> Answer:
        document = profile.document() if version else {}
        html = render(
            "person.html",
            name=profile.name,
            exists=bool(version),
            own=own,
            sample=profile.id in self.companion.people.sample_ids(),
            listed=bool(version and profile.mentoring.consent.listed),
            sections=SECTIONS,
            document=document,
            shown=shown,
            entries=entries,
            grouped=_grouped,
            filled=lambda section: any(at(document, part.path) for part in section.parts),
            audience=partial(audience, led=not who.is_local),
            focus=secrets.token_hex(4) if focus else "",
            rev=secrets.token_hex(4),
        )
        opened = Opened(person=profile.id, version=version)
        return Answer({self.person: view(html, opened), self.everybody: gr.update(visible=False)}, said)


def leads(who: Actor) -> bool:
    """Whether somebody is shown everybody."""
    return may(who, "list", Target("people"))


def _grouped(part: object) -> bool:
    return isinstance(part, Entries)


def _fits(one: PersonLine, asked: str) -> bool:
    text = words.folded(f"{one.name} {one.headline or ''} {one.id}")
    return all(word in text for word in words.folded(asked).split())


def _listed_in_words(profile: Profile) -> str:
    return (
        f"{profile.name} may be suggested."
        if profile.mentoring.consent.listed
        else f"{profile.name} is not suggested to anybody."
    )
