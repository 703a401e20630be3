"""Who the seeker says they are, in words that have no 'I' before them, and what has happened to them.

'Nine years at home with the children', 'New in a care home kitchen' and 'From January I am …' are circumstances as 'I am a nurse'
is: nobody else is asked for them. 'We did bad work and he has not noticed' tells what the need is about.
"""

from __future__ import annotations

from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Reading
from companion.text.needs.tokens import COMMA, STOP

_MOST_ADVERBS = 3


def stands_alone(reading: Reading, at: int) -> bool:
    """Whether a clause that begins here tells who the seeker is, or who is at home with them."""
    begins = reading.word(at - 1) == STOP
    return (begins and reading.begins(pattern("standing.alone"), at) is not None) or is_of_family(reading, at)


def says_who(reading: Reading, at: int) -> bool:
    """'I am a shy accountant', 'I have two children', and what stands alone: who somebody is, and not what they do or meet."""
    return stands_alone(reading, at) or reading.begins(pattern("standing.who"), at) is not None


def is_of_family(reading: Reading, at: int) -> bool:
    """'my partner has a job in Lyon': a circumstance, whatever it is about the people at home."""
    return reading.begins(pattern("standing.family"), at) is not None


def has_happened(reading: Reading, at: int) -> bool:
    """'we grew from six to seventeen', 'I signed off something': an event, unlike 'I worked in a bank' or 'I teach maths'."""
    hit = reading.begins(pattern("standing.subject"), at)
    if hit is None:
        return False
    at = hit.end
    for _ in range(_MOST_ADVERBS):
        if reading.word(at) not in words("standing.adverbs"):
            break
        at += 1
    word = reading.word(at)
    return word not in words("standing.lasted") and (word in words("standing.past") or _looks_past(word))


def _looks_past(word: str) -> bool:
    """'signed', unlike 'proceed'; 'agreed' and the like stand in the list."""
    return word.endswith("ed") and not word.endswith("eed") and len(word) > 4


def is_next_subject(reading: Reading, at: int) -> bool:
    """'I am an accountant and they made me treasurer': somebody else acts from here on."""
    return reading.begins(pattern("standing.next_subject"), at) is not None


def asks_behind_comma(reading: Reading, at: int) -> bool:
    """'I am a nurse with two children, who has made the move?': a question begins, not more about the nurse."""
    if reading.word(at) != "who" or reading.word(at - 1) not in (COMMA, "and", "but"):
        return False
    end = at
    while end < len(reading.tokens) and reading.word(end) != STOP:
        end += 1
    return end < len(reading.tokens) and "?" in reading.text[reading.tokens[end - 1].end : reading.tokens[end].end + 1]
