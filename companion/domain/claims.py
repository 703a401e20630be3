"""What a sentence claims about its reader.

Method: a claim is read from its form in English: "you" with a verb, or "your" with a noun that says something, outside
questions, wishes and requests. A claim is cut into its clauses, each of which must be borne out; a cause is bound to what it
explains. No word list decides what is true; that is left to `grounding`, which looks for the line that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from companion.domain.hard_facts import NUMBER, QUOTED, HardFacts, hard_facts, numbers, words_of_weight
from companion.domain.word_forms import LIGHT_VERBS, base, looks_like_verb

__all__ = ["Claim", "HardFacts", "claims", "denials", "denies", "hard_facts", "numbers", "words_of_weight"]


@dataclass(frozen=True)
class Claim:
    """Something said of the reader: the words that say it, and whether they deny it.

    `because` holds a cause given for it. A `soft` claim may say more than the records do and must only not be contradicted.
    """

    text: str
    denied: bool
    opens_sentence: bool = False
    because: str | None = None
    soft: bool = False


_DENIES = re.compile(
    r"\b(?:not|never|no|nobody|no one|none|nothing|neither|nor|without|hardly|refus\w+|declin\w+|reject\w+|(?:stop(?:ped|s|ping)?|quit(?:ting)?|ceas\w+)(?= \w+ing\b)|"
    r"(?:gave|give|given|giving) up|turn(?:ed|ing)? down|fail(?:ed|s)? to)\b|n['’]t\b",
    re.IGNORECASE,
)
_GRADES = re.compile(
    r"\bno (?:more|less|longer) than\b|\bnot only\b|\bno doubt\b|\bno later\b|\bno wider\b|\bnothing but\b|\bno longer\b(?= than)",
    re.IGNORECASE,
)


def denials(text: str) -> list[tuple[int, int]]:
    """Where a text denies."""
    hidden = _GRADES.sub(lambda found: " " * len(found.group()), QUOTED.sub(lambda found: " " * len(found.group()), text))
    return [found.span() for found in _DENIES.finditer(hidden)]


def denies(text: str) -> bool:
    """Whether a clause denies: an odd number of words that deny. Quoted words and grades ("not only") are left out."""
    return len(denials(text)) % 2 == 1


_HYPOTHETICAL = (
    r"would|could|can|might|may|should|will|must|shall|['’]d|['’]ll|feel free|please|want|wanted|like|liked|prefer|"
    r"need|needed|think|thought|have time|have room|have a moment|have a minute|are free|are able|are open|are willing|are busy|are happy|"
    r"are interested|are kind|are welcome|are away|are (?:doing |keeping )?well|wish|mind|agree|choose|decide|were to|do not (?:wish|want|have|like|need|know me)|"
    r"don['’]t (?:wish|want|have|like|need|know|mind|fancy)|do not know|know me|can['’]t|cannot|won['’]t|haven['’]t|have (?:\d+|\w+teen|twenty|ten|five|\w+) minutes|"
    r"have (?:got )?one|would rather|rather|let|get (?:this|a chance|round)|read this|receive|see this|have read|reply|answer(?! (?:for|to|each|every)\b)|need(?:n['’]t| not)"
)
_NOT_A_CLAIM = re.compile(rf"^(?:{_HYPOTHETICAL})\b", re.IGNORECASE)
_INTERROGATIVE = re.compile(
    r"^(?:and |but |so |or |\w+, )?(?:what|which|who|whom|whose|how|why|when|where|would|could|can|may|might|will|do|did|"
    r"does|have|has|had|are|is|was|were|should|in which|to whom|from whom|for whom|with whom|at what)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|whether|unless|in case|whenever|as soon as|once(?= you\b)|should(?= (?:you|a|an|the|one|any|your|it|this)\b)|were(?= you\b))\b[^,;.!?]*",
    re.IGNORECASE,
)
_ASKED_ABOUT = re.compile(
    r"\b(?:what|which|who|whom|whose|where|whether|how (?:long|many|much|often|far|soon|old|big))\b[^,;.!?]*?\byou\b[^,;.!?]*",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"^(?:(?:also|once|now|later|even|still) )?(?:write|wrote|say|said|mention|mentioned|describe|described|tell|told|note|noted|explain|explained|"
    r"admit|admitted)\b(?! (?:the|a|an|your|this|off|to)\b)\s*(?:down|there|openly|honestly|us|people|others|readers)?\s*(?:that|how|of|about|why|when)?\s*[:,]?\s*",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us|mine|ours|myself)\b")


def claims(sentence: str) -> list[Claim]:
    """What a sentence says of its reader. Wishes, requests and bare questions say nothing."""
    is_question = sentence.rstrip("\"'”’) ").endswith("?")
    text = _CONDITION.sub(" ", sentence)
    text = _presupposed(text) if is_question else _ASKED_ABOUT.sub(" ", text) if not _tells_reader(text) else text
    if (told := _TOLD_AFTER.search(sentence)) and not is_question:
        return [Claim(sentence[: told.start()], denies(sentence[: told.start()]), opens_sentence=True)]
    return [*_verbal(text), *_nominal(text, is_question or not _asserts(sentence))]


_TOLD_AFTER = re.compile(r",\s+(?:as )?you (?:write|wrote|say|said|tell|told|note|noted|put it)(?: it)?\s*[.!]?\s*$", re.IGNORECASE)


def _tells_reader(text: str) -> bool:
    """Whether the main clause is about the reader ("You wrote down how you …"), so that what hangs on it is told, not asked."""
    return bool(re.match(r"\W*(?:\w+ ){0,4}?you(?:['’]ve)?\b", text, re.IGNORECASE))


_OFFER_OR_WISH = re.compile(
    r"\b(?:would|could|can|may|might|should|will|shall|must|hope|wish|happy to|glad to|please|kindly|thank|thanks|grateful|let me)\b|['’](?:d|ll)\b",
    re.IGNORECASE,
)


def _asserts(sentence: str) -> bool:
    """Whether a sentence states something, rather than offering, asking, thanking or wishing."""
    return not _OFFER_OR_WISH.search(sentence)


_PRESUPPOSED = re.compile(
    r"\b(?:when|since|after|before|while|now that|as|until)\s+(?=you\b)(?!you\s+(?:would|could|can|might|may|will|are|do|want|have|sit|talk|speak|get|think)\b)"
    r"[^,;?]+",
    re.IGNORECASE,
)


def _presupposed(question: str) -> str:
    """The part of a question that says something before it asks: "When you moved to nights, what …?" """
    sentences = re.split(r"(?<=[.!])\s+", question)
    clauses = [clause.strip() for clause in re.split(r"[,;]\s|\s[–—]\s|:\s", sentences[-1])]
    said = [clause for clause in clauses[:-1] if not _INTERROGATIVE.match(clause) or _PRESUPPOSED.match(clause)]
    inner = [found.group() for clause in clauses if clause not in said for found in _PRESUPPOSED.finditer(clause)]
    return ", ".join([*sentences[:-1], *said, *inner])


_YOU = re.compile(r"\b(?P<you>you)(?:['’](?P<short>ve|re))?\s+(?P<rest>[^.;!?]+(?:\.\d+[^.;!?]*)*)", re.IGNORECASE)
_NEXT_SPEAKER = re.compile(
    r",?\s+(?:and|but|so|because|while|as)\s+(?=(?:I|we|my|our|there|it|that|this|here|nobody else|somebody)\b)|\b(?=you\b)|:\s|,\s+so\b|,\s+(?=(?:I|we|my|our)\b)"
    r"|\s+(?=(?:I|we)(?:['’]\w+)?\s)|,\s+(?:which|where|who)\s+(?=(?:is|was|describes|made|gave|helped|sounds|has|I)\b)|\s[–—]\s"
)
_CAUSE = re.compile(
    r",?\s+(?:because(?: of)?|due to|owing to|thanks to|in order to|on account of|as a result of|since(?= (?:the|a|an|your|nobody|it)\b))\s+",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r",?\s+(?:and|but|then|and then|yet)\s+(?:then\s+|also\s+|later\s+)?|;\s+|,\s+(?=(?:after|before|which|who|where|whom|when|with|over|standing|mostly|chiefly|later|"
    r"earlier|instead|despite|although|though|until|at)\b)|\s+(?=(?:after|before|although|though|despite|until|while)\b)|,\s+",
    re.IGNORECASE,
)


def _verbal(text: str) -> Iterator[Claim]:
    for match in _YOU.finditer(text):
        rest = _NEXT_SPEAKER.split(match["rest"])[0].strip(" ,")
        before = text[: match.start()].rstrip()
        if not rest or _NOT_A_CLAIM.match(rest) or _is_object(before, rest):
            continue
        yield from _parts(_REPORTED.sub("", rest, count=1))


def _parts(told: str) -> Iterator[Claim]:
    """The clauses of what is said, the last one with the cause given for it."""
    main, *causes = _CAUSE.split(told)
    pieces = _clauses(main)
    reasons = [reason for cause in causes for reason in _clauses(cause)]
    for number, piece in enumerate(pieces, 1):
        yield Claim(piece, denies(piece), because=reasons[0] if reasons and number == len(pieces) else None)
    for reason in reasons[1:]:
        yield Claim(reason, denies(reason))


def _clauses(text: str) -> list[str]:
    return [piece for piece in _joined(_PARTS.split(text)) if _has_weight(piece)]


def _has_weight(text: str) -> bool:
    """Whether a clause says anything by itself: "as you ask" does not."""
    return any(base(word) not in LIGHT_VERBS for word in words_of_weight(text))


def _joined(pieces: list[str]) -> list[str]:
    """Clauses again from what a split left: one too short to say anything by itself goes with the one before it."""
    found: list[str] = []
    for piece in pieces:
        if (
            found
            and (len(words_of_weight(piece)) < 2 or len(words_of_weight(found[-1])) < 2)
            and not looks_like_verb((piece.split() or [""])[0])
        ):
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece)
    return found


_TAKES_OBJECT = frozenset(
    "ask tell thank to for from with of about show give send write let keep meet reach would could can may might do did will should are have see "
    "trouble bother offer at by give bring lend teach owe cost costs brought gave sent told asked show showed shown help helped reach thank call ring "
    "telephone visit contact trust hear heard read believe than like save spare lets got get gets without near behind between around inform "
    "beside wish promise thanks and/or or".split()
)
_AFTER_OBJECT = re.compile(
    r"(?:for|about|to|an?|the|what|how|in return|if|when|at|on|by|nothing|anything|something|less|more|out|no|some|two|three|one|my|our|this|that|these|those|here|"
    r"there|with|from|as|in|who|whom|which|because|and|or|but|\d+)\b",
    re.IGNORECASE,
)
_SUBJECT_AFTER = re.compile(
    r"(?:^|[,;:–—(\"“'‘]|\b(?:and|but|because|that|which|when|how|what|who|where|why|if|before|after|since|while|until|as|than|though|although|so|then|"
    r"now|read|see|saw|know|understand|think|believe|notice|noticed|found|heard|hear|learned|told|say|says|once|there|also|case|time|today|here|year|day|month|"
    r"\d{4}|ago|later|term|winter|summer|spring|autumn|january|february|march|april|may|june|july|august|september|october|november|december))\s*$",
    re.IGNORECASE,
)


def _is_object(before: str, rest: str) -> bool:
    """Whether "you" is the object of what stands before it: "ask you about", "thank you for", "costs you less"."""
    first = re.split(r"[\s,]", rest)[0]
    if _AFTER_OBJECT.match(rest):
        return True
    if _SUBJECT_AFTER.search(before):
        return False
    last = before.split()[-1].lower().strip(".,") if before.split() else ""
    if last in _TAKES_OBJECT:
        return True
    return (
        bool(before)
        and not looks_like_verb(first)
        and not re.match(r"(?:are|were|have|had|do|did|never|once|always|still|also|\w+ly)$", first, re.I)
    )


_YOUR = re.compile(r"\byour\b\s+(?P<rest>(?:[^.;:!?()\"“”]|\"[^\"]*\"|“[^”]*”)*)", re.IGNORECASE)
_WISHED = frozenset(
    "time help view views advice thought thoughts answer answers reply replies opinion perspective convenience side "
    "patience attention kindness support consideration guidance input take suggestion suggestions line lines word words permission calendar "
    "diary inbox mind reading question questions interest own shoes place door eyes hand hands schedule day week evening name profile message kind "
    "generosity judgement judgment honesty feedback response morning afternoon night ear voice hours minutes phone post mail address country city town "
    "language coffee head desk chair life busy earliest leisure choice decision company business office ladder family sleep".split()
)
"""What one asks of somebody or grants them anyhow; "your advice on spreadsheets" says nothing of the reader."""

_LIVED = frozenset(
    "experience experiences path way work career role job position team field area story stories example examples page case "
    "move change trade profession industry colleagues people year years month months expertise knowledge practice background point start learning".split()
)
"""What everybody has; only with more beside it ("your work at …", "your ten years in …") does it say something."""

_BROAD = frozenset(
    "first new old next last good short small quick best busy own in at on for with of about as from to by the a an".split()
)
_BEFORE_COMPLEMENT = re.compile(
    r"\s+(?:in|at|on|for|with|of|about|as|from|to|by|under|during|called|titled|out|up|down|over|through|into|like|instead|than|before|after|when|where|who|if|so|too)\s+|\s+[\"“]",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\s(?:is|are|was|were|has|had|have|would|could|might|can|will|describes?|reads?|sounds?|that|which|made|makes?|gave|got|and|but|because|where|while|took|"
    r"helped|kept|stayed|showed|shows|says?|tells?|told|names?|put|lists?|covers?|lasts?|takes?|hangs?|\w+ed|\w+ly)\b|,"
)
_MADE = re.compile(
    r"\b(?:talk|talks|book|books|article|articles|piece|report|paper|essay|podcast|lecture|column|blog|post|thesis|study|film|prize|award|degree|doctorate|phd|"
    r"years|months|decade)\b",
    re.IGNORECASE,
)


def _nominal(text: str, gentle: bool) -> Iterator[Claim]:
    """What "your …" says. In an offer, a wish or a question (`gentle`) only works, years, names and figures are claims."""
    for match in _YOUR.finditer(text):
        phrase = _PREDICATE.split(match["rest"], maxsplit=1)[0].strip()
        if not _says_something(phrase) or (gentle and not _is_hard(phrase)):
            continue
        yield Claim(phrase, denies(phrase))
        clause = _own_clause(text, match, phrase)
        if not gentle and clause:
            yield Claim(clause, denies(clause), opens_sentence=True, soft=True)


def _own_clause(text: str, match: re.Match[str], phrase: str) -> str | None:
    """The clause around "your …" where it is about the reader alone: it must not be contradicted, though it may say more."""
    whole = f"{match.group()[:4]} {phrase}"
    start = max(text.rfind(mark, 0, match.start()) for mark in (", ", "; ", ": ")) + 1
    clause = text[start : match.end()].strip(" ,;:")
    alone = not _FIRST_PERSON.search(clause) and not re.search(r"\byou\b", clause, re.IGNORECASE)
    return clause if alone and clause != whole else None


def _is_hard(phrase: str) -> bool:
    return bool(
        _MADE.search(phrase)
        or NUMBER.search(phrase)
        or QUOTED.search(phrase)
        or hard_facts(phrase, first_word_may_be_name=True).names
    )


def _says_something(phrase: str) -> bool:
    """Whether "your …" names something the reader might not have: by its head noun, and by what is said beside it."""
    head = words_of_weight(_BEFORE_COMPLEMENT.split(phrase, maxsplit=1)[0])
    if not head or head[-1].lower() in _WISHED or head[0].lower() in _WISHED:
        return False
    return any(word.lower() not in _LIVED | _BROAD | _WISHED for word in words_of_weight(phrase))
