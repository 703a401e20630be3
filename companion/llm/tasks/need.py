"""A need in any language as aspects and plain conditions; the parser checks them afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from companion.domain.model_calls import Outgoing
from companion.domain.needs import INDUSTRIES, MAX_ASPECTS, Filter, Need
from companion.domain.people import Profile
from companion.domain.private_details import without_contact
from companion.llm.chat import Chat
from companion.llm.prompting import Prompting
from companion.llm.sharing import need_consent, sharing

Field = Literal["industry", "stage", "language", "country", "region", "channel", "format", "capacity", "organisation", "done"]

FIELDS = (
    f"industry ({', '.join(INDUSTRIES)}); stage (early, mid, senior, executive, retired); language (English name); "
    "country, region (English name); channel (video, phone, in_person, text); format (one_off, series, written, peer, reverse); "
    "capacity (open); organisation (name); done (something lived, in a few English words)."
)


class NeedFilter(BaseModel):
    """One condition and the words it came from."""

    model_config = ConfigDict(extra="forbid")

    field: Field
    op: Literal["in", "not_in"]
    value: list[str]
    words: str


class NeedReading(BaseModel):
    """A need as a model reads it."""

    model_config = ConfigDict(extra="forbid")

    aspects: list[str]
    filters: list[NeedFilter]


@dataclass(frozen=True)
class ReadNeed:
    """Reads a need. A condition whose words are not in the text is dropped here; the rest is the parser's to check."""

    chat: Chat
    prompting: Prompting

    def outgoing(self, text: str, mentee: Profile | None, language: str = "English") -> Outgoing:
        """What would be sent. Raises ModelError when the one who asks did not agree, or nobody knows who asks."""
        allowed = sharing(mentee, None, self.chat.endpoint)
        need_consent(allowed.mentee, mentee, self.chat.endpoint)
        read = without_contact(text, mentee) if mentee else without_contact(text)
        ours = {"language": language, "fields": FIELDS}
        return self.prompting.outgoing("need", "need", NeedReading, ours=ours, theirs={"need": read})

    def ask(self, text: str, mentee: Profile | None, language: str = "English") -> Need:
        """The need as read, the original kept as its text. Raises ModelError."""
        found = self.chat.ask(self.outgoing(text, mentee, language), NeedReading)
        aspects = [" ".join(aspect.split()) for aspect in found.aspects if any(map(str.isalnum, aspect))]
        filters = [
            Filter(field=one.field, op=one.op, value=one.value, from_=one.words)
            for one in found.filters
            if one.words.strip() and one.words in text and one.value
        ]
        return Need(text=text, aspects=list(dict.fromkeys(aspects))[:MAX_ASPECTS], filters=filters)
