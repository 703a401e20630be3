"""Whose words are these: does a phrase speak of the seeker, of what is asked, or of the person wanted?

"I work in finance and want somebody in healthcare" holds one condition, not two. A small machine walks over the words: a
subject or a verb of asking changes the voice, and a sentence ends it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from companion.text.needs.people import is_wanted, person_at
from companion.text.needs.reading import Reading, Voice, line
from companion.text.needs.tokens import STOP, Token

_ADVERB = r"(?: (?:really|just|also|now|still|currently|only|very|much|been|always|simply|therefore|so|quite|rather|ideally|never|not|all)){0,4}"
_MODAL = (
    r"(?: (?:am|are|was|were|do|don't|dont|did|didn't|will|would|would've|have|had|could|can|may|might|must|should|cannot|can't)){0,4}"
)
ASK_VERB = (
    r"(?:want(?:ed|ing|s)?|wish(?:ing)?|hop(?:e|es|ing)|need(?:ed|s|ing)?|seek(?:ing|s)?|look(?:s|ing)? for|looking to|search(?:ing)? for|"
    r"wonder(?:ing|s)?|prefer|like|love|appreciate|welcome|enjoy talking|interested|curious|keen|eager|thinking (?:of|about)|"
    r"considering|dream(?:ing)?|plan(?:ning)? to|try(?:ing)? to|use (?:a|an|some|help)|ask(?:ing)? (?:for|about|how|whether)|"
    r"have (?:a|one|an|two|some) (?:\w+ )?questions?|(?:have to|must|need to) (?:decide|choose)|glad|grateful|thankful|happy|after|mentor to)"
)
_SUBJECT = r"(?:i|we|i'm|we're|i've|we've|i'd|we'd|i'll|we'll|im|ive|id)"
ASKING_SUBJECT = line(rf"{_SUBJECT}{_ADVERB}{_MODAL}{_ADVERB} {ASK_VERB}|(?:i'd|we'd|i would|we would){_ADVERB} [a-z]+(?: than)?")
PLAIN_LIKING = line(r"(?:i|we)(?: really| also)* (?:like|love|enjoy)")
SUBJECT = line(_SUBJECT)
_NAMED = line(rf"{_SUBJECT}|who|someone|somebody|anyone|what|how")
_ASKED_SUBJECT = line(
    r"(?:can|could|may|might|should|would|do|did|will|shall|must|how|what|why|whether|if|where|which|when|than|as) (?:i|we)"
)
ASKING_ALONE = line(
    rf"(?:am |are |would |'d )?(?:{ASK_VERB})|(?:please )?(?:find|show|introduce|connect|help|tell|teach|give|suggest|recommend|match) (?:me|us)"
    r"|(?:can|could|would|does|do|did|will|is there|are there|may|should|is|are|has|have|how|what|why|when|where|whether|which)"
)
_MINE = line(r"(?:my|our)")
_AS_MYSELF = line(r"as (?:an?|the|someone|somebody)")
_WHAT_I_WANT = line(r"(?:what|all) (?:i|we)(?: \w+)? (?:need|want|look for|am looking for|am after|hope for|would like|seek|miss)")
_THEY = frozenset("they he she".split())
_WH = frozenset("how why whether what where which when if".split())
_JOINTS = frozenset("and or but so , . yet then please because since while".split())
_SEEKING_LATER = line(r"(?:looking for|seeking|searching for|hoping|wanting|looking to|wants|wishes|hopes to|needs|seeks)")
_MUST = line(
    r"(?:(?:the|my|a|this|that) (?:mentor|person)|they|he|she|it|this|that|he or she)(?: \w+)? (?:must|should|needs? to|ha(?:s|ve) to|ought to)|"
    r"(?:must|should|has to|have to|needs to|need to|ought to)(?: \w+)? (?:be|speak|live|work|know|have|come|understand)"
)
_PLEA = frozenset("so ideally preferably please".split())


@dataclass
class _Walk:
    """Where the machine is."""

    voices: list[Voice] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    voice: Voice = Voice.OPEN
    asked_about: bool = False
    """Within 'how …', 'whether …': people named there are the subject, not the person wanted."""


def with_voices(text: str, words: list[Token]) -> Reading:
    """The reading of a text, with the voice of each word and the phrases that name the wanted person."""
    plain = Reading(text, words)
    walk = _Walk()
    for at in range(len(words)):
        if at == 0 or plain.word(at - 1) == STOP:
            _begin_sentence(plain, at, walk)
        _step(plain, at, walk)
        walk.voices.append(walk.voice)
    return replace(plain, voices=walk.voices, person_starts=frozenset(walk.starts), person_ends=frozenset(walk.ends))


def _begin_sentence(reading: Reading, at: int, walk: _Walk) -> None:
    before, walk.asked_about = walk.voice, False
    walk.voice = Voice.OPEN
    if reading.word(at) in _THEY and before in (Voice.WANTED, Voice.SEEKER):
        walk.voice = before
    elif _introduces_itself(reading, at):
        walk.voice = Voice.SEEKER


def _introduces_itself(reading: Reading, at: int) -> bool:
    """'Nurse in Oslo, looking for …': what stands before the asking is the seeker."""
    end = next((i for i in range(at, len(reading.tokens)) if reading.word(i) == STOP), len(reading.tokens))
    asking = next(reading.search(_SEEKING_LATER, at, end), None)
    return asking is not None and asking.first > at and not any(reading.search(_NAMED, at, asking.first))


def _step(reading: Reading, at: int, walk: _Walk) -> None:
    word, joint = reading.word(at), reading.word(at - 1) in _JOINTS
    if word in ("who", ",") or (joint and word not in _WH):
        walk.asked_about = False
    if reading.word(at - 1) in _JOINTS and (reading.word(at - 1) == STOP or not word.endswith("to")) and (must := reading.begins(_MUST, at)):
        walk.voice, walk.asked_about = Voice.WANTED, False
        walk.starts.add(at)
        walk.ends.add(must.end - 1)
    elif reading.begins(_WHAT_I_WANT, at - 1):
        walk.voice, walk.asked_about = Voice.ASKING, False
    elif reading.begins(SUBJECT, at):
        _speak(reading, at, walk)
    elif (joint and reading.begins(_MINE, at) and walk.voice is not Voice.WANTED) or (
        reading.word(at - 1) == STOP and reading.begins(_AS_MYSELF, at)
    ):
        walk.voice = Voice.SEEKER
    elif joint and reading.begins(ASKING_ALONE, at) and not _names_wanted(reading, at):
        walk.voice = Voice.ASKING if walk.voice is not Voice.WANTED or word in _WH else walk.voice
    elif joint and word == "who" and walk.voice is Voice.OPEN:
        walk.voice = Voice.WANTED
        walk.ends.add(at)
    if word in _WH:
        walk.asked_about = True
    _meet(reading, at, walk)


def _speak(reading: Reading, at: int, walk: _Walk) -> None:
    """The seeker says I: asking, telling, or inside a clause whose voice goes on ('the work I could do')."""
    if at and reading.begins(_ASKED_SUBJECT, at - 1):
        walk.voice = walk.voice if walk.voice is not Voice.OPEN else Voice.ASKING
    elif reading.begins(ASKING_SUBJECT, at) and not reading.begins(PLAIN_LIKING, at):
        walk.voice, walk.asked_about = Voice.ASKING, False
    elif at == 0 or reading.word(at - 1) in _JOINTS:
        walk.voice = Voice.SEEKER


def _meet(reading: Reading, at: int, walk: _Walk) -> None:
    """A phrase for a person begins here, and it is the person wanted."""
    if (walk.voice is Voice.SEEKER and reading.word(at - 1) not in _PLEA) or walk.asked_about or (walk.ends and at < max(walk.ends)):
        return
    end = person_at(reading, at)
    if end and is_wanted(reading, at, after_wanted=at - 1 in walk.ends):
        walk.voice = Voice.WANTED
        walk.starts.add(at)
        walk.ends.add(end)


def _names_wanted(reading: Reading, at: int) -> bool:
    return person_at(reading, at) is not None
