"""Audits as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.cli.text import counted, listed, table, wrapped

if TYPE_CHECKING:
    from companion.domain.fairness.audits import NameLeak, NamesAudit, RegisterAudit, Shift, StyleShift
    from companion.domain.fairness.exposure import ExposureAudit, ProposedExposure

SHOWN = 10
"""Lines of a long list."""


def names(found: NamesAudit) -> str:
    """Whether anything followed a name, and what."""
    verdict = (
        "Every rank and every score stayed the same, bit for bit."
        if found.identical
        else "Ranks or scores followed names or pronouns. They should not: the passages are named below."
    )
    head = _put(found.needs, found.people) + f" {counted(found.words_exchanged, 'word')} exchanged."
    rows = [_SHIFT_HEAD, _shift("names and pronouns", found.swapped), _shift("neutral edits", found.neutral)]
    introduced = {leak.called: f"{leak.called}: {leak.after or leak.before}" for leak in found.introduced_leaks}
    return "\n".join(
        [
            wrapped(head),
            wrapped(verdict),
            "",
            table(rows),
            "",
            *_some("Passages that followed a name:", [_leak(leak) for leak in found.leaks]),
            *_some("Industries that followed a name:", found.facts_changed),
            *_some(
                f"Of {counted(found.introductions, 'invented name')} written into prose, these were seen:",
                list(introduced.values()),
            ),
            *_some("Needs typed with a name in which it was searched for:", found.leaks_in_needs),
        ]
    )


def register(found: RegisterAudit) -> str:
    """What a way of telling is worth."""
    rows = [_SHIFT_HEAD]
    for style in found.styles:
        rows += [_shift(style.style, style.told), _shift("neutral edits", style.neutral)]
    return "\n".join([_put(found.needs, found.people), *(_worth(style) for style in found.styles), "", table(rows)])


def exposure(found: ExposureAudit) -> str:
    """How suggestions spread."""
    rows = [("times", "id", "name"), *((str(one.times), one.person_id, one.name) for one in found.spread[:SHOWN] if one.times)]
    lines = [
        f"{counted(found.suggestions, 'suggestion')} for {counted(found.needs, 'need')} (at most {found.top} each), over "
        f"{counted(found.mentors, 'mentor')} who may be suggested.",
        f"The most suggested person has {found.most_suggested_share:.1%} of them, the first ten {found.first_ten_share:.1%}. "
        f"Gini {found.gini:.2f} (0: all alike, 1: one person has all).",
        f"{counted(found.needs_without_suggestion, 'need')} brought nobody.",
    ]
    never = _some(f"Never suggested: {found.never_suggested:,}", found.never_suggested_ids)
    proposed = [_proposed(found.proposed)] if found.proposed else []
    return "\n".join([*(wrapped(line) for line in [*lines, *proposed]), "", table(rows), "", *never])


def _proposed(found: ProposedExposure) -> str:
    """How the proposals of cohorts spread."""
    many = f"{found.at_least:,} or more proposals" if found.at_least else "Fewer than five proposals"
    return (
        f"{many} were made in cohorts: the most proposed person has {found.most_proposed_share:.0%} of them, the first ten "
        f"{found.first_ten_share:.0%} (Gini {found.gini:.2f}). {counted(found.never_proposed, 'mentor')} never proposed."
    )


Row = list[str]

_SHIFT_HEAD: Row = ["edit", "ranks", "changed", "places moved", "Kendall's tau", "first ten kept", "largest score difference"]


def _shift(name: str, one: Shift) -> Row:
    figures = [
        f"{one.mean_places:.2f}",
        f"{one.kendall_tau:.4f}",
        f"{one.first_ten_kept:.1%}",
        f"{one.largest_score_difference:.4g}",
    ]
    return [name, f"{one.ranks:,}", f"{one.changed_ranks:,}", *figures]


def _worth(one: StyleShift) -> str:
    low, high = one.interval
    return wrapped(
        f"{one.style.capitalize()}, {counted(one.people, 'mentor')}: {one.places_gained:+.2f} places on average, "
        f"{one.neutral_places_gained:+.2f} by neutral edits; {one.beyond:+.2f} beyond them (95 %: {low:+.2f} to {high:+.2f})."
    )


def _put(needs: int, people: int) -> str:
    return f"{counted(needs, 'need')} put to {counted(people, 'person', 'people')}."


def _leak(leak: NameLeak) -> str:
    return f"{leak.person_id} {leak.source}: “{leak.before}” became “{leak.after}”"


def _some(title: str, lines: Sequence[str]) -> list[str]:
    more = [f"… and {len(lines) - SHOWN:,} more"] if len(lines) > SHOWN else []
    return listed(title, [*lines[:SHOWN], *more])
