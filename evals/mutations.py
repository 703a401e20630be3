"""False sentences made from true ones: one fact changed in each, for the kill rate of grounding per kind of change."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from companion.domain.people import Profile

SEED = 20261122

KINDS = ("number", "year", "employer", "role", "direction", "negation", "cause", "person")

_FIRST_PERSON = {
    "i": "you",
    "my": "your",
    "me": "you",
    "myself": "yourself",
    "our": "your",
    "we": "you",
    "us": "you",
    "am": "are",
}
_CAUSES = (
    "because the money ran out",
    "because a doctor told you to",
    "after a newspaper had written about it",
    "because your brother had asked you for it",
    "because of a strike",
)


class TrueSentence(NamedTuple):
    """A sentence a profile bears out, with the parts that can be changed in it."""

    mentor: str
    text: str
    employer: str | None = None
    role: str | None = None
    crossing: tuple[str, str] | None = None


class Mutant(NamedTuple):
    """A sentence with one fact changed."""

    kind: str
    mentor: str
    text: str
    made_from: str


def true_sentences(people: Sequence[Profile]) -> list[TrueSentence]:
    """Sentences about every mentor: positions, crossings, publications, and what their highlights say, told to them."""
    return [sentence for person in people for sentence in (*_positions(person), *_crossings(person), *_told(person))]


def _positions(person: Profile) -> Iterator[TrueSentence]:
    for job in person.work:
        if job.position and job.name and job.startDate:
            verb = "were" if job.endDate else "are"
            text = f"You {verb} {_article(job.position)} at {job.name}, which you joined in {job.startDate[:4]}."
            yield TrueSentence(person.id, text, employer=job.name, role=job.position)


def _crossings(person: Profile) -> Iterator[TrueSentence]:
    for crossing in person.mentoring.transitions:
        if crossing.from_ and crossing.to and crossing.year:
            ends = crossing.from_, crossing.to
            yield TrueSentence(person.id, f"You went from {ends[0]} to {ends[1]} in {crossing.year}.", crossing=ends)
            yield TrueSentence(person.id, f"In {crossing.year} you left work as {ends[0]} to become {ends[1]}.", crossing=ends)


def _told(person: Profile) -> Iterator[TrueSentence]:
    for publication in person.publications:
        if publication.name and publication.releaseDate:
            yield TrueSentence(person.id, f"You wrote “{publication.name}” in {publication.releaseDate[:4]}.")
    for job in person.work:
        for line in job.highlights:
            first = line.split()[0]
            if first.endswith("ed") or first in _PAST:
                yield TrueSentence(person.id, f"You {_to_second_person(line[0].lower() + line[1:])}.")


_PAST = frozenset("Found Threw Took Got Ran Sat Cut Lost Sold Wrote Told Kept Brought Sent Built Went Gave Led Paid Put".split())


def _to_second_person(line: str) -> str:
    def swap(found: re.Match[str]) -> str:
        return _FIRST_PERSON[found.group().lower()]

    return re.sub(r"\b(?:I|my|me|myself|our|we|us|am)\b", swap, line).rstrip(".")


def _article(position: str) -> str:
    return f"the {position}" if position.lower().startswith(("chief", "head", "only")) else position


def mutants(sentences: Sequence[TrueSentence], people: Sequence[Profile]) -> list[Mutant]:
    """Every change that can be made in each sentence, one at a time; the same for the same people."""
    chance = random.Random(SEED)
    employers = sorted({job.name for person in people for job in person.work if job.name})
    roles = sorted({job.position for person in people for job in person.work if job.position})
    others = [person.id for person in people]
    found: list[Mutant] = []
    for item in sentences:
        for kind, text in _changes(item, chance, employers, roles):
            found.append(Mutant(kind, item.mentor, text, item.text))
        found.append(Mutant("person", chance.choice([other for other in others if other != item.mentor]), item.text, item.text))
    return found


def _changes(item: TrueSentence, chance: random.Random, employers: list[str], roles: list[str]) -> Iterator[tuple[str, str]]:
    yield from _changed_figures(item.text, chance)
    if item.employer:
        yield "employer", item.text.replace(item.employer, chance.choice([name for name in employers if name != item.employer]))
    if item.role:
        yield "role", item.text.replace(item.role, chance.choice([role for role in roles if not _alike(role, item.role)]))
    if item.crossing:
        one, two = item.crossing
        yield "direction", item.text.replace(one, "\0").replace(two, one).replace("\0", two)
    if denied := _denied(item.text):
        yield "negation", denied
    yield "cause", f"{item.text.rstrip('.')} {chance.choice(_CAUSES)}."


def _changed_figures(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    for found in list(re.finditer(r"(?<![\w.:,“])\d+(?![\w:,]|\.\d)", text))[:2]:
        old = int(found.group())
        is_year = 1900 < old < 2100
        new = old + chance.choice([-7, -6, -5, 5, 6, 7]) if is_year else old + chance.choice([11, 13, 17, 29])
        yield ("year" if is_year else "number"), f"{text[: found.start()]}{new}{text[found.end() :]}"


def _denied(text: str) -> str | None:
    if re.match(r"You (?:are|were)\b", text):
        return re.sub(r"^You (are|were)\b", r"You \1 not", text)
    if re.match(r"You [a-z]+", text) and not re.search(r"\b(?:not|never|no|nobody|without|nothing|none)\b", text):
        return re.sub(r"^You ", "You never ", text)
    return None


def _alike(one: str, other: str) -> bool:
    words = {word.lower()[:5] for word in re.findall(r"\w{4,}", one)}
    return bool(words & {word.lower()[:5] for word in re.findall(r"\w{4,}", other)})
