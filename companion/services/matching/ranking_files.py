"""Ranking the people of a file for the queries of a file, with the code that ranks the people of this home; nothing is stored.

A pool line is `{"id", "text"}`, `{"id", "passages": [...]}` or a profile; a query line is `{"id", "text"}`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from companion.domain.matching.facts import facts
from companion.domain.matching.masking import masked
from companion.domain.matching.matches import RankSummary
from companion.domain.matching.passages import Kind, Passage, passages
from companion.domain.matching.pool import Facts, Pool
from companion.domain.people import Profile
from companion.errors import InputError, UnreadableFile, UsageError
from companion.seams import Index, Lexicon

TAG = "companion"
"""The name of the run in its file."""

GROUP_CHARACTERS = 280
"""Characters up to which sentences of a plain text are held together as one passage: as long as a line of a profile."""

Read = TypeVar("Read", bound=BaseModel)

Identity = Field(min_length=1, pattern=r"^\S+$")


class TextLine(BaseModel):
    """Somebody, or a query, as one text."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str = Identity
    text: str


class PassagesLine(BaseModel):
    """Somebody as passages."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str = Identity
    passages: list[str]


class Ranked(BaseModel):
    """Everybody's place for one query, the best first."""

    query: str
    people: list[str]
    scores: list[float]

    def first(self, count: int) -> Ranked:
        """The best of them."""
        return self.model_copy(update={"people": self.people[:count], "scores": self.scores[:count]})


class RankingFiles:
    """Reads pools and queries, and writes runs in the TREC format."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index = index
        self._lexicon = lexicon

    def read_pool(self, path: Path) -> Pool:
        """The people of a file.

        Raises:
            UnreadableFile: the file is missing or not text.
            InputError: a line is not a person, or two have one id; the message names the line.
        """
        people: dict[str, tuple[Facts, Sequence[Passage]]] = {}
        for place, line in _lines(path):
            person, lines = self._person(place, line)
            _none_twice(place, person.person_id, people)
            people[person.person_id] = (person, lines)
        return self._index.pool_of(list(people.values()))

    def read_queries(self, path: Path) -> list[TextLine]:
        """The queries of a file. Raises as `read_pool`."""
        queries: dict[str, TextLine] = {}
        for place, line in _lines(path):
            query = _checked(TextLine, place, line)
            _none_twice(place, query.id, queries)
            queries[query.id] = query
        return list(queries.values())

    def write_run(self, path: Path, ranked: Iterator[Ranked]) -> None:
        """One line for each person of each query: `qid Q0 person_id rank score companion`.

        Raises:
            UsageError: the file cannot be written.
        """
        try:
            with path.open("w", encoding="utf-8", newline="\n") as file:
                for one in ranked:
                    places = enumerate(zip(one.people, one.scores, strict=True), start=1)
                    file.writelines(f"{one.query} Q0 {who} {rank} {score:.6f} {TAG}\n" for rank, (who, score) in places)
        except OSError as error:
            raise UsageError(f"{path} cannot be written: {error.strerror}.", "Choose another file with --run.") from error

    def _person(self, place: str, line: dict[str, Any]) -> tuple[Facts, Sequence[Passage]]:
        if "basics" in line:
            profile = _checked(Profile, place, line)
            return facts(profile, self._lexicon), passages(profile, self._lexicon.sentences)
        if "passages" in line:
            listed = _checked(PassagesLine, place, line)
            return Facts(person_id=listed.id, name=listed.id), _plain(listed.id, listed.passages)
        told = _checked(TextLine, place, line)
        return Facts(person_id=told.id, name=told.id), _plain(told.id, self._grouped(told.text))

    def _grouped(self, text: str) -> Iterator[str]:
        """Sentences in a row, held together while they are short."""
        held = ""
        for sentence in self._lexicon.sentences(text):
            if held and len(held) + len(sentence) > GROUP_CHARACTERS:
                yield held
                held = ""
            held += sentence
        yield held


def rank_files(
    files: RankingFiles, pool: Path, queries: Path, run: Path, rank: Callable[[Pool, Sequence[TextLine]], Iterator[Ranked]]
) -> RankSummary:
    """Rank a pool for every query and write the run; `rank` is the ranking itself."""
    started = time.perf_counter()
    asked = files.read_queries(queries)
    people = files.read_pool(pool)
    files.write_run(run, rank(people, asked))
    seconds = round(time.perf_counter() - started, 3)
    return RankSummary(queries=len(asked), people=len(people), seconds=seconds, run=str(run))


def _plain(person_id: str, texts: Sequence[str] | Iterator[str]) -> list[Passage]:
    quotes = dict.fromkeys(text.strip() for text in texts)
    return [
        Passage(person_id=person_id, source=f"passages[{place}]", kind=Kind.SUMMARY, quote=quote, text=masked(quote))
        for place, quote in enumerate(quote for quote in quotes if quote)
    ]


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line that is not blank, with its place."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path} cannot be read as text.", "Give a file with one JSON object a line, in UTF-8.") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield f"{path.name} line {number}", _object(f"{path.name} line {number}", line)


def _object(place: str, line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place} is not JSON.", "Write one JSON object a line.") from error
    if not isinstance(found, dict):
        raise InputError(f"{place} is no JSON object.", 'Write one object a line, such as {"id": "a", "text": "…"}.')
    return found


def _checked(model: type[Read], place: str, line: dict[str, Any]) -> Read:
    try:
        return model.model_validate(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the line"
        raise InputError(f"{place}: {where}: {first['msg'].lower()}.", "Mend the line, or take it out.") from error


def _none_twice(place: str, identity: str, known: dict[str, Any]) -> None:
    if identity in known:
        raise InputError(f"{place}: the id {identity!r} is there twice.", "Give everybody an id of their own.")
