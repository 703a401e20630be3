"""What a sentence claims about its reader, and the hard facts in any sentence: names, numbers, years, quotations, links.

Method: a claim is read from its form in English: "you" or "your" with a verb or a noun that says something, outside
questions, wishes and requests. Hard facts are read from their shape. No word list decides what is true; that is left to
`grounding`, which looks for the line that says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]{2,200})[\"“”»]|(?<!\w)[‘']([^‘’']{6,200})[’'](?!\w)")
URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|example|dev|app|ai|eu|co|me)\b(?:/\S*)?", re.I
)
NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?:\s?%)?(?!\w)")
_CAPITALISED = re.compile(r"[^\W\d_]*[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я][\w'’-]*(?:\.(?=\w))?[\w'’-]*")

NUMBER_WORDS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
    "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
    "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000",
}  # fmt: skip

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter "
    "ramadan diwali i i'm i've i'd i'll ok pm am utc gmt cet cest bst est pst zoom teams skype whatsapp linkedin slack "
    "english french german spanish italian portuguese dutch norwegian swedish danish mr mrs ms mx dr prof".split()
)
"""Capitalised words that are no facts about anybody: days, months, languages, means, titles."""


@dataclass(frozen=True)
class Claim:
    """Something said of the reader: the words that say it, and whether they deny it."""

    text: str
    denied: bool
    opens_sentence: bool = False


@dataclass(frozen=True)
class HardFacts:
    """What must stand in a record to be written at all."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    quotations: tuple[str, ...]
    links: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.names or self.numbers or self.quotations or self.links)


_HYPOTHETICAL = (
    r"would|could|can|might|may|should|will|must|shall|['’]d|['’]ll|feel free|please|want|wanted|like|liked|prefer|"
    r"need|needed|think|"
    r"thought|have time|have room|have a moment|have a minute|are free|are able|are open|are willing|are busy|are happy|"
    r"are interested|are kind|are (?:doing |keeping )?well|wish|mind|know|agree|choose|decide|say|were to|do not|"
    r"don['’]t|did not|didn['’]t"
)
_NOT_A_CLAIM = re.compile(rf"^(?:{_HYPOTHETICAL})\b", re.IGNORECASE)
_INTERROGATIVE = re.compile(
    r"^(?:and |but |so |or )?(?:what|which|who|whom|whose|how|why|when|where|would|could|can|may|might|will|do|did|"
    r"does|have|has|had|are|is|"
    r"was|were|should)\b",
    re.IGNORECASE,
)
_YOUR = re.compile(r"\byours?\b\s*(?P<rest>[^.;:!?()]*)", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:not|never|no|nobody|nothing|without|hardly|n['’]t|didn['’]t|don['’]t|doesn['’]t|isn['’]t|wasn['’]t)\b", re.I
)
_CONDITION = re.compile(r"\b(?:if|whether|unless|in case|whenever|as soon as|once)\b[^,;.!?]*", re.IGNORECASE)
_REPORTED = re.compile(
    r"^(?:write|wrote|say|said|mention|mentioned|describe|described|tell|told|note|noted)\b\s*(?:that|how|of|about)?\s*", re.I
)


def hard_facts(text: str, *, first_word_may_be_name: bool = False) -> HardFacts:
    """Names, numbers, quotations and links of a text. A capital at the beginning of a sentence proves nothing."""
    links = tuple(found.group().rstrip(".,;)") for found in URL.finditer(text))
    quotations = tuple(first or second for first, second in QUOTED.findall(text))
    rest = QUOTED.sub(" “” ", URL.sub(" ", text))
    return HardFacts(tuple(_names(rest, first_word_may_be_name)), tuple(numbers(rest)), quotations, links)


def numbers(text: str) -> list[str]:
    """Figures and number words from two up, as figures; one and a are no numbers."""
    found = [number.group().replace(" ", "").rstrip(".,") for number in NUMBER.finditer(text)]
    for word in re.findall(r"[a-z]+(?:-[a-z]+)?", text.lower()):
        tens, _, ones = word.partition("-")
        if word in NUMBER_WORDS:
            found.append(NUMBER_WORDS[word])
        elif tens in NUMBER_WORDS and ones in NUMBER_WORDS:
            found.append(str(int(NUMBER_WORDS[tens]) + int(NUMBER_WORDS[ones])))
    return found


def _names(text: str, first_too: bool) -> list[str]:
    """Runs of capitalised words that do not merely open a sentence."""
    found: list[str] = []
    for piece in re.split(r"(?<=[.!?:])\s+|\n+", text):
        tokens = re.findall(r"[\w'’.-]+|[^\w\s]", piece)
        run: list[str] = []
        for position, token in enumerate([*tokens, ""]):
            if _is_name_word(token) and (position > 0 or first_too or (len(token) > 1 and token.isupper())):
                run.append(token.strip(".'’"))
            elif run:
                found.append(" ".join(run))
                run = []
    return [name for name in found if name]


def _is_name_word(token: str) -> bool:
    bare = re.sub(r"['’]s$", "", token.strip(".'’"))
    return bool(_CAPITALISED.fullmatch(bare)) and bare.lower() not in _CALENDAR


def claims(sentence: str) -> list[Claim]:
    """What a sentence says of its reader. Wishes, requests and bare questions say nothing."""
    text = _CONDITION.sub(" ", sentence)
    if sentence.rstrip("\"'”’) ").endswith("?"):
        text = _presupposed(text)
    return [*_verbal(text), *_nominal(text)]


_PRESUPPOSED = re.compile(
    r"\b(?:when|since|after|before|while|now that|as|that|which|until)\s+(?=you\b)(?!you\s+(?:would|could|can|might|"
    r"may|will)\b)[^,;?]+",
    re.IGNORECASE,
)


def _presupposed(question: str) -> str:
    """The part of a question that says something before it asks: "When you moved to nights, what …?" """
    sentences = re.split(r"(?<=[.!])\s+", question)
    clauses = [clause.strip() for clause in re.split(r"[,;]\s|\s[–—]\s|:\s", sentences[-1])]
    said = [clause for clause in clauses[:-1] if not _INTERROGATIVE.match(clause) or _PRESUPPOSED.match(clause)]
    inner = [found.group() for clause in clauses if clause not in said for found in _PRESUPPOSED.finditer(clause)]
    return ", ".join([*sentences[:-1], *said, *inner])


def _verbal(text: str) -> list[Claim]:
    found = []
    for match in re.finditer(r"\byou(?:['’](?P<short>ve|re))?\s+(?P<rest>[^.;!?]+)", text, re.IGNORECASE):
        rest = re.split(r",?\s+(?:and|but|so|because)\s+(?=(?:I|we|my|our)\b)|\b(?=you\b)", match["rest"])[0].strip(" ,")
        before = text[: match.start()].rstrip().lower()
        if not rest or _NOT_A_CLAIM.match(rest) or _is_object(before, rest):
            continue
        rest = _REPORTED.sub("", rest, count=1)
        for said in re.split(r"\s+(?:because|in order to)\s+", rest):  # a cause is a claim of its own
            if words_of_weight(said):
                found.append(Claim(said, bool(_DENIES.search(said))))
    return found


def _is_object(before: str, rest: str) -> bool:
    """Whether "you" is the object of what stands before it: "ask you about", "thank you for", "would you have"."""
    last = before.split()[-1] if before.split() else ""
    return last in _TAKES_OBJECT or bool(_AFTER_OBJECT.match(rest))


_TAKES_OBJECT = frozenset(
    "ask tell thank to for from with of about show give send write let keep meet reach would could can may might do did will should are have see "
    "trouble bother offer at by".split()
)
_AFTER_OBJECT = re.compile(r"(?:for|about|to|a|an|the|what|how|in return|if|when|at|on|by)\b", re.IGNORECASE)


_WISHED = frozenset(
    "time help view views advice thought thoughts answer answers reply replies opinion perspective convenience side "
    "patience attention kindness "
    "support consideration guidance input take suggestion suggestions line lines word words permission calendar "
    "diary inbox mind reading "
    "question questions interest own shoes place door eyes hand hands schedule day week evening name profile message".split()
)
"""What one asks of somebody or grants them anyhow; "your advice on spreadsheets" says nothing of the reader."""

_LIVED = frozenset(
    "experience experiences path way work career role job position team field area story example examples page case "
    "move change trade profession "
    "industry company colleagues people year years month months expertise knowledge practice background point start learning life".split()
)
"""What everybody has; only with more beside it ("your work at …", "your ten years in …") does it say something."""

_BROAD = frozenset(
    "first new old next last good short small quick best busy own in at on for with of about as from to by the a an".split()
)
_BEFORE_COMPLEMENT = re.compile(r"\s(?:in|at|on|for|with|of|about|as|from|to|by|under|during|called|titled)\s", re.IGNORECASE)


def _nominal(text: str) -> list[Claim]:
    found = []
    for match in _YOUR.finditer(text):
        phrase = re.split(
            r"\s(?:is|are|was|were|has|had|would|could|might|can|will|describes?|reads?|sounds?|that|which|made|"
            r"makes?|gave|and (?:I|we|how|what|when)|but|because)\b|,",
            match["rest"],
        )[0].strip()
        if _says_something(phrase):
            found.append(Claim(phrase, bool(_DENIES.search(phrase))))
    return found


def _says_something(phrase: str) -> bool:
    """Whether "your …" names something the reader might not have: by its head noun, and by what is said beside it."""
    head = words_of_weight(_BEFORE_COMPLEMENT.split(phrase, maxsplit=1)[0])
    if not head or head[-1].lower() in _WISHED:
        return False
    weighty = [word for word in words_of_weight(phrase) if word.lower() not in _LIVED | _BROAD | _WISHED]
    return bool(weighty)


_LIGHT = frozenset(
    "a an the of in on at to for from with by as and or but so that this these those it its is are was were be been "
    "being am do did done does "
    "have has had having not no never than then there here very much more most just also only about into over under "
    "out up off my me i we our us "
    "you your yours they their them he she his her one some any all each every both who whom which what when where "
    "how why if whether would could "
    "can may might will shall should must again still too yet now ever back s t ve re d ll m".split()
)


def words_of_weight(text: str) -> list[str]:
    """Words that say something: no articles, auxiliaries, pronouns or particles."""
    return [word for word in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text) if word.lower() not in _LIGHT]
