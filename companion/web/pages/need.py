"""The need as it was understood, changed part by part: what is looked for, and the conditions everybody must meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from companion.domain.boundaries.boundary import Boundary
from companion.domain.needs import MAX_ASPECTS, MAX_FILTERS, Filter, Need
from companion.errors import EmptyText, UsageError
from companion.web import conditions, words
from companion.web.events import Answer, Call, Handler, stale
from companion.web.pages.results import Search
from companion.web.panel import Act

if TYPE_CHECKING:
    from companion.wiring import Companion

Item = TypeVar("Item")


class NeedChips:
    """The part of the first page that changes a need; `search` looks for people again, `stop` shows that words stop."""

    def __init__(
        self, companion: Companion, search: Callable[[Search], Answer], stop: Callable[[Boundary, Search | None], Answer]
    ) -> None:
        self.companion, self._search, self._stop = companion, search, stop

    def acts(self) -> Mapping[str, Handler]:
        """What is pressed here, by name."""
        return {
            "drop-aspect": self.drop_aspect,
            "edit-aspect": self.edit_aspect,
            "add-aspect": self.add_aspect,
            "drop-filter": self.drop_filter,
            "edit-filter": self.edit_filter,
            "add-filter": self.add_filter,
            "none-of-these": self.none_of_these,
        }

    def drop_aspect(self, call: Call) -> Answer:
        """Take one part of the need out."""
        search = call.kept(Search)
        return self._search(search.edited(aspects=_without(search.need.aspects, call.act.number)))

    def edit_aspect(self, call: Call) -> Answer:
        """Say one part of the need in other words; no words take it out."""
        search, said = call.kept(Search), call.act.text("aspect")
        changed = _with(search.need.aspects, call.act.number, said)
        return self._reworded(search, self._boundary(said), aspects=[aspect for aspect in changed if aspect])

    def add_aspect(self, call: Call) -> Answer:
        """One more thing to look for."""
        search, said = call.kept(Search), call.act.text("aspect")
        if not said:
            raise EmptyText("There are no words to add.", "Write what else you are looking for.")
        return self._reworded(search, self._boundary(said), aspects=[*search.need.aspects, said][-MAX_ASPECTS:])

    def drop_filter(self, call: Call) -> Answer:
        """Take one condition out."""
        search = call.kept(Search)
        return self._search(search.edited(filters=_without(search.need.filters, call.act.number)))

    def edit_filter(self, call: Call) -> Answer:
        """Ask something else of people, on the same field."""
        search, place = call.kept(Search), call.act.number
        if place >= len(search.need.filters):
            raise stale()
        before = search.need.filters[place]
        changed = self._condition(before.field, call.act, before=before)
        return self._search(search.edited(filters=_with(search.need.filters, place, changed)))

    def add_filter(self, call: Call) -> Answer:
        """One more condition everybody must meet."""
        search = call.kept(Search)
        if len(search.need.filters) >= MAX_FILTERS:
            raise UsageError(f"There are {MAX_FILTERS} conditions already.", "Take one out before you add another.")
        added = self._condition(call.act.text("field"), call.act)
        return self._search(search.edited(filters=[*search.need.filters, added]))

    def none_of_these(self, call: Call) -> Answer:
        """Search again with what was missing, and without the people already shown."""
        search, missing = call.kept(Search), call.act.text("missing")
        more = self.companion.matching.read_need(missing) if missing else Need(text="")
        turned_down = Filter(field="person", op="not_in", value=search.people, from_=words.TURNED_DOWN)
        others = [one for one in search.need.filters if one.from_ != words.TURNED_DOWN]
        kept, over = _cut([*others, *more.filters], MAX_FILTERS - 1)
        return self._reworded(
            search,
            more.boundary,
            aspects=[*search.need.aspects, *more.aspects][-MAX_ASPECTS:],
            filters=[*kept, turned_down],
            unread=[*more.unread, *(one.from_ for one in over if one.from_)],
            refused=more.refused,
        )

    def _reworded(self, search: Search, boundary: Boundary | None, **changes: object) -> Answer:
        """The search with new words in it, unless they stop."""
        if boundary and boundary.stop:
            return self._stop(boundary, search)
        return self._search(search.edited(**changes, boundary=boundary))

    def _boundary(self, said: str) -> Boundary | None:
        """What new words come near to; they are read like the need itself."""
        return self.companion.matching.read_need(said).boundary if said else None

    def _condition(self, field: str, act: Act, *, before: Filter | None = None) -> Filter:
        typed = conditions.condition(field, act.text("op"), act.text("value"), before=before)
        return self.companion.matching.condition(typed)


def _cut(items: Sequence[Item], most: int) -> tuple[Sequence[Item], Sequence[Item]]:
    return items[:most], items[most:]


def _without(items: Sequence[Item], place: int) -> list[Item]:
    return [item for i, item in enumerate(items) if i != place]


def _with(items: Sequence[Item], place: int, new: Item) -> list[Item]:
    return [new if i == place else item for i, item in enumerate(items)]
