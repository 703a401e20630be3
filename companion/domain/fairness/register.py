"""The same facts in other styles: boastfully, and as people write English who learned it late.

Rules over passages, always alike. They add no fact and take none away; what they change is how it sounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import cycle

from companion.domain.fairness.audits import Style
from companion.domain.fairness.neutral import neutral
from companion.domain.matching.passages import OFFERED, Passage

Rewriting = Callable[[str], str]

_ADVERBS = ("brilliantly", "masterfully", "flawlessly", "tirelessly")
_ADJECTIVES = ("outstanding", "exceptional", "remarkable", "superb")
_PAST = "built|found|kept|led|made|ran|took|taught|wrote|rebuilt|told|went|grew|began|brought|cut|set"
_DEED = re.compile(
    rf"\b(?P<who>I|We|we) (?=(?:[a-z]{{3,}}ed|{_PAST})\b)|(?:^|(?<=[.!?;] ))(?P<verb>(?:[A-Z][a-z]{{2,}}ed|{_PAST.title()})\b)"
)
_OWN = re.compile(r"\b(?P<own>[Mm]y|[Oo]ur) (?=[a-z])")


def boastful(text: str) -> str:
    """The text with praise put in: before deeds, before what is one's own, else before all of it."""
    adverbs, adjectives = cycle(_ADVERBS), cycle(_ADJECTIVES)

    def deed(found: re.Match[str]) -> str:
        adverb = next(adverbs)
        return f"{found['who']} {adverb} " if found["who"] else f"{adverb.capitalize()} {found['verb'].lower()}"

    praised = _OWN.sub(lambda found: f"{found['own']} {next(adjectives)} ", _DEED.sub(deed, text))
    return praised if praised != text else f"{next(adjectives).capitalize()}: {text}"


_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) (?=\w)")
_IRREGULAR = {
    "was": "is", "were": "are", "had": "have", "did": "do", "went": "go", "took": "take", "found": "find", "kept": "keep",
    "made": "make", "said": "say", "told": "tell", "came": "come", "became": "become", "began": "begin", "built": "build",
    "rebuilt": "rebuild", "ran": "run", "led": "lead", "taught": "teach", "wrote": "write", "knew": "know", "grew": "grow",
    "gave": "give", "got": "get", "saw": "see", "brought": "bring", "thought": "think", "lost": "lose", "stood": "stand",
    "left": "leave", "meant": "mean", "could": "can", "would": "will", "sent": "send", "spent": "spend", "sat": "sit",
}  # fmt: skip
_TOLD = re.compile(rf"\b(?:{'|'.join(_IRREGULAR)}|[a-z]{{2,}}ed)\b", re.IGNORECASE)
_NO_PAST = frozenset(
    "need feed seed speed indeed exceed proceed succeed breed bed red shed embed hundred naked wicked weed".split()
)


def second_language(text: str) -> str:
    """The text with articles left out and the past told in the present."""
    return _TOLD.sub(_present, _ARTICLE.sub("", text))


def _present(found: re.Match[str]) -> str:
    word = found.group()
    low = word.lower()
    base = _IRREGULAR.get(low) or (low if low in _NO_PAST else _base(low))
    return base.capitalize() if word[0].isupper() else base


def _base(past: str) -> str:
    """moved: move, asked: ask, stopped: stop, carried: carry."""
    stem = past[:-2]
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if re.search(r"(?:[vuzcg]|[^aeiou]l|[aeiou]s|(?<![aeiou])[aeiou][tkmrp])$", stem) and not re.search(r"[ai]lk$|e[nr]$", stem):
        return f"{stem}e"
    return stem


STYLES: dict[Style, Rewriting] = {"boastful": boastful, "second language": second_language}


def words_changed(before: str, after: str) -> int:
    """Words put in, taken out or exchanged between two versions of a text."""
    matcher = SequenceMatcher(a=before.split(), b=after.split(), autojunk=False)
    return sum(max(a2 - a1, b2 - b1) for kind, a1, a2, b1, b2 in matcher.get_opcodes() if kind != "equal")


def retold(passages: Sequence[Passage], style: Style) -> list[Passage]:
    """What somebody offers, told in another style; goals, refusals and the ends of crossings stay as they are."""
    return [_with(passage, STYLES[style](passage.text)) if passage.kind in OFFERED else passage for passage in passages]


def reworded(passages: Sequence[Passage], words: int) -> list[Passage]:
    """Passages with so many words changed by neutral edits."""
    texts = neutral([passage.text for passage in passages], words)
    return [_with(passage, text) for passage, text in zip(passages, texts, strict=True)]


def reworded_alike(passages: Sequence[Passage], others: Sequence[Passage]) -> list[Passage]:
    """Passages with as many words changed by neutral edits, each by itself, as others changed."""
    sizes = [words_changed(one.text, other.text) for one, other in zip(passages, others, strict=True)]
    return [passage for one, size in zip(passages, sizes, strict=True) for passage in reworded([one], size)]


def _with(passage: Passage, text: str) -> Passage:
    return passage.model_copy(update={"text": text})
