"""What a sentence claims about its reader.

Method: a claim is read from its form in English: "you" with a verb, or "your" with a noun that says something, outside
questions, wishes and requests. A claim is cut into its clauses, each of which must be borne out; a cause is bound to what it
explains. No word list decides what is true; that is left to `grounding`, which looks for the line that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from companion.domain.grounding.claim import Claim, denials, denies, masked, split_outside_quotations
from companion.domain.grounding.clauses import CAUSE, clauses, has_weight, is_beside, is_circumstance
from companion.domain.grounding.inferred import without_inference
from companion.domain.grounding.object_you import OPENING_PHRASE, is_object
from companion.domain.grounding.your import FIRST_PERSON, nominal_claims
from companion.domain.outreach.unmarked import asks_unmarked
from companion.domain.words.hard_facts import HardFacts, hard_facts, numbers, words_of_weight
from companion.domain.words.word_forms import looks_like_verb

__all__ = ["MOST_READ", "Claim", "HardFacts", "claims", "denials", "denies", "hard_facts", "numbers", "words_of_weight"]

MOST_READ = 2_000
"""Characters of one sentence that are read for claims; nobody makes a sincere one further on."""

_HYPOTHETICAL = (
    r"would|could|can|might|may|should|will|must|shall|['’]d|['’]ll|feel free|please|want|wanted|like|liked|prefer|"
    r"need|needed|think|thought|have time|have room|have a moment|have a minute|are free|are able|are open|are willing|are "
    r"busy|are happy|"
    r"are (?:\w+ly |quite |most |more than )?(?:at liberty|free to|welcome|under no)|"
    r"(?:are|were) (?:in no way|not|by no means|under no) (?:bound|obliged|expected|required|obligation|duty)|owe|"
    r"did (?:just )?the (?:same|opposite|reverse|contrary)\b(?=\W*$)|"
    r"(?:must |surely |certainly |probably |perhaps )?"
    r"(?:know|knew|understand|understood|believed?|realised?|realized?|feel|felt)\b"
    r"(?! (?:for|as)\b)|must have|"
    r"are interested|are kind|are welcome|are away|are (?:doing |keeping )?well|wish|mind|agree|choose|decide|were to|do not "
    r"(?:wish|want|have|like|need|know me)|"
    r"don['’]t (?:wish|want|have|like|need|know|mind|fancy)|do not know|know me|can['’]t|cannot|won['’]t|haven['’]t|have "
    r"(?:\d+|\w+teen|twenty|ten|five|\w+) minutes|"
    r"have (?:no|little|too little|any|enough) (?:\w+ )?(?:time|room|moment|energy|interest|wish)|"
    r"have (?:got )?one|would rather|rather|let (?:me|us|it|this|that)|"
    r"get (?:this|a chance|round)|read this|receive|see this|have read|reply|"
    r"answer(?! (?:for|to|each|every)\b)|need(?:n['’]t| not)"
)
_NOT_A_CLAIM = re.compile(rf"^(?:{_HYPOTHETICAL})\b", re.IGNORECASE)
_INTERROGATIVE = re.compile(
    r"^(?:and |but |so |or |\w+, )?(?:what|which|who|whom|whose|how|why|when|where|would|could|can|may|might|will|do|did|"
    r"does|have|has|had|are|is|was|were|should|in which|to whom|from whom|for whom|with whom|at what)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|whether|unless|in case|whenever|as soon as|once(?= you\b)|should(?= (?:you|a|an|the|one|any|your|it|this)\b)|"
    r"were(?= you\b))\b[^,;.!?]*",
    re.IGNORECASE,
)
_ASKED_ABOUT = re.compile(
    r"\b(?:what|which|who|whom|whose|where|whether|how (?:long|many|much|often|far|soon|old|big))\b[^,;.!?]*?\byou\b[^,;.!?]*",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"^(?:(?:also|once|now|later|even|still) )?(?:write|wrote|say|said|mention|mentioned|describe|described|tell|told|note|"
    r"noted|explain|explained|"
    r"admit|admitted)\b(?! (?:the|a|an|your|this|off|to)\b)\s*(?:down|there|openly|honestly|us|people|others|"
    r"readers)?\s*(?:that|how|of|about|why|when)?\s*[:,]?\s*",
    re.IGNORECASE,
)


def claims(sentence: str) -> list[Claim]:
    """What a sentence says of its reader. Wishes, requests and bare questions say nothing."""
    return list(_claims(sentence[:MOST_READ]))


@lru_cache(maxsize=2048)
def _claims(sentence: str) -> tuple[Claim, ...]:
    is_question = sentence.rstrip("\"'”’) ").endswith("?")
    is_question = is_question or bool(_TURNS_TO_ASK.search(sentence)) or asks_unmarked(sentence)
    sentence = _WISHES_TO_KNOW.sub(r"\g<wish>", sentence)
    text = _CONDITION.sub(" ", _BEHIND_YOU.sub(lambda found: found["who"] or "", without_inference(sentence)))
    text = _presupposed(text) if is_question else _ASKED_ABOUT.sub(" ", text) if not _tells_reader(text) else text
    if (told := _TOLD_AFTER.search(sentence)) and not is_question:
        return (Claim(sentence[: told.start()], denies(sentence[: told.start()]), opens_sentence=True),)
    return (*_verbal(text), *_afterwards(text), *nominal_claims(text, gentle=is_question or not _asserts(sentence)))


_TURNS_TO_ASK = re.compile(r"\b(?:my|the|our|one|a) (?:one |only |small |short |second |next )?question\b", re.IGNORECASE)
_TOLD_AFTER = re.compile(
    r",\s+(?:as )?you (?:write|wrote|say|said|tell|told|note|noted|put it)(?: it)?\s*[.!]?\s*$", re.IGNORECASE
)


_WISHES_TO_KNOW = re.compile(
    r"(?P<wish>(?:\b(?:I|we)\b[^,.;!?]*?\b(?:(?:like|love|want|wish|hope|glad|happy|keen|eager|grateful|interested)\b[^,.;!?]*?\b"
    r"(?:know|learn|hear|understand|find out|see|ask)|wonder(?:ed|ing)?|curious|ask(?:ing)?)|"
    r"\b(?:tell|show|write|teach|explain to|describe to|let)\s+(?:me|us)(?: know)?)(?: \w+)?)"
    r" (?:how|why|when|where|what|which|who|whether)\b[^,.;!?]*",
    re.IGNORECASE,
)
"""A question put as a wish: "I'd like to know how you found your first pupils." What is asked is not stated."""


def _tells_reader(text: str) -> bool:
    """Whether the main clause is about the reader ("You wrote down how you …"), so that what hangs on it is told, not asked."""
    return bool(re.match(r"\W*(?:\w+ ){0,4}?you(?:['’]ve)?\b", text, re.IGNORECASE))


_OFFER_OR_WISH = re.compile(
    r"\b(?:would|could|can|may|might|should|will|shall|must|hope|wish|happy to|glad to|please|kindly|thank|thanks|grateful|"
    r"let me)\b|['’](?:d|ll)\b",
    re.IGNORECASE,
)


def _asserts(sentence: str) -> bool:
    """Whether a sentence states something, rather than offering, asking, thanking or wishing."""
    return not _OFFER_OR_WISH.search(sentence)


_PRESUPPOSED = re.compile(
    r"\b(?:when|since|after|before|while|now that|as|until)\s+(?=you\b)(?!you\s+(?:would|could|can|might|may|will|are|do|want|"
    r"have|sit|talk|speak|get|think)\b)"
    r"[^,;?]+",
    re.IGNORECASE,
)


_HABIT = re.compile(
    r"(?:when|whenever|once|as) you (?!\w+ed\b)\w+ (?:an?|some|any|some(?:one|body)|any(?:one|body))\b", re.IGNORECASE
)
"""What anybody does who is asked about it: "When you read a letter, which line do you look at?" """

_IN_THE_PAST = re.compile(r"\b(?:did|was|were|had)\b", re.IGNORECASE)


def _presupposed(question: str) -> str:
    """The part of a question that says something before it asks: "When you moved to nights, what …?" """
    sentences = re.split(r"(?<=[.!])\s+", question)
    clauses = [clause.strip() for clause in re.split(r"[,;]\s|\s[–—]\s|:\s", sentences[-1])]
    said = [clause for clause in clauses[:-1] if not _INTERROGATIVE.match(clause) or _PRESUPPOSED.match(clause)]
    inner = [found.group() for clause in clauses if clause not in said for found in _PRESUPPOSED.finditer(clause)]
    if not _IN_THE_PAST.search(sentences[-1]):
        said, inner = ([clause for clause in among if not _HABIT.match(clause)] for among in (said, inner))
    return ", ".join([*sentences[:-1], *said, *inner])


_YOU = re.compile(r"\byou(?P<short>['’](?:ve|re))?\s+(?=(?P<rest>(?:“[^”]*”|\"[^\"]*\"|[^.;!?]|\.\d)+))", re.IGNORECASE)
_WHEN_BEFORE = re.compile(
    r"\b(?:in|since|until|by|from|before|after|around|during)\s+(?:\w+\s+){0,3}?(?:19|20)\d\d,?\s*$", re.IGNORECASE
)
_NEXT_SPEAKER = re.compile(
    r",?\s+(?:and|but|so|because|while|as)\s+(?=(?:I|we|my|our|there|it|that|this|here|nobody else|"
    r"somebody)\b)|(?<!because )\b(?=you\b)|"
    r":\s|,\s+so\b|,\s+(?=(?:I|we|my|our)\b)"
    r"|,\s+(?:this|that|which|what|something)\s+(?=(?:I|we)\b)|\s+(?=(?:I|we)(?:['’]\w+)?\s)|,\s+(?:which|where|who)\s+(?=(?:is|was|describes|made|gave|helped|sounds|has|I)\b)|\s[–—]\s"
)


def _verbal(text: str) -> Iterator[Claim]:
    for match in _YOU.finditer(text):
        rest = _SAME_AGAIN.sub("", _until_next_speaker(match["rest"]).strip(" ,")).strip(" ,")
        before = text[: match.start()].rstrip()
        whole = f"are {rest}" if (match["short"] or "").endswith("re") else rest
        if not rest or _NOT_A_CLAIM.match(rest) or _NOT_A_CLAIM.match(whole) or is_object(before, rest):
            continue
        when = OPENING_PHRASE.match(before) or _WHEN_BEFORE.search(before)
        dated = _lowered(when.group().strip(" ,")) if when else ""
        yield from _parts(_REPORTED.sub("", rest, count=1), dated, hangs=bool(_HANGS.search(before)))


_SAME_AGAIN = re.compile(
    r"^(?:did|do|have done|had done)\s+(?:(?:just|exactly|precisely|all|much|pretty|almost)\s+)*(?:that|it|this|so|"
    r"(?:the )?same)\b"
    r"(?:\s+(?:thing|too|as well|also|once|before|yourself|then|already|all))*(?=\W|$)",
    re.IGNORECASE,
)
"""The reader did what the sender tells of: "You did exactly that." claims nothing beside it."""

_BEHIND_YOU = re.compile(
    r"\s+(?:behind|under|in front of|around|beside) (?:you|your belt)\b|"
    r"(?:(?<=^)|(?<=[;,:]\s))(?P<who>(?:the|an?|your)\s+(?:[\w’'-]+\s+){0,2}?[\w’'-]+)\s+before you\b(?=\s+\w+(?:ed|t|d|k)\b)|"
    r",\s+(?:as )?you (?:say|write|put it|said|wrote)(?=,)",
    re.IGNORECASE,
)
"""Where "you" is no doer: something "behind you", whoever came "before you", and ", you say," in the middle."""


def _until_next_speaker(rest: str) -> str:
    """What is said until somebody else is spoken of; "gave you the title" goes on about the same."""
    for found in _NEXT_SPEAKER.finditer(masked(rest)):
        behind = rest[found.end() :]
        is_you = not found.group().strip() and re.match(r"you\b", behind, re.IGNORECASE)
        if not is_you or not is_object(rest[: found.start()].rstrip(), behind[3:].lstrip()):
            return rest[: found.start()]
    return rest


def _lowered(phrase: str) -> str:
    """The phrase as it stands within a sentence."""
    return phrase[:1].lower() + phrase[1:]


_HANGS = re.compile(r",\s+(?:which|where|whom|whose|that)\s*$", re.IGNORECASE)
"""Before "you" it makes a clause that hangs on what was said: "…, which you joined in 2018"."""


_STOPS = re.compile(r"[;:]\s+|\s[–—]\s")


def _afterwards(text: str) -> Iterator[Claim]:
    """What follows a semicolon or colon after something said of the reader, if nobody else is: it must not be contradicted."""
    first, *rest = split_outside_quotations(_STOPS, text)
    for piece in rest if re.search(r"\byou\b", first, re.IGNORECASE) else ():
        if has_weight(piece) and not FIRST_PERSON.search(piece) and not re.search(r"\byou\b", piece, re.IGNORECASE):
            yield Claim(piece.strip(" .!"), denies(piece), opens_sentence=True, soft=True)


_OF_ANOTHER = re.compile(r"(?:is|has|does|isn['’]t|hasn['’]t|doesn['’]t)\b", re.IGNORECASE)
"""Never said of "you": "Your account of the year when you moved, is the only one" goes on about the account."""

_WAS = re.compile(r"was(?:n['’]t)?\b", re.IGNORECASE)


def _parts(told: str, when: str, *, hangs: bool) -> Iterator[Claim]:
    """The clauses of what is said: the first with the date before it, the last with the cause given for it."""
    main, *causes = split_outside_quotations(CAUSE, told)
    pieces = clauses(main)
    reasons = [reason for cause in causes for reason in clauses(cause)]
    for number, piece in enumerate(pieces, 1):
        if number > 1 and (_OF_ANOTHER.match(piece) or (hangs and _WAS.match(piece))):
            continue
        dated = f"{piece} {when}" if when and number == 1 else piece
        because = reasons[0] if reasons and number == len(pieces) else None
        aside = number > 1 and is_circumstance(piece)
        beside = number > 1 and is_beside(piece)
        bound = hangs and number == 1
        later = number > 1 and looks_like_verb(piece.split()[0])
        yield Claim(dated, denies(piece), because=because, bound=bound, of_others=aside, beside=beside, later=later)
    for reason in reasons[1:]:
        yield Claim(reason, denies(reason))
