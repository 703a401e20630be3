"""Changes a person makes to a plan by hand: order, minutes, words. The sum of the minutes stays; nothing else moves."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from companion.domain.agenda.agenda import LONGEST, SHORTEST, Agenda, Block, Meeting, Owner
from companion.domain.agenda.view import shared_view
from companion.errors import InputError

MAX_BLOCK_TEXT = 2_000
"""Characters a block may have."""


class TakenOut(BaseModel):
    """A block that was taken out, its place, and the minutes of every block with it and without it."""

    block: Block
    place: int
    before: list[int]
    after: list[int]


def moved(agenda: Agenda, block: int, to: int) -> Agenda:
    """The plan with a block at another place; places count from 0. Raises InputError where there is no such place."""
    _check(agenda, block, to)
    blocks = list(agenda.blocks)
    blocks.insert(to, blocks.pop(block))
    return _with(agenda, blocks)


def with_minutes(agenda: Agenda, block: int, minutes: int) -> Agenda:
    """The plan with other minutes for a block; the others give or take the difference, the longest first, and keep one minute.

    Raises:
        InputError: there is no such block, or the others would be left without a minute each.
    """
    _check(agenda, block)
    shares = _minutes(agenda.blocks)
    most = sum(shares) - (len(shares) - 1)
    if not 1 <= minutes <= most:
        raise InputError(f"A block of this plan can have 1 to {most} minutes.", "Take a block out, or make the session longer.")
    others = [i for i in range(len(shares)) if i != block]
    while minutes != shares[block]:
        step = 1 if minutes > shares[block] else -1
        gives = max(others, key=lambda i: (shares[i], -i)) if step > 0 else min(others, key=lambda i: (shares[i], i))
        shares[block], shares[gives] = shares[block] + step, shares[gives] - step
    return _with(agenda, [_timed(one, share) for one, share in zip(agenda.blocks, shares, strict=True)])


def with_text(agenda: Agenda, block: int, text: str, *, title: str | None = None) -> Agenda:
    """The plan with other words in a block. What it rested on stays where it is still quoted. Raises InputError."""
    _check(agenda, block)
    said = text.strip()
    if not said or len(said) > MAX_BLOCK_TEXT:
        raise InputError("A block says something, in at most 2,000 characters.", "Take it out if there is nothing to say.")
    old = agenda.blocks[block]
    kept = [source for source in old.from_ if source.quote in said]
    told = {"text": said, "title": (title or old.title).strip(), "from_": kept}
    new = old.model_copy(update={**told, "edited": old.edited or said != old.text})
    return _with(agenda, [*agenda.blocks[:block], new, *agenda.blocks[block + 1 :]])


def with_owner(agenda: Agenda, block: int, owner: Owner) -> Agenda:
    """The plan with a block given to one of the two, or to both. Raises InputError where there is no such block."""
    _check(agenda, block)
    given = agenda.blocks[block].model_copy(update={"owner": owner})
    return _with(agenda, [*agenda.blocks[:block], given, *agenda.blocks[block + 1 :]])


def without(agenda: Agenda, block: int) -> Agenda:
    """The plan without a block; its minutes go to the shortest of the others in turn. Raises InputError for the last one."""
    _check(agenda, block)
    if len(agenda.blocks) < 2:
        raise InputError("A session has at least one block.", "Change its words instead.")
    kept = [*agenda.blocks[:block], *agenda.blocks[block + 1 :]]
    shares = _minutes(kept)
    for _ in range(agenda.blocks[block].minutes):
        shares[shares.index(min(shares))] += 1
    return _with(agenda, [_timed(one, share) for one, share in zip(kept, shares, strict=True)])


def taken_out(before: Agenda, after: Agenda, block: int) -> TakenOut:
    """What it takes to put a block back that one plan has and the next has not."""
    return TakenOut(block=before.blocks[block], place=block, before=_minutes(before.blocks), after=_minutes(after.blocks))


def put_back(agenda: Agenda, gone: TakenOut) -> Agenda:
    """The plan with a block again, and with the minutes of before; where they were changed since, all give it room alike."""
    at = min(gone.place, len(agenda.blocks))
    blocks = [*agenda.blocks[:at], gone.block, *agenda.blocks[at:]]
    untouched = _minutes(agenda.blocks) == gone.after
    shares = gone.before if untouched else _scaled(_minutes(blocks), sum(_minutes(agenda.blocks)))
    return _with(agenda, [_timed(one, share) for one, share in zip(blocks, shares, strict=True)])


def with_meeting(
    agenda: Agenda, start: datetime | None, zone: str | None, *, link: str | None = None, place: str | None = None
) -> Agenda:
    """The plan at another time, or at none yet, with a link or a place; a zone is told with a time alone."""
    meeting = agenda.meeting or Meeting(medium="video", fallback="phone")
    in_person = bool(place and not link)
    on_screen = "video" if meeting.medium == "in_person" else meeting.medium
    medium = "in_person" if in_person else on_screen if link else meeting.medium
    told = {"start": start, "zone": zone if start else None, "link": link, "place": place, "medium": medium}
    changed = meeting.model_copy(update=told)
    return _with(agenda.model_copy(update={"meeting": changed}), agenda.blocks)


def with_length(agenda: Agenda, minutes: int) -> Agenda:
    """The plan at another length: blocks keep order and words, and get the minutes their share comes to. Raises InputError."""
    if not SHORTEST <= minutes <= LONGEST:
        raise InputError(f"A session has {SHORTEST} to {LONGEST} minutes.", "Choose a length in between.")
    shares = _scaled(_minutes(agenda.blocks), minutes)
    blocks = [_timed(one, share) for one, share in zip(agenda.blocks, shares, strict=True)]
    return _with(agenda.model_copy(update={"minutes": minutes}), blocks)


def _scaled(shares: list[int], minutes: int) -> list[int]:
    """Whole minutes in the same proportions, at least one each, by the largest remainder."""
    ideal = [share * minutes / sum(shares) for share in shares]
    scaled = [max(1, int(share)) for share in ideal]
    while sum(scaled) != minutes:
        step = 1 if sum(scaled) < minutes else -1
        free = [i for i in range(len(scaled)) if step > 0 or scaled[i] > 1]
        scaled[max(free, key=lambda i: (step * (ideal[i] - scaled[i]), -i))] += step
    return scaled


def _minutes(blocks: list[Block]) -> list[int]:
    return [one.minutes for one in blocks]


def _timed(block: Block, minutes: int) -> Block:
    return block if block.minutes == minutes else block.model_copy(update={"minutes": minutes})


def _check(agenda: Agenda, *places: int) -> None:
    for place in places:
        if not 0 <= place < len(agenda.blocks):
            raise InputError(f"The plan has no block {place + 1}.", f"It has {len(agenda.blocks)}.")


def _with(agenda: Agenda, blocks: list[Block]) -> Agenda:
    """The plan with these blocks, and what both see made again."""
    changed = agenda.model_copy(update={"blocks": blocks})
    if changed.views is None:
        return changed
    views = changed.views.model_copy(update={"shared": shared_view(changed)})
    return changed.model_copy(update={"views": views})
