"""A message taken apart: greeting, sentences with their places, sign-off. Every check reads this, so it is done once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from companion.domain.words.letters import letter_words, sign_off
from companion.domain.words.spelling import spelled_out

Sentences = Callable[[str], list[str]]

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
"""A word: letters and digits of any script, with inner apostrophes, points and hyphens."""

_INLINE_GREETING = re.compile(r"\s*+(?P<words>[^\n,.!?:;]{1,60})[,.!:]\s+(?=\S)")
MOST_GREETING_WORDS = 8
_NAMED_ALONE = re.compile(r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.?\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+(?:\s+[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+){0,2}")
"""A name that stands over a letter by itself greets too."""

MOST_WORDS_BEFORE_HELLO = 5
"""A greeting may come after the name: "Tomislav, hello." """

MOST_FAREWELL_WORDS = 6
POSTSCRIPT = re.compile(r"(?:P\.\s?(?:P\.\s?)?S\b\.?|(?:PP?S|[Pp]s)(?=\s?[:.,–—-]))")
"""The letters a postscript begins with, and a mark behind them: "PS is what we call our pressure system" is no postscript."""

_SUBJECT = re.compile(r"\A\s*subject:[ \t]*(?P<subject>[^\n]*)\n+", re.IGNORECASE)


def split_subject(text: str) -> tuple[str | None, str]:
    """A first line `Subject: …` apart from the rest; no such line leaves the subject None."""
    found = _SUBJECT.match(text)
    if not found:
        return None, text.strip()
    return found["subject"].strip() or None, text[found.end() :].strip()


def words(text: str) -> list[str]:
    """The words of a text, as written."""
    return WORD.findall(text)


@dataclass(frozen=True)
class Part:
    """A stretch of the body: its text without outer white space, and its place in code points, end exclusive."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Its place."""
        return self.start, self.end

    @cached_property
    def read(self) -> str:
        """Its text with text-speak in full: what it says. Where this differs from the text, places in it are no places there."""
        return spelled_out(self.text)

    @property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return self.text.rstrip("\"'”’) ").endswith("?")


@dataclass(frozen=True)
class Message:
    """A body and its parts. `signature` is the sign-off with the name under it; `sentences` are those above it, and those of a
    postscript below.
    """

    subject: str | None
    body: str
    greeting: Part | None
    sentences: tuple[Part, ...]
    signature: Part | None

    @cached_property
    def text(self) -> str:
        """What stands between greeting and sign-off, and a postscript below it."""
        letter = [part for part in self.sentences if not self._is_below(part)]
        below = self.sentences[len(letter) :]
        return "\n\n".join(self.body[each[0].start : each[-1].end] for each in (letter, below) if each)

    @cached_property
    def word_count(self) -> int:
        """Words of the sentences: neither greeting nor sign-off count."""
        return sum(len(words(part.text)) for part in self.sentences)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Greeting, sentences and sign-off in order; joined by the white space between them they are the body."""
        parts = (part for part in (self.greeting, *self.sentences, self.signature) if part)
        return tuple(sorted(parts, key=lambda part: part.start))

    def _is_below(self, part: Part) -> bool:
        return self.signature is not None and part.start > self.signature.start


def read_message(body: str, sentences: Sentences, *, subject: str | None = None, names: tuple[str, ...] = ()) -> Message:
    """Take a body apart. `names` are the sender's, so that a bare name at the end is known for a signature."""
    start = len(body) - len(body.lstrip())
    greeting = _greeting(body, start)
    first = greeting.end if greeting else start
    lines = list(_line_spans(body, first))
    last = _signature_start(body, lines, names)
    if last == len(body):
        postscript = _postscript_start(body, first)
        last = _signature_start(body, [line for line in lines if line[0] < postscript], names)
    below = _postscript_start(body, last)
    signature = _part(body, last, below) if last < below else None
    found = (*_sentences(body, first, last, sentences), *_sentences(body, below, len(body), sentences))
    return Message(subject, body, greeting, found, signature)


def _part(body: str, start: int, end: int) -> Part | None:
    text = body[start:end]
    stripped = text.strip()
    if not stripped:
        return None
    begin = start + len(text) - len(text.lstrip())
    return Part(stripped, begin, begin + len(stripped))


def _greeting(body: str, start: int) -> Part | None:
    """The line, or the words before the first mark, that greet: by the words of a greeting, or as a short line set apart."""
    line_end = body.find("\n", start)
    line = body[start : line_end if line_end >= 0 else len(body)]
    set_apart = body[line_end : line_end + 2] == "\n\n"
    if _is_greeting_line(line, alone=line_end >= 0, set_apart=set_apart):
        return _part(body, start, start + len(line))
    inline = _INLINE_GREETING.match(body, start)
    if inline and len(words(inline["words"])) <= 5 and _greets(inline["words"]):
        return _part(body, start, inline.end())
    return None


def _is_greeting_line(line: str, *, alone: bool, set_apart: bool) -> bool:
    text = line.strip()
    if len(text) > 100 or len(words(text)) > MOST_GREETING_WORDS or re.search(r"[.!?]\s+\S", re.sub(r"\b\w{1,4}\.\s", "", text)):
        return False
    if set_apart and _NAMED_ALONE.fullmatch(text):
        return True
    return (_greets(text) and (alone or not text.endswith((".", "?")))) or (alone and text.endswith((",", ":")))


def _greets(text: str) -> bool:
    said, known = words(text.casefold()), letter_words()
    if known.greeting_length(said) or (said and said[0] in known.behind_a_name):
        return True
    return bool(said) and len(said) <= MOST_WORDS_BEFORE_HELLO and said[-1] in known.behind_a_name


def _signature_start(body: str, lines: list[tuple[int, int]], names: tuple[str, ...]) -> int:
    """Where the sign-off begins: a closing formula on a line of its own near the end, or a last line that is the name."""
    for start, end in lines[-4:]:
        if sign_off().fullmatch(body[start:end]) and (start > lines[0][0] or len(lines) == 1):
            return start
    if len(lines) > 1:
        start, end = lines[-1]
        if _is_name(body[start:end], names):
            return lines[-2][0] if _closes(body[slice(*lines[-2])], first=lines[-2][0] == lines[0][0]) else start
        if (found := _trailing_name(body, start, end, names)) is not None:
            return found
    elif lines and (found := _trailing_name(body, *lines[-1], names)) is not None:
        return found
    return len(body)


def _postscript_start(body: str, first: int) -> int:
    """Where what is set below a name begins, "PS: …"; the end of the body where nothing is."""
    starts = [start for start, _ in _line_spans(body, first)]
    return next((start for start in starts[1:] if POSTSCRIPT.match(body, start)), len(body))


def _closes(line: str, *, first: bool) -> bool:
    """Whether the line above a name is a farewell in whatever language: a few words and a comma."""
    return not first and line.rstrip().endswith((",", "!")) and len(words(line)) <= MOST_FAREWELL_WORDS


def _line_spans(body: str, first: int) -> list[tuple[int, int]]:
    spans, at = [], first
    for line in body[first:].splitlines(keepends=True):
        if line.strip():
            spans.append((at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    return spans


def _is_name(line: str, names: tuple[str, ...]) -> bool:
    known = {word.casefold() for name in names for word in words(name)}
    found = [word.casefold() for word in words(line)]
    return bool(found) and len(found) <= 5 and all(word in known for word in found)


def _trailing_name(body: str, start: int, end: int, names: tuple[str, ...]) -> int | None:
    """A name after the last full stop of the last line, as in "… no answer is fine too. Odile"."""
    tail = re.search(r"[.!?]\s+([^.!?]{1,60})$", body[start:end])
    if tail and _is_name(tail.group(1), names):
        return start + tail.start(1)
    return None


def _sentences(body: str, first: int, last: int, split: Sentences) -> list[Part]:
    found, at = [], first
    for piece in _pieces(body[first:last], split):
        part = _part(body, at, at + len(piece))
        if part and any(character.isalnum() for character in part.text):
            found.append(part)
        elif part and found:  # a lone mark such as "…" belongs to the sentence before it
            previous = found.pop()
            found.append(Part(body[previous.start : part.end], previous.start, part.end))
        at += len(piece)
    return found


_PASSAGE = re.compile(r"(?P<lead>\s*+(?:[^“”\"«»„]{0,80}:)?\s*+[“\"«„])(?P<inside>[^“”\"«»„]+)(?P<close>[”\"»“]\s*)", re.DOTALL)
PASSAGE_WORDS = 12
"""Words from which a quoted passage is read sentence by sentence: lines to pass on are no quotation."""


def _pieces(text: str, split: Sentences) -> Iterator[str]:
    """Sentences whose concatenation is the text, those of a long quoted passage too."""
    for piece in split(text):
        passage = _PASSAGE.fullmatch(piece)
        inside = split(passage["inside"]) if passage and len(words(passage["inside"])) >= PASSAGE_WORDS else []
        if passage and len(inside) > 1:
            yield from (passage["lead"] + inside[0], *inside[1:-1], inside[-1] + passage["close"])
        else:
            yield piece
