"""Rules about reading ease: short sentences and few paragraphs (O3), and sentences that are not all about me (O22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import mean

from companion.domain.outreach.message import Part, words
from companion.domain.outreach.outreach import Finding
from companion.domain.rules.case import Case, warn

LONGEST_SENTENCE = 30
MEAN_SENTENCE = 20
MOST_PARAGRAPHS = 5
HARDEST = 11.0
"""Words of one sentence, mean words, paragraphs, and school grade beyond which a message warns. Conventions: a trade has its
long words, so the grade is two years above the rule book's, and paragraphs are counted as people set them in mail."""

SHARE_OF_I = 0.5
FEWEST = 5
"""Sentences from which a share of them says anything."""

_BEGINS_WITH_I = re.compile(r"\W*I\b")


def easy_to_read(case: Case) -> Iterator[Finding]:
    """O3: at most one remark, the most useful: the longest sentence, the mean, the words, the paragraphs."""
    sentences = case.message.sentences
    if not sentences:
        return
    longest = max(sentences, key=lambda part: len(words(part.text)))
    count = len(words(longest.text))
    average = mean(len(words(part.text)) for part in sentences)
    paragraphs = len([text for text in re.split(r"\n\s*\n", case.message.text) if text.strip()])
    if count > LONGEST_SENTENCE:
        yield warn("O3", f"{count} words in one sentence. Two sentences would be easier to take in.", longest)
    elif average > MEAN_SENTENCE:
        yield warn("O3", f"The sentences have {average:.0f} words on average. Shorter ones read faster.")
    elif not case.in_another_tongue and grade(sentences) > HARDEST:
        yield warn("O3", "Many long words. Say it as you would to somebody from another trade.")
    elif paragraphs > MOST_PARAGRAPHS:
        yield warn("O3", f"{paragraphs} paragraphs; three are enough for one screen.")


def grade(sentences: tuple[Part, ...]) -> float:
    """Years of school a text asks for: the formula of Kincaid and others (1975), syllables counted as groups of vowels.

    Names and other capitalised words are left out: nobody chooses them.
    """
    said = [word for part in sentences for word in words(part.text) if word.islower() and word.isalpha()]
    if not said:
        return 0.0
    syllables = sum(_syllables(word) for word in said) / len(said)
    average = mean(len(words(part.text)) for part in sentences)
    return 0.39 * average + 11.8 * syllables - 15.59


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouyàáâäåæèéêëìíîïòóôöøùúûü]+", word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    return max(1, groups - silent)


def not_all_about_me(case: Case) -> Iterator[Finding]:
    """O22: at most half of the sentences begin with "I"."""
    sentences = case.message.sentences
    count = sum(_begins_with_i(part, case) for part in sentences)
    if len(sentences) >= FEWEST and count > len(sentences) * SHARE_OF_I:
        yield warn("O22", f"{count} of {len(sentences)} sentences begin with “I”. Begin some with the thing, or with them.")


def _begins_with_i(part: Part, case: Case) -> bool:
    """ "I" as the language of the message says it, where that is known."""
    said = case.forms.find("i", part.text) if case.forms else None
    return not part.text[: said.start()].strip("¿¡ ") if said else bool(_BEGINS_WITH_I.match(part.text))
