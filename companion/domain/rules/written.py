"""The rule that a message is written out (O14): whole words, sentences that begin like sentences, no pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from companion.domain.outreach.marks_abroad import opened
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Channel, Finding
from companion.domain.rules.case import Case, at, fail, warn
from companion.domain.words.short_forms import Slip, is_note, of_a_chat, short_forms, without_apostrophe
from companion.domain.words.spelling import FULL

MOST_NAMED = 3
"""Slips of one kind that are named; the fix holds them all."""

_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\U0001f1e6-\U0001f1ff]|(?<!\\w)(?:[:;]-?[)(DP]|<3)(?!\\w)")
_LONE_I = re.compile(r"(?<![\w.'’-])i(?![\w.-])")


def written_out(case: Case) -> Iterator[Finding]:
    """O14: what stands for a word fails; a word of a chat, a smile and a slip only warn. One habit is one finding."""
    for part in () if case.in_another_tongue else case.message.parts:
        for found in short_forms().finditer(part.text):
            message = f"“{found.group()}” reads like a text message. Write it out or leave it away."
            severity = warn if found.group().lower() in of_a_chat() else fail
            yield severity("O14", message, span=at(part, found), fix=_in_full(found.group()))
    yield from _pictures(case)
    yield from _letters(case)


def _pictures(case: Case) -> Iterator[Finding]:
    """One smile is a tone of voice; more of them are text-speak."""
    seen = [(part, found) for part in case.message.parts for found in _EMOJI.finditer(part.text)]
    for part, found in seen:
        message = f"“{found.group()}” reads like a text message. Write it out or leave it away."
        yield (fail if len(seen) > 1 else warn)("O14", message, span=at(part, found), fix="")


def _in_full(short: str) -> str | None:
    """What an abbreviation stands for, and None where that is not sure."""
    full = FULL.get(short.lower())
    return full.capitalize() if full and short[0].isupper() else full


def _letters(case: Case) -> Iterator[Finding]:
    """Small letters and lost apostrophes: a slip warns; throughout they are a manner, and in a chat the manner of many."""
    small = [part for part in case.message.sentences if _begins_small(part.text) and not _goes_on(part, case)]
    throughout = len(small) >= 2 and len(small) * 2 >= len(case.message.sentences)
    severity = fail if throughout and case.channel is not Channel.SLACK else warn
    notes = [part for part in small if is_note(part.text)]
    if throughout and len(notes) * 2 >= len(small):
        said = f"“{notes[0].text.rstrip('.')}” is a note. Write a sentence that says who you are and what you want."
        yield severity("O14", said, notes[0])
        return
    capitals = [_capital(part) for part in small]
    words = [slip for part in case.message.sentences for slip in _in_words(part, case)]
    if capitals or words:
        start, end = _stretch([*capitals, *words], small, case)
        message = _told(capitals, words, case.message.body, throughout=throughout)
        yield severity("O14", message, span=(start, end), fix=_mended(case.message.body, _joined(capitals, words), start, end))


def _capital(part: Part) -> Slip:
    """The letter a sentence opens with as a capital, with the first mark of a Spanish question where that is missing."""
    at = next(place for place, character in enumerate(part.text) if character.isalpha())
    mark = opened(part.text).removesuffix(part.text)
    return Slip(part.start + at, part.start + at + 1, f"{mark}{part.text[at].upper()}")


def _in_words(part: Part, case: Case) -> Iterator[Slip]:
    """Each "i" on its own and each contraction without its apostrophe, by its place in the body."""
    curly = "’" in case.message.body
    if case.in_another_tongue:
        return
    found = [Slip(*one.span(), "I") for one in _LONE_I.finditer(part.text)]
    found += without_apostrophe(part.text)
    for slip in found:
        yield Slip(part.start + slip.start, part.start + slip.end, slip.right.replace("'", "’") if curly else slip.right)


def _stretch(slips: Sequence[Slip], small: Sequence[Part], case: Case) -> tuple[int, int]:
    """The stretch of the body that holds them all: a word where there is one, and whole sentences else."""
    if len(slips) == 1 and not small:
        return slips[0].start, slips[0].end
    parts = [part for part in case.message.sentences if any(part.start <= slip.start < part.end for slip in slips)]
    return min(part.start for part in parts), max(part.end for part in parts)


def _joined(capitals: Sequence[Slip], words: Sequence[Slip]) -> list[Slip]:
    """Each place once: a word that opens a sentence takes its capital along."""
    opening = {slip.start for slip in capitals}
    right = [slip._replace(right=slip.right[0].upper() + slip.right[1:]) if slip.start in opening else slip for slip in words]
    taken = {slip.start for slip in words}
    return [*(slip for slip in capitals if slip.start not in taken), *right]


def _mended(body: str, slips: Sequence[Slip], start: int, end: int) -> str:
    """A stretch of the body with every slip put right."""
    for slip in sorted(slips, reverse=True):
        body = body[: slip.start] + slip.right + body[slip.end :]
        end += len(slip.right) - (slip.end - slip.start)
    return body[start:end]


def _told(capitals: Sequence[Slip], words: Sequence[Slip], body: str, *, throughout: bool) -> str:
    """What is wrong, in one breath."""
    found = []
    if capitals:
        many = f"{len(capitals)} sentences begin" if len(capitals) > 1 else "This sentence begins"
        found.append(f"{'Most sentences begin' if throughout else many} with a small letter")
    said = dict.fromkeys(f"“{body[slip.start : slip.end]}” is written “{slip.right}”" for slip in words)
    found += [*list(said)[:MOST_NAMED], *(["and so on"] if len(said) > MOST_NAMED else [])]
    return f"{', '.join(found)}."


def _goes_on(part: Part, case: Case) -> bool:
    """Whether a sentence stands behind the greeting on its line, "Dear Sólveig, my name is Noor", or goes on from it below, as
    German letters do."""
    hello = case.message.greeting
    if hello is None or not hello.text.endswith((",", ":", "،")):
        return False
    between = case.message.body[hello.end : part.start]
    return not between.strip() and ("\n" not in between or case.in_another_tongue)


def _begins_small(text: str) -> bool:
    first = next((character for character in text if character.isalpha()), "")
    return first.islower() and (text[0].isalpha() or text[0] in "¿¡")
