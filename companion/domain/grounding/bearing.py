"""How far a profile bears out a sentence about its person, as a few measures that a small model weighs (`borne_out`).

What tells a free retelling from half a truth is seldom how many words they share with a line: a retelling says all of it in other
words, a half-truth one part in the line's own and the other in words that have no home there. So it is measured how evenly the
words and clauses of a sentence are covered, whether neighbours in it are neighbours in a line, and what it adds: a cause, an
extent, a denial, a figure. No measure counts how long a sentence is, which says nothing of its truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from companion.domain.grounding.alignment import OF_FRAME, Flags, Lines, Words, lines_of, nearness, words_of
from companion.domain.grounding.claim import denials
from companion.domain.grounding.clauses import clauses
from companion.domain.grounding.records import Entry, Records
from companion.domain.words.hard_facts import numbers
from companion.domain.words.word_vectors import Floats

HOMELESS = 0.4
"""Nearness below which a word has no home in a line."""

SAID = 0.84
"""Nearness from which a word is said by a line: the same root, or one of the thesaurus."""

NEIGHBOURS, NEAR_IN_LINE, AROUND = 5, 7, 5
"""Words between neighbours of a sentence, between what says them in a line, and around a figure."""

LEAST_NEAR = 0.2
"""Nearness below which a word says nothing of another."""

UNKNOWN = 0.7
"""Stands for a measure of what a sentence has none of: no verb, no cause, no figure."""

_CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|thanks to|on account of|as a result of|which is why|that is why|so that|"
    r"in order to)\b",
    re.IGNORECASE,
)
_EXTENT = re.compile(
    r"\b(?:all|every|each|always|never|only|first|entire|whole|most|everyone|everybody|nobody|none|single|alone|best|completely|"
    r"entirely|without exception|single-handedly|largest|biggest|oldest|still|now|already|ever|any|no longer|yourself|own|"
    r"personally)\b",
    re.IGNORECASE,
)


class Bearing:
    """One sentence laid over the lines of its reader's profile; a text without a word of weight has no `words`."""

    def __init__(self, text: str, records: Records) -> None:
        self.text, self.stems = text, records.stems
        self.lines: Lines = lines_of(tuple(records.mentor_entries), records.stems)
        self.words: Words = words_of(text, records.stems)
        self.said = nearness(self.words, self.lines.body, records.stems)
        around = nearness(self.words, self.lines.frame, records.stems)
        own = self.lines.body.per_line(self.said)
        self.own: Floats = own
        self.by_line: Floats = np.maximum(own, np.float32(OF_FRAME) * self.lines.frame.per_line(around))
        of = self.lines.records
        self.by_record: Floats = np.stack([self.by_line[:, of == record].max(axis=1) for record in range(of.max() + 1)], axis=1)
        self.line = int(self.share(self.by_line).argmax())
        self.record = int(self.share(self.by_record).argmax())

    @property
    def entry(self) -> Entry:
        """The line that speaks of the sentence most."""
        return self.lines.entries[self.line]

    def share(self, near: Floats, among: Flags | None = None) -> Floats:
        """The share of a sentence's weight that is held: () or (lines,) from (words,) or (words, lines)."""
        weights = self.words.weights if among is None else self.words.weights * among
        found: Floats = weights @ near / max(float(weights.sum()), 1e-6)
        return found


def measures(bearing: Bearing) -> dict[str, float]:
    """Every measure by its name. The sentence must have a word of weight."""
    found = {
        **_covered(bearing), **_homeless(bearing), **_evenly(bearing), **_neighbours(bearing), **_in_order(bearing),
        **_figures(bearing), **_added(bearing), **_pooled(bearing),
    }  # fmt: skip
    return {name: float(value) for name, value in found.items()}


def _covered(bearing: Bearing) -> dict[str, float]:
    """By the best line, the best record, the profile, and two lines; softly, and word for word."""
    lines, by = bearing.share(bearing.by_line), bearing.by_line
    record, whole = bearing.share(bearing.by_record).max(), bearing.share(by.max(axis=1))
    order = np.argsort(-lines)
    two = max((float(bearing.share(np.maximum(by[:, bearing.line], by[:, other]))) for other in order[1:6]), default=lines.max())
    return {
        "line": lines.max(), "line_itself": bearing.share(bearing.own).max(), "record": record, "profile": whole,
        "two_lines": two, "beyond_record": whole - record, "beyond_line": record - lines.max(),
        "ahead": lines.max() - lines[order[1:2]].sum(),
        "line_says": bearing.share((by >= SAID).astype(np.float32)).max(),
        "record_says": bearing.share((bearing.by_record >= SAID).astype(np.float32)).max(),
        "profile_says": bearing.share((by.max(axis=1) >= SAID).astype(np.float32)),
    }  # fmt: skip


def _homeless(bearing: Bearing) -> dict[str, float]:
    """The words that carry something and are covered worst, and which share of them has no home."""
    words = bearing.words
    found: dict[str, float] = {}
    best = {
        "line": bearing.by_line[:, bearing.line],
        "record": bearing.by_record[:, bearing.record],
        "profile": bearing.by_line.max(axis=1),
    }
    for name, near in best.items():
        open_ = np.sort(((1 - near) * words.weights)[words.heavy])[::-1]
        found |= {f"worst_of_{name}_{place}": open_[place] if len(open_) > place else 0.0 for place in range(3)}
        found[f"homeless_in_{name}"] = (near[words.heavy] < HOMELESS).mean() if words.heavy.any() else 0.0
    verbs = words.verbs & words.heavy
    found["verb_in_record"] = best["record"][verbs].min() if verbs.any() else UNKNOWN
    found["verb_in_profile"] = best["profile"][verbs].min() if verbs.any() else UNKNOWN
    found["name_elsewhere"] = bool(words.named.any()) and best["record"][words.named].min() < 1
    return found


def _evenly(bearing: Bearing) -> dict[str, float]:
    """How well the clause is covered that is covered worst, and how far the clauses lie apart."""
    within, anywhere = [], []
    for among in _clauses(bearing):
        within.append(float(bearing.share(bearing.by_record[:, bearing.record], among)))
        anywhere.append(float(bearing.share(bearing.by_line, among).max()))
    whole = float(bearing.share(bearing.by_record[:, bearing.record]))
    worst, best = min(within, default=whole), max(within, default=whole)
    return {"worst_clause": worst, "worst_clause_anywhere": min(anywhere, default=whole), "clauses_apart": best - worst}


def _clauses(bearing: Bearing) -> Iterator[Flags]:
    """The words of each clause that has two, one of them of weight."""
    words = bearing.words
    for clause in clauses(re.sub(r"[.!?]+$", "", bearing.text)):
        said = set(words_of(clause, bearing.stems).said)
        among = np.array([word in said for word in words.said], np.bool_)
        if among.sum() > 1 and (among & words.heavy).any():
            yield among


def _neighbours(bearing: Bearing) -> dict[str, float]:
    """Whether words that stand side by side in the sentence do so in some line."""
    words, places = bearing.words, bearing.lines.body.words.places
    telling = np.flatnonzero(words.heavy | words.verbs)
    pairs = []
    for one, other in pairwise(telling.tolist()):
        if words.places[other] - words.places[one] <= NEIGHBOURS:
            pairs.append(_side_by_side(bearing.said[one], bearing.said[other], places))
    return {"pairs": float(np.mean(pairs)) if pairs else 0.5, "worst_pair": min(pairs, default=0.5)}


def _side_by_side(one: Floats, other: Floats, places: np.ndarray) -> float:
    """The best two words of a line, not far from one another, that say these two: as near as the less near of them."""
    first, second = np.flatnonzero(one > LEAST_NEAR), np.flatnonzero(other > LEAST_NEAR)
    apart = np.abs(places[first][:, None] - places[second][None, :])
    near = np.minimum(one[first][:, None], other[second][None, :]) * ((apart > 0) & (apart <= NEAR_IN_LINE))
    return float(near.max(initial=0.0))


def _in_order(bearing: Bearing) -> dict[str, float]:
    """Whether what the best line says, it says in the same order: 1 as it stands, -1 the other way round."""
    body, line = bearing.lines.body, bearing.line
    end = body.starts[line + 1] if line + 1 < len(body.starts) else len(body.words.said)
    near = bearing.said[:, body.starts[line] : end]
    said = np.flatnonzero((near.max(axis=1) >= SAID) & bearing.words.heavy)
    at = near[said].argmax(axis=1)
    turns = [np.sign(later - at[place]) for place in range(len(at)) for later in at[place + 1 :]]
    return {"order": float(np.mean(turns)) if turns else 0.0}


def _figures(bearing: Bearing) -> dict[str, float]:
    """Whether the figures of a sentence stand in the best line, and beside the same words."""
    figures = numbers(bearing.text)
    lines = bearing.share(bearing.by_line)
    holding = [_holds(entry, figures) for entry in bearing.lines.entries]
    bound = max((float(share) for share, held in zip(lines, holding, strict=True) if held), default=0.0)
    return {
        "figures": bool(figures), "figures_elsewhere": not holding[bearing.line],
        "beyond_its_figures": float(lines.max()) - bound, "counted_alike": min(_counted(bearing), default=UNKNOWN),
    }  # fmt: skip


def _holds(entry: Entry, figures: list[str]) -> bool:
    return all(figure in entry.numbers or figure in entry.lasted for figure in figures)


def _counted(bearing: Bearing) -> Iterator[float]:
    """For each figure, how near the words beside it are to those beside the same figure in a line."""
    words, body = bearing.words, bearing.lines.body.words
    for figure, place in words.figures:
        beside = (np.abs(words.places - place) <= 3) & words.heavy
        same = np.array([at for held, at in body.figures if held == figure], np.intp)
        if beside.any() and len(same):
            near = (np.abs(body.places[:, None] - same[None, :]).min(axis=1) <= AROUND).astype(np.float32)
            yield float((bearing.said[beside] * near).max())
        elif beside.any():
            holding = np.array([_holds(entry, [figure]) for entry in bearing.lines.entries], np.bool_)
            yield float(bearing.by_line[beside][:, holding].max(initial=0.0)) / 2


def _added(bearing: Bearing) -> dict[str, float]:
    """What a sentence has and the best line has not: a denial, an extent, a cause, and how well that is covered."""
    text, line = bearing.text, bearing.entry.said
    denied, line_denied = bool(denials(text)), bool(denials(line))
    extent = {found.lower() for found in _EXTENT.findall(text)} - {found.lower() for found in _EXTENT.findall(line)}
    cause = _CAUSE.search(text)
    behind = bearing.words.starts > cause.start() if cause else None
    told = float(bearing.share(bearing.by_line, behind).max()) if behind is not None and behind.any() else UNKNOWN
    return {
        "denied": denied, "newly_denied": denied and not line_denied, "denial_lost": line_denied and not denied,
        "extent": min(len(extent), 2), "cause": bool(cause), "cause_untold": 1 - told if cause else 0.0,
        "cause_in_line": bool(cause and _CAUSE.search(line)),
    }  # fmt: skip


def _pooled(bearing: Bearing) -> dict[str, float]:
    """How near the sentence as a whole is to the nearest line, and to the one that covers it best: cosines of mean vectors."""
    body = bearing.lines.body
    whole = bearing.words.weights @ bearing.words.vectors
    each = np.add.reduceat(body.words.vectors * body.words.weights[:, None], body.starts, axis=0)
    cosines = each @ whole / np.maximum(np.linalg.norm(each, axis=1) * np.linalg.norm(whole), 1e-6)
    return {"meaning": cosines.max(), "meaning_of_line": cosines[bearing.line]}
