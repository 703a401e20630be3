"""Who is looking: optional for a search, needed for a draft. Chosen from the people, filled in, read from a file or a bio."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import gradio as gr
from pydantic import BaseModel, Field

from companion.domain.imports import LoadOptions
from companion.domain.people import Profile
from companion.errors import InputError
from companion.services.access.acting import acting
from companion.services.people.profile_ids import new_id
from companion.web import uploads, words
from companion.web.edge import Edge
from companion.web.events import Answer, Call
from companion.web.fields import SIX
from companion.web.forms import read_profile, shown, with_zone
from companion.web.panel import Act, data_of, panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.wiring import Companion

MOST_CHOICES = 2_000
"""People offered in the list of whom one may be; others are found by typing their id or address."""


class Chosen(BaseModel):
    """What the panel keeps: the id of the person who looks."""

    person: str | None = None


class Read(BaseModel):
    """What the form keeps besides its fields: the profile that was read from a file or a bio."""

    profile: dict[str, Any] = Field(default_factory=dict)


class You:
    """The part of the first page that asks who is looking."""

    def __init__(self, companion: Companion) -> None:
        self.companion = companion

    def build(self) -> None:
        """A line that says who is looking, and the ways to say it, folded away."""
        self.panel = panel(self._line(None), name="you")
        with gr.Accordion("Say who you are (optional)", open=False, elem_id="who") as self.ways:
            self.choice = gr.Dropdown(
                label="You are already here",
                info="Choose yourself, or type your id or e-mail address.",
                choices=[],
                value=None,
                allow_custom_value=True,
                interactive=True,
                elem_id="choose-yourself",
            )
            self.file = gr.File(
                label="A LinkedIn export or a JSON Resume",
                file_types=[".zip", ".json"],
                file_count="single",
                height=120,
                interactive=True,
                elem_id="your-file",
            )
            self.form = panel(self._form(None), name="your-form")

    def wire(self, edge: Edge) -> None:
        """What happens here."""
        edge.on(self.ways.expand, self.offered, outputs=[self.choice])
        edge.on(self.choice.input, self.choose, inputs=[self.choice], outputs=self.outputs)
        edge.on(self.file.upload, self.read_file, inputs=[self.file], outputs=[self.form, self.file], busy="Reading your file …")
        edge.on_panel(self.form.click, {"save": self.save, "read-bio": self.read_bio}, inputs=[self.form], outputs=self.outputs)
        edge.on_panel(self.panel.click, {"nobody": self.nobody}, outputs=self.outputs)

    @property
    def outputs(self) -> list[Any]:
        """What changes when somebody says who they are."""
        return [self.panel, self.form, self.ways, self.choice]

    @property
    def is_given(self) -> bool:
        """Whether people sign in: then everybody is themselves, and nobody is chosen from a list."""
        return self.companion.settings.auth != "local"

    def person(self, kept: object) -> str | None:
        """The id of who is looking, as the page last knew it; None when nobody said or the person is gone."""
        if self.is_given:
            return acting().person
        chosen = Chosen.model_validate(data_of(kept)).person
        return chosen if chosen and self.companion.people.get(chosen) else None

    def opened(self) -> Answer:
        """Who is looking as a page is opened: whoever wrote the newest draft is still here."""
        if self.is_given:
            me = self.companion.people.get(acting().person or "")
            return Answer({self.panel: self._shown(me), self.ways: gr.update(visible=me is None)})
        newest = next(iter(self.companion.drafts.latest()), None)
        me = self.companion.people.get(newest.mentee) if newest else None
        return Answer({self.panel: self._shown(me)})

    def offered(self, _: Call) -> Answer:
        """Whom one may be: people who look for others first."""
        if self.is_given:
            return Answer({self.choice: gr.update(visible=False)})
        return Answer({self.choice: gr.update(choices=self._choices())})

    def choose(self, call: Call) -> Answer:
        """Be somebody who is already here."""
        who = call.inputs[0]
        if self.is_given:
            return self.opened()
        return self.became(self.companion.profiles.get(who)) if who else self.became(None)

    def nobody(self, _: Call) -> Answer:
        """Look without a profile."""
        if self.is_given:
            return self.opened()
        return self.became(None)

    def save(self, call: Call) -> Answer:
        """Become somebody new, from the short form."""
        return self.became(self.keep(call.act, call.kept(Read)))

    def keep(self, act: Act, read: Read | None = None) -> Profile:
        """Store the person of a filled-in short form, with whatever else was read from a file or a bio."""
        found = read.profile if read else {}
        seeker = {"roles": ["mentee"], **found.get("mentoring", {})}
        blank = {"id": new_id(), "basics": {}}
        document = {**blank, **found, "mentoring": seeker}
        if self.is_given:
            document = {**document, "id": blank["id"], "basics": {**document["basics"], "email": self._address()}}
        read_form = read_profile(document, act.fields, SIX)
        profile = with_zone(read_form, self.companion.lexicon.zone, before={}, today=self.companion.clock.today())
        self.companion.profiles.save(profile)
        return profile

    def read_bio(self, call: Call) -> Answer:
        """Put a pasted bio into the form, to be looked at before it is saved."""
        return self._filled(self.companion.importing.read_bio(call.act.text("bio"), name=call.act.text("bio-name")))

    def read_file(self, call: Call) -> Answer:
        """Put an export into the form, to be looked at before it is saved; the file is deleted at once."""
        file: str | None = call.inputs[0]
        if not file:
            return Answer()
        with uploads.read_once([file]) as paths:
            loaded = self.companion.importing.loaders["auto"](paths[0], LoadOptions())
        if len(loaded.profiles) != 1:
            raise InputError(
                f"This file holds {words.counted(len(loaded.profiles), 'person', 'people')}.",
                "To bring in many, use the People page; to be one of them, choose yourself above.",
            )
        return self._filled(loaded.profiles[0]).and_also(Answer({self.file: None}))

    def _address(self) -> str:
        return self.companion.signing_in.own(acting()).email

    def _filled(self, read: Profile) -> Answer:
        said = "This is what was read. Look it over, then save it."
        return Answer({self.form: view(self._form(read, filled=True), Read(profile=read.document()))}, said)

    def became(self, me: Profile | None) -> Answer:
        """Somebody is looking now, or nobody in particular."""
        said = f"You look as {me.name}." if me else "You look without a profile."
        changes = {
            self.panel: self._shown(me),
            self.form: view(self._form(None)),
            self.ways: gr.update(open=False, visible=not (self.is_given and me)),
            self.choice: gr.update(value=None),
        }
        return Answer(changes, said)

    def _shown(self, me: Profile | None) -> dict[str, Any]:
        return view(self._line(me), Chosen(person=me.id if me else None))

    def _line(self, me: Profile | None) -> Any:
        return render("you.html", me=me, given=self.is_given)

    def _form(self, read: Profile | None, *, filled: bool = False) -> Any:
        document = read.document() if read else {}
        fields = [(field, shown(document, field)) for field in SIX]
        mark = secrets.token_hex(4) if filled else ""
        return render("you_form.html", fields=fields, filled=filled, given=self.is_given, focus=mark)

    def _choices(self) -> Sequence[tuple[str, str]]:
        people = self.companion.profiles.listing()
        seekers_first = sorted(people, key=lambda one: "mentee" not in one.roles)
        return [(f"{one.name}, {one.headline}" if one.headline else one.name, one.id) for one in seekers_first[:MOST_CHOICES]]
