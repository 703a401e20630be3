"""When somebody is free, as people write it: 'Tue and Thu evenings', 'Mondays after 17:00', 'mornings except Friday'.

A text is turned into a row of signs, one letter each (day D, several days W, part of a day P, am M, hours T, an hour K, and what
stands between them); signs are joined by the rules below until only days, hours and exceptions are left. A text with one word
that is not known is not read at all: it may take back what the others say. The words are in `weekly.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from companion.domain.matching.hours import DAYS
from companion.importers.weekly_words import Hour, Sign, signs_of

LONGEST = 200
"""Characters of a text that is read; a longer one is a story."""
DAY_STARTS, DAY_ENDS = 8 * 60, 21 * 60
"""Where 'before 12' begins and 'after 17' ends, in minutes."""
WHOLE_DAY = (9 * 60, 17 * 60)
"""What stands for the hours of a day that is named alone."""
HALF_DAY = 12 * 60
LAST_MORNING_HOUR = 7 * 60
"""Up to here an hour such as 5 or 5:30, in no other way marked, is one of the afternoon: nobody offers to talk at five in the
morning without saying so."""

Span = tuple[int, int]
"""From and to, in minutes of a day."""


class Window(NamedTuple):
    """Hours of one day of the week, 0 for Monday."""

    day: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"{DAYS[self.day]} {_clock(self.start)}-{_clock(self.end)}"


def weekly_windows(text: str) -> list[Window]:
    """The hours that a text names, by day and time, none twice. Raises ValueError when any part of it is not understood."""
    signs = signs_of(text) if len(text) <= LONGEST else []
    if not signs:
        raise ValueError("not understood")
    return _listed(_joined(signs))


def told(windows: Sequence[Window]) -> str:
    """Windows in few words: 'Mon-Fri 18:00-21:00' rather than five of them."""
    spans = list(dict.fromkeys((one.start, one.end) for one in windows))
    return "; ".join(f"{_days([one.day for one in windows if one[1:] == span])} {'-'.join(map(_clock, span))}" for span in spans)


def _days(days: Sequence[int]) -> str:
    """Three and more days in a row as their ends."""
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{DAYS[days[0]]}-{DAYS[days[-1]]}"
    return ", ".join(DAYS[day] for day in days)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _joined(signs: list[Sign]) -> list[Sign]:
    """Signs after every rule, each applied as often as it fits, in their order."""
    for pattern, join in _RULES:
        while found := pattern.search(_letters(signs)):
            signs = [*signs[: found.start()], *join(signs[found.start() : found.end()]), *signs[found.end() :]]
    return signs


def _letters(signs: Sequence[Sign]) -> str:
    return "".join(one.letter for one in signs)


def _range_of_days(signs: Sequence[Sign]) -> list[Sign]:
    first, last = signs[0].days[0], signs[-1].days[0]
    return [Sign("W", days=tuple((first + step) % 7 for step in range((last - first) % 7 + 1)))]


def _between(signs: Sequence[Sign]) -> list[Sign]:
    """Two hours as a span: '6-8' is in the evening, '10-2' ends in the afternoon, and '7-9' may be either."""
    start, end = (one.hour for one in signs if one.hour)
    first, last = start.minutes, end.minutes
    if start.open and first == LAST_MORNING_HOUR and end.open:
        raise ValueError("not understood")
    if start.open and (first < LAST_MORNING_HOUR or (end.half and first + HALF_DAY < last)):
        first += HALF_DAY
    if end.open and last <= first:
        last += HALF_DAY
    return [_span(first, last)]


def _in_part(signs: Sequence[Sign]) -> list[Sign]:
    """'7-9 in the evening': hours that may be either are of the evening."""
    part = next(one for one in signs if one.letter == "P")
    hours = [one for one in signs if one.letter != "P"]
    return _between([_of_evening(one) for one in hours] if part.span[1] == DAY_ENDS else hours)


def _of_evening(sign: Sign) -> Sign:
    if not sign.hour or not sign.hour.open:
        return sign
    return sign._replace(hour=Hour(sign.hour.minutes + HALF_DAY, open=False))


def _after(signs: Sequence[Sign]) -> list[Sign]:
    return [_span(_of_afternoon(signs, LAST_MORNING_HOUR), DAY_ENDS)]


def _before(signs: Sequence[Sign]) -> list[Sign]:
    return [_span(DAY_STARTS, _of_afternoon(signs, LAST_MORNING_HOUR - 60))]


def _of_afternoon(signs: Sequence[Sign], latest: int) -> int:
    hour = next(one.hour for one in signs if one.hour)
    return hour.minutes + HALF_DAY if hour.open and hour.minutes <= latest else hour.minutes


def _hours_of_part(signs: Sequence[Sign]) -> list[Sign]:
    """'Evenings 18:30-20:00', '6-8 in the evening': the hours, within the part of the day."""
    part, hours = sorted(signs, key=lambda one: one.letter)
    (first, last), starts = hours.span, part.span[0]
    if starts >= HALF_DAY and last <= HALF_DAY:
        return [_span(first + HALF_DAY, last + HALF_DAY)]
    return [hours]


def _span(first: int, last: int) -> Sign:
    if not first < last <= 24 * 60 - 1:
        raise ValueError("not understood")
    return Sign("T", span=(first, last))


def _as_hours(signs: Sequence[Sign]) -> list[Sign]:
    return [Sign("T", span=signs[0].span)]


def _nothing(_: Sequence[Sign]) -> list[Sign]:
    return []


_RULES: tuple[tuple[re.Pattern[str], Callable[[Sequence[Sign]], list[Sign]]], ...] = (
    (re.compile("K[RU]KP|PA?K[RU]K"), _in_part),
    (re.compile("ZK[RUSC]K|A?K[RU]K"), _between),
    (re.compile("AK|KO"), _after),
    (re.compile("[BU]K"), _before),
    (re.compile("D[RU]D"), _range_of_days),
    (re.compile("PT|TP"), _hours_of_part),
    (re.compile("(?<=[DW])M(?!P)|M(?=[CS]P)"), _as_hours),
    (re.compile("P"), _as_hours),
    (re.compile("M"), _nothing),
    (re.compile("(?<=[DWT])R(?=[DWT])|(?<=[CS])[CS]|^[CS]|[CS]$|[CS](?=E)"), _nothing),
)
"""What is joined, in the order in which it is looked for."""

_CLAUSE = re.compile(
    r"(?P<except>E[DW](?:[CS]?[DW])*(?P<only>T?))"
    r"|[DW](?:[CS]?[DW])*(?:(?<=D)C)?T(?:[CS]?T(?![DW]))*"
    r"|T(?:[CS]?T)*[DW](?:[CS]?[DW](?!T))*"
    r"|T(?:[CS]?T(?![DW]))*|(?P<bare_days>[DW](?:[CS]?[DW](?!T))*)"
)
"""Days with their hours, in either order. A comma between a day and hours joins them ('Mon, Wed, 18:00-20:00'); between several
days and hours, and every other sign, it parts them ('weekends, evenings')."""


def _listed(signs: Sequence[Sign]) -> list[Window]:
    """The windows of every clause. A day cannot be free as a whole and at some hours: 'Mornings, Mon-Wed' may mean either."""
    letters, at = _letters(signs), 0
    windows: set[Window] = set()
    whole_days: set[Window] = set()
    while at < len(letters):
        if not (found := _CLAUSE.match(letters, at)):
            raise ValueError("not understood")
        clause = signs[at : found.end()]
        made = _windows([one for one in clause if one.days], [one.span for one in clause if one.letter == "T"])
        windows = _without(windows, made, whole=not found["only"]) if found["except"] else windows | made
        whole_days |= made if found["bare_days"] else set()
        at = found.end() + (letters[found.end() : found.end() + 1] in {"C", "S"})
    if not windows or {one.day for one in whole_days} & {one.day for one in windows - whole_days}:
        raise ValueError("not understood")
    return sorted(windows)


def _windows(days: Sequence[Sign], spans: Sequence[Span]) -> set[Window]:
    """Hours without days are of Monday to Friday."""
    named = {day for one in days for day in one.days} or set(range(5))
    return {Window(day, *span) for day in named for span in spans or [WHOLE_DAY]}


def _without(windows: set[Window], but: set[Window], *, whole: bool) -> set[Window]:
    """Windows less an exception, of whole days or of the same hours. Raises ValueError when it takes nothing away."""
    days = {one.day for one in but}
    left = {one for one in windows if one.day not in days} if whole else windows - but
    if left == windows:
        raise ValueError("not understood")
    return left
