"""The little English a template needs to get right: articles, lower-casing, past tense, and "my" that becomes "your".

Every function returns None or "" where it is not sure: a sentence that cannot be built rightly is left out.
"""

from __future__ import annotations

import re

from companion.domain.words.hard_facts import NUMBER_WORDS
from companion.writing.names import keeps_capital

_IRREGULAR_PAST = frozenset(
    "ate began bent bet bit blew bore bought bound broke brought built burnt came cast caught chose cost cut dealt did drank "
    "drew drove dug fed fell felt flew forgot fought found froze gave got grew had heard held hid hit hung kept knew laid "
    "learnt led left lent let lit lost made meant met overcame oversaw paid put ran rang read rebuilt redrew relaid rewrote rode "
    "rose said sang sat saw sent set sewed shook shot shut slept sold spelt spent split spoke sprang spread stole stood "
    "stopped struck stuck sung sunk swam swapped swept swore taught threw told took tore undertook understood unlearnt upheld "
    "was went were withdrew woke won wore wound wove wrote".split()
)
_NOT_PAST = frozenset(
    "bed biomedical breed deed embed exceed fed-up feed hundred indeed need proceed red sacred seed shed speed succeed used weed "
    "advanced aged certified combined dedicated experienced fixed licensed limited mixed qualified related retired skilled "
    "specialised specialized texture-modified trusted united unskilled varied".split()
)
_LASTING = frozenset(
    "answered coached handled helped kept led looked managed oversaw ran read sat served supervised taught trained walked "
    "worked".split()
)
_REPEATED = (
    r"\b(?:(?:each|every)\s+(?:\w+\s+)?(?:day|week|month|year|term|season|night|morning|evening|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|"
    r"weekly|daily|for (?:\w+ ){1,2}(?:years?|months?|terms?))\b"
)
LONGEST_ABBREVIATION = 4
"""Letters of a word in capitals from which it is a word that is shouted."""

_FINITE_AFTER = frozenset(
    "a an the this every everything everybody all each any his her their its my our your one two three four five".split()
)
_FIRST_PERSON = re.compile(r"\b(?:I['’]\w+|I|me|my|mine|myself|we['’]\w+|we|our|ours|us|ourselves)\b")
_THIRD_SINGULAR = re.compile(r"\b(?:he|she|his|her|hers|him|himself|herself)\b", re.I)
_SECOND_PERSON = re.compile(r"\b(?:you|you['’]\w+|your|yours|yourself)\b", re.I)
_SPEECH = re.compile(r"[\"“”«»]|(?<!\w)['‘]\w")
_TURNED = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "i'm": "you are", "i've": "you have",
    "i'd": "you had", "i'll": "you will", "we": "you", "our": "your", "ours": "yours", "us": "you", "ourselves": "yourselves",
    "we're": "you are", "we've": "you have", "we'd": "you had", "we'll": "you will",
}  # fmt: skip
_UNIQUE_POST = re.compile(
    r"^(?:head|captain|chair|deputy head|director|mayor|dean|principal|president|secretary|treasurer)\s+of\b", re.I
)
_THE_POST = re.compile(
    r"^(?:lead|leader|manager|owner|founder|co-founder|deputy|chief|supervisor|coordinator)\s+of\s+(?:a|an|the)\b", re.I
)
_MASS = frozenset(
    "nursing teaching farming baking cooking accounting engineering writing editing journalism research policy law medicine "
    "logistics carpentry plumbing welding design catering banking consulting retail politics physics chemistry mathematics "
    "maths music film radio television management marketing sales security work software data product public insurance "
    "education health finance medicine charge care".split()
)
_VOWEL_SOUND = re.compile(r"^(?:[aeiou]|8|11\b|18\b|x-ray|honest|hour|honou?r|heir)", re.I)
_CONSONANT_SOUND = re.compile(r"^(?:uni(?![nm])|use|usu|util|eu|one\b|once|ur(?:o|an)|u[bcfhjkqrstn]i|ubiq|u-)", re.I)
_SPELLED = re.compile(r"^[A-Z][A-Z&]{1,3}s?\b")
_ROLE_ENDS = re.compile(r"[,;:]\s|\.\s|\s\(|\s[–—-]\s|\s(?:since|as of|until|from \d)\b")
_HEAD_ENDS = re.compile(r"\s(?:who|that|which|in|at|for|of|with|on|from|to|and|&)\s")


def article(phrase: str) -> str:
    """A or an, by sound; capitals that are spelled out count by the name of the first letter."""
    if _SPELLED.match(phrase):
        return "an" if phrase[0] in "AEFHILMNORSX" else "a"
    return "an" if _VOWEL_SOUND.match(phrase) and not _CONSONANT_SOUND.match(phrase) else "a"


def lower_first(phrase: str) -> str:
    """The phrase with a small first letter, unless its first word is a name, an abbreviation or "I"."""
    first = re.match(r"[\w'’.-]+", phrase)
    return phrase if not first or keeps_capital(first.group()) else phrase[0].lower() + phrase[1:]


def upper_first(phrase: str) -> str:
    """The phrase with a capital first letter."""
    return phrase[:1].upper() + phrase[1:]


def first_clause(text: str, *, longest: int = 90) -> str:
    """A line without its full stop, cut at the first inner break when it is long; empty where that leaves too little."""
    line = text.strip().rstrip(".;:,!")
    if len(line) <= longest:
        return line
    cut = re.split(r"[,;:]\s|\s[–—-]\s|\.\s|\s\(", line, maxsplit=1)[0].strip()
    return cut if 8 <= len(cut) <= longest and len(cut.split()) >= 3 else ""


def speaks_in_person(text: str) -> bool:
    """Whether a line says I, my, you, he or she, so that who is meant would change in another mouth."""
    return bool(_FIRST_PERSON.search(text) or _SECOND_PERSON.search(text) or _THIRD_SINGULAR.search(text))


def turned(line: str) -> str | None:
    """A line of the reader's own as said to them: I becomes you, my your; None where "you", "she" or speech stands in it."""
    if _SECOND_PERSON.search(line) or _THIRD_SINGULAR.search(line) or _SPEECH.search(line):
        return None
    said = _FIRST_PERSON.sub(lambda found: _TURNED[found.group().lower().replace("’", "'")], line)
    said = re.sub(r"\byou (was|am)\b", lambda found: f"you {'were' if found[1] == 'was' else 'are'}", said)
    return re.sub(r"^(\w+(?:ed|t|d)\b[^,;.]*? (?:and|but|then) )was\b", r"\1were", said) if is_past_deed(line) else said


def is_past_deed(line: str) -> bool:
    """Whether a line begins with a verb in the past, as highlights do: "Moved the night shift to four tens"."""
    found = re.match(r"(?:once\s+|also\s+)?(?P<verb>[A-Za-z]+(?:-[A-Za-z]+)*)(?:\s+(?P<next>[\w'’-]+))?", line.strip(), re.I)
    if not found:
        return False
    verb = found["verb"].lower()
    return _is_past(verb) and not (
        verb in {"cut", "set", "read", "split", "cast", "put", "shut", "left"} and found["next"] is None
    )


def _is_past(verb: str) -> bool:
    last = verb.rsplit("-", 1)[-1]
    if verb in _NOT_PAST or last in _NOT_PAST:
        return False
    return last in _IRREGULAR_PAST or (last.endswith("ed") and len(last) > 3)


def is_verb_past(word: str) -> bool:
    """Whether a word by itself is a verb in the past: "gave", "introduced"."""
    return _is_past(word.lower())


def is_lasting(deed: str) -> bool:
    """Whether a deed went on for a time rather than happened once: "supervised some 50 theses"."""
    word = deed.split()[0].lower() if deed.split() else ""
    return word in _LASTING or bool(re.search(_REPEATED, deed))


def is_gerund(line: str) -> bool:
    """Whether a line begins with a verb in -ing, as offers of help do: "Closing a programme that people love"."""
    word = re.match(r"[A-Za-z-]+", line.strip())
    return bool(word and len(word.group()) > 4 and word.group().lower().endswith("ing") and len(line.split()) > 2)


def is_clause(line: str) -> bool:
    """Whether a line is a question told as a clause: "What a statistician can do for a unit", "How to read a lease"."""
    return bool(
        re.match(r"(?:what|how|why|where|when|which|who|whom|whether)\s+(?!(?:is|are|do|does|did|can)\b)\w", line.strip(), re.I)
    )


def is_sentence(line: str) -> bool:
    """Whether a line begins with a verb in the present, third person: "Reads everything aloud", "Teaches plumbers"."""
    found = re.match(r"(?P<verb>[A-Za-z]+)\s+(?P<next>[\w'’-]+)", line.strip())
    if not found or not re.search(r"(?<![suyi])s$", found["verb"]):
        return False
    return found["next"].lower() in _FINITE_AFTER or bool(
        re.match(r"(?:asks|writes|reads|runs|keeps|teaches|knows)$", found["verb"], re.I)
    )


def as_a(role: str) -> str | None:
    """A role with its article where it takes one: "a ward nurse", "head of menus"; None where that cannot be told."""
    role = _not_shouted(_ROLE_ENDS.split(role.strip(), maxsplit=1)[0].strip().rstrip("."))
    if not role or _FIRST_PERSON.search(role) or _SECOND_PERSON.search(role) or is_sentence(role) or is_past_deed(role):
        return None
    first, *rest = role.split()
    if first[0].isdigit() or first.lower() in NUMBER_WORDS:
        return None
    if first.lower() in {"a", "an", "the"}:
        return lower_first(role)
    if role.lower() == "retired":
        return "retired"
    if first.lower() in {"former", "formerly", "ex", "previously", "now", "currently"} and not rest:
        return None
    head = _HEAD_ENDS.split(f"{role} ", maxsplit=1)[0].split()[-1].lower()
    if _is_no_person(head):
        return None
    lowered = lower_first(role)
    if _THE_POST.match(role):
        return f"the {lowered}"
    return lowered if _UNIQUE_POST.match(role) else f"{article(lowered)} {lowered}"


_DOING = {
    "lead": "lead",
    "leader": "lead",
    "manager": "manage",
    "owner": "own",
    "supervisor": "supervise",
    "coordinator": "coordinate",
}
"""What the holders of a post do, as they say it themselves."""


def as_doing(role: str) -> str | None:
    """A post as what its holder does: "the lead of a team of three" leads a team of three; None where it names no such post."""
    post, _, of_what = role.removeprefix("the ").partition(" of ")
    return f"{_DOING[post.lower()]} {of_what}" if of_what and post.lower() in _DOING else None


def the_one(role: str) -> str | None:
    """A role as the one somebody holds, for a place where no "I am" stands before it: "the head of menus", "a ward nurse"."""
    told = as_a(role)
    return f"the {told}" if told and _UNIQUE_POST.match(told) else told


def _not_shouted(role: str) -> str:
    """A role typed in capitals throughout, in small letters; abbreviations of up to four letters are left alone."""
    return role.lower() if role.isupper() and any(len(word) > LONGEST_ABBREVIATION for word in role.split()) else role


def _is_no_person(head: str) -> bool:
    """Whether the head of a role is a plural, a trade or an activity rather than somebody."""
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return plural or head in _MASS or head.endswith("ing") or not head[0].isalpha()


def sentence(text: str) -> str:
    """The text with an end: a full stop is added where nothing ends it, and nothing else is touched."""
    text = text.strip()
    ends = (".", "!", "?", "…", "。", "？", "！", "؟", "।", '."', '?"', '!"', ".”", "?”", "!”", "…”", ".)", "?)", "؛", "。」")
    return text if text.endswith(ends) else f"{text}."
