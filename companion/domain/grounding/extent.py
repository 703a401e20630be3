"""How much somebody did: "helped" is not "led", "among the first" is not "the first", a runner-up did not win.

A claim of being the first, the only one or the best, and of all or always, must stand in the line itself.
"""

from __future__ import annotations

import re
from functools import partial

from companion.domain.grounding.records import Entry
from companion.domain.words.hard_facts import NUMBER_WORDS, QUOTED, numbers
from companion.domain.words.word_forms import Stems, is_light, roots

_SUPERLATIVES = (
    (
        r"\bthe only\b|\bsole\b|\bonly (?:one|person|woman|man)\b|\bsingle-handed(?:ly)?\b|\balone\b|\bby yourself\b|"
        r"\bon your own\b",
        r"\bonly\b|\bsole\b|\balone\b|\bsolo\b|\bsingle\b|"
        r"\b(?:by myself|on my own|nobody else|no one else|no other|one-(?:person|man|woman))\b",
    ),
    (
        r"\b(?:the|your|very) first\b(?! (?:time (?:you|i)|thing|place)\b)(?! (?:year|month|week|day|season|term|round)s?\b)"
        r"|\bfirst (?:try|attempt|go|time)\b",
        r"\b(?:first|found(?:ed|er|ing)|new|began|once|early|earliest|opening|again)\b|"
        r"\b(?:pioneer|begin|start|initial)",
    ),
    (
        r"\balways\b|\bevery time\b|\bwithout exception\b|"
        rf"\ball (?:of|the|\d+|{'|'.join(NUMBER_WORDS)})\b",
        r"\b(?:always|every|all|each|never|whole|nobody|none|no|daily|both)\b|\bentire",
    ),
    (
        r"\b(?:doubl|tripl|quadrupl|halv)(?:ed|es|ing|e)\b",
        r"\b(?:doubl|tripl|quadrupl|halv|half|twice|third|two times)|\bfrom\b.*\bto\b",
    ),
    (r"\bbest\b|\bmost (?:successful|famous)\b|\baward-winning\b", r"\b(?:best|won|winner|top)\b|\b(?:award|prize)"),
    (r"\b(?:larg|bigg|young|old|great|fast|high|strong)est\b", r"est\b|\bmost\b|\brecord\b"),
    (
        r"\b(?:win|won|winner|winning)\b(?!(?: [\w’-]+){1,3} over\b)",
        r"\b(?:wins?|won|winner|winning|victory|award(?:ed)?|prize|first place|gold|beat)\b",
    ),
    (
        r"^(?:own|owned)\b|\byou own(?:ed)?\b",
        r"\bown(?:er|ed|s)?\b|\bfounder\b|\bproprietor\b|\bmy (?:own )?(?:firm|company|shop|farm)\b",
    ),
    (
        r"\b(?:co-?)?found(?:ed|er)\b",
        r"\b(?:found(?:ed|er|ing)|set up|start(?:ed|ing)?|began|opened|begun|created|launched|owner|partner)\b",
    ),
)
"""What a claim says of extent, and what in a line bears it out."""

_HAD_A_PART = re.compile(
    r"(?:I )?(?:also )?(?:help(?:ed|s|ing)?|support(?:ed|s|ing)?|assist(?:ed|s|ing)?|contribut(?:ed|es|ing)|"
    r"took part|takes? part|participat(?:ed|es|ing)|attend(?:ed|s|ing)?|shadow(?:ed|s|ing)?|observ(?:ed|es|ing)|"
    r"member of|part of|sat in on|listened in|was involved|involved)\b",
    re.IGNORECASE,
)
_PART_CLAIMED = re.compile(
    r"\b(?:help|support|assist|contribut|took part|take part|participat|attend|shadow|observ|member|part of|involve|join|"
    r"s[ai]t(?:s|ting)? (?:on|in)|listen(?:ed|s|ing)? in|served?|among|one of|with)",
    re.IGNORECASE,
)


_OTHERS_WHO = re.compile(
    r"(?<!one of the )(?<!one of those )(?<!among the )\b(?P<whom>people|others|men|women|folk|those) who\b[^,;]*", re.IGNORECASE
)
"""What is said of others: "people who run a plant alone"."""


def says_more(claim: str, entry: Entry, stems: Stems) -> bool:
    """Whether a claim gives the reader more of a thing than the line does."""
    plain = _OTHERS_WHO.sub(r"\g<whom>", QUOTED.sub(" ", claim))
    return _superlative_without_line(_ALL_COUNTED.sub(partial(_as_counted, entry), plain), entry.text) or (
        not _PART_CLAIMED.search(plain) and _only_had_a_part(plain, entry.said, stems)
    )


_ALL_COUNTED = re.compile(
    rf"\ball (?P<many>(?:\d+|{'|'.join(NUMBER_WORDS)})(?:(?:[ -]| and )(?:{'|'.join(NUMBER_WORDS)}))*)\b", re.IGNORECASE
)


def _as_counted(entry: Entry, found: re.Match[str]) -> str:
    """ "All forty" is forty where the line counts as many."""
    return found["many"] if set(numbers(found["many"])) <= entry.numbers else found.group()


def _superlative_without_line(claim: str, line: str) -> bool:
    return any(
        re.search(claimed, claim, re.IGNORECASE) and not re.search(held, line, re.IGNORECASE) for claimed, held in _SUPERLATIVES
    )


def _only_had_a_part(claim: str, line: str, stems: Stems) -> bool:
    """Whether a line opens with the part its person had in what others did, and the claim is about that."""
    if not _HAD_A_PART.match(line):
        return False
    first, *rest = (set(roots(piece, stems)) for piece in re.split(r"[.;,]\s|\sand\s", line))
    said = {root for root in roots(claim, stems) if not is_light(root)}
    return len(said & first) > max((len(said & other) for other in rest), default=0)
