"""How two people stand to one another, from the records: reporting lines, open threads, an earlier no."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from companion.domain.outreach.drafts import Thread
from companion.domain.people import Profile
from companion.domain.rules.case import Sent, Standing
from companion.seams import Clock, People


def standing(mentee: Profile, mentor: Profile, *, people: People, sent: Iterable[Thread], clock: Clock) -> Standing:
    """What rules O23 and O25 need to know; nothing of it is about a text. `sent`: the mentee's messages, whomever to."""
    threads = list(sent)
    today = clock.today()
    paused = mentor.mentoring.paused_until
    return Standing(
        is_manager=is_above(mentor, mentee, people),
        is_open=mentor.is_open(today),
        closed_because=f" (paused until {paused.day} {paused:%B %Y})" if paused and paused > today else "",
        open_threads=len({thread.mentor for thread in threads if thread.state == "open"}),
        silent_since=_silent_since(thread for thread in threads if thread.mentor == mentor.id),
        said_no=any(thread.state == "declined" and thread.mentor == mentor.id for thread in threads),
        sent_before=tuple(Sent(thread.sent_on, thread.body) for thread in threads if thread.mentor == mentor.id),
        sent_to_others=tuple(thread.body for thread in threads if thread.mentor != mentor.id),
    )


def _silent_since(threads: Iterable[Thread]) -> date | None:
    """The day on which the last of some messages was closed without an answer; None where it was not."""
    last = max(threads, key=lambda thread: thread.sent_on, default=None)
    in_silence = last is not None and last.state == "closed" and not last.was_answered
    return (last.settled_on or last.sent_on) if last and in_silence else None


def is_above(mentor: Profile, mentee: Profile, people: People) -> bool:
    """Whether the mentor stands in the mentee's reporting line, at any height; a circle ends where it began."""
    seen: set[str] = set()
    person: Profile | None = mentee
    while person and person.id not in seen and person.mentoring.reports_to:
        seen.add(person.id)
        person = people.get(person.mentoring.reports_to)
        if person and person.id == mentor.id:
            return True
    return False
