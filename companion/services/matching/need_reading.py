"""Needs read with the help of a language model, where one is configured; the parser's own reading stands where it is not."""

from __future__ import annotations

from collections.abc import Callable

from companion.domain.needs import Need
from companion.domain.people import Profile
from companion.errors import ModelError, SettingsError
from companion.seams import Assistant, Clock, Lexicon
from companion.services.outreach.assisting import confirmed
from companion.services.recent import Recent

REMEMBERED = 64
"""Readings that are kept: a need that is looked at, edited or explained costs one call."""

_Key = tuple[str, str | None]


class NeedReading:
    """Reads what somebody typed: the model proposes, the parser confirms, and the same words are read once."""

    def __init__(self, lexicon: Lexicon, clock: Clock, assistant: Callable[[], Assistant | None]) -> None:
        self._lexicon, self._clock, self._assistant = lexicon, clock, assistant
        self._known: Recent[_Key, Need] = Recent(REMEMBERED)

    def read(self, text: str, profile: Profile | None) -> Need:
        """A need as understood; asked again, a model that could not be used is tried again.

        Raises:
            EmptyText, TextTooLong: as the parser does.
        """
        known = self._known.get(_key(text, profile))
        return known if known and not known.note else self._remembered(text, profile, self._read(text, profile))

    def known(self, text: str, profile: Profile | None) -> Need:
        """The reading that is remembered, else the parser's."""
        return self._known.get(_key(text, profile)) or self._lexicon.read_need(text)

    def _remembered(self, text: str, profile: Profile | None, need: Need) -> Need:
        self._known.put(_key(text, profile), need)
        return need

    def _read(self, text: str, profile: Profile | None) -> Need:
        parsed = self._lexicon.read_need(text)
        try:
            assistant = self._assistant()
            read = assistant.read_need(text, mentee=profile) if assistant else None
        except (ModelError, SettingsError) as error:
            return parsed.model_copy(update={"note": f"{error.happened} So your words were read without it."})
        if read is None:
            return parsed
        return confirmed(read, parsed, self._lexicon, self._clock).model_copy(update={"read_by": "model"})


def _key(text: str, profile: Profile | None) -> _Key:
    return text, profile.id if profile else None
