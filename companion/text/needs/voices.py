"""Whose words are these: does a phrase speak of the seeker, of what is asked, or of the person wanted?

"I work in finance and want somebody in healthcare" holds one condition, not two. A small machine walks over the words: a
subject or a verb of asking changes the voice, and a sentence ends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from companion.text.needs.lists import bare_nouns
from companion.text.needs.people import is_anybody, is_subject_of_verb, is_wanted, person_at
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Hit, Reading, Voice
from companion.text.needs.standing import asks_behind_comma
from companion.text.needs.tokens import COMMA, STOP, Token

_LONGEST_LIST = 16
_MOST_CLAUSES = 4
"""Clauses somebody takes to say what they do before they ask."""


@dataclass
class _Walk:
    """Where the machine is."""

    voices: list[Voice] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    last_end: int = 0
    asks_at: int = -1
    """Where one who introduces themselves in a fragment begins to ask."""
    voice: Voice = Voice.OPEN
    asked_about: bool = False
    """Within 'how …', 'whether …': people named there are the subject, not the person wanted."""

    def turn(self, voice: Voice) -> None:
        """Somebody else is spoken of from here on."""
        self.voice, self.asked_about = voice, False

    def meet(self, start: int, end: int) -> None:
        """The person wanted is named here."""
        self.voice, self.last_end = Voice.WANTED, end
        self.starts.add(start)
        self.ends.add(end)


def with_voices(text: str, tokens: Sequence[Token]) -> Reading:
    """The reading of a text, with the voice of each word and the phrases that name the wanted person."""
    plain, walk = Reading(text, tokens), _Walk()
    for at in range(len(tokens)):
        if plain.word(at - 1) == STOP:
            _begin_sentence(plain, at, walk)
        _step(plain, at, walk)
        walk.voices.append(walk.voice)
    return replace(plain, voices=walk.voices, person_starts=frozenset(walk.starts), person_ends=frozenset(walk.ends))


def _begin_sentence(reading: Reading, at: int, walk: _Walk) -> None:
    before = walk.voice
    walk.turn(Voice.OPEN)
    if reading.word(at) in words("voices.they") and before in (Voice.WANTED, Voice.SEEKER):
        walk.turn(before)
    elif asks_at := _introduces_itself(reading, at) or _own_trade_end(reading, at):
        walk.turn(Voice.SEEKER)
        walk.asks_at = asks_at


def _own_trade_end(reading: Reading, at: int) -> int | None:
    """Where the request begins behind a bare trade: 'Hospital lab technician, moving from …'. Further on in a text only an 'I'
    tells that the trade is the seeker's.
    """
    end = person_at(reading, at)
    if end is None or reading.word(at) in words("people.determiners") or is_anybody(reading, end - 1):
        return None
    if any(reading.search(pattern("voices.not_of_me"), at, _clause_end(reading, end))):
        return None
    request = pattern("voices.request_next" if at == 0 else "voices.subject")
    for _ in range(_MOST_CLAUSES):
        end = _clause_end(reading, end) + 1
        if reading.begins(request, end):
            return end
    return None


def _clause_end(reading: Reading, at: int) -> int:
    return next((i for i in range(at, len(reading.tokens)) if reading.tokens[i].is_break), len(reading.tokens))


def _introduces_itself(reading: Reading, at: int) -> int | None:
    """Where the asking begins: in 'Nurse in Oslo, looking for …' what stands before it is the seeker."""
    end = next((i for i in range(at, len(reading.tokens)) if reading.word(i) == STOP), len(reading.tokens))
    asking = next(reading.search(pattern("voices.seeking_later"), at, end), None)
    named = asking is None or any(reading.search(pattern("voices.named"), at, asking.first))
    return asking.first if asking and asking.first > at and not named else None


def _step(reading: Reading, at: int, walk: _Walk) -> None:
    word, joint = reading.word(at), reading.word(at - 1) in words("voices.joints")
    if word in ("who", ",") or (joint and word not in words("voices.questions")):
        walk.asked_about = False
    if _begins_to_ask(reading, at, walk):
        walk.turn(Voice.ASKING)
    elif joint and (must := _must(reading, at)):
        walk.turn(Voice.WANTED)
        walk.meet(at, must.end - 1)
    elif reading.begins(pattern("voices.what_i_want"), at - 1):
        walk.turn(Voice.ASKING)
    elif reading.begins(pattern("voices.subject"), at):
        _speak(reading, at, walk)
    elif joint:
        _join(reading, at, walk)
    if word in words("voices.questions"):
        walk.asked_about = True
    _meet(reading, at, walk)


def _begins_to_ask(reading: Reading, at: int, walk: _Walk) -> bool:
    """Where one who introduces themselves begins to ask: 'I am a nurse who wants to become …'."""
    if walk.voice is Voice.SEEKER and reading.begins(pattern("voices.wants_to"), at):
        return True
    own = reading.begins(pattern("voices.subject"), at) or reading.word(at) in words("voices.mine_alone")
    return at == walk.asks_at and not own


def _must(reading: Reading, at: int) -> Hit | None:
    """'Should live in Asia', 'the mentor must speak Portuguese': the person wanted, without a name."""
    return reading.begins(pattern("voices.must"), at)


def _speak(reading: Reading, at: int, walk: _Walk) -> None:
    """The seeker says I: asking, telling, or inside a clause whose voice goes on ('the work I could do')."""
    if at and reading.begins(pattern("voices.asked_subject"), at - 1):
        walk.voice = walk.voice if walk.voice is not Voice.OPEN else Voice.ASKING
    elif reading.begins(pattern("voices.asking_subject"), at) and not reading.begins(pattern("voices.liking"), at):
        walk.turn(Voice.ASKING)
    elif reading.word(at - 1) in words("voices.joints"):
        walk.voice = Voice.SEEKER


def _join(reading: Reading, at: int, walk: _Walk) -> None:
    """A clause begins without I: 'my team …', 'and want …', 'who has …', 'As a nurse …'."""
    word, wanted = reading.word(at), walk.voice is Voice.WANTED
    as_myself = reading.word(at - 1) == STOP and reading.begins(pattern("voices.as_myself"), at)
    if as_myself or (reading.begins(pattern("voices.mine"), at) and not wanted and not _is_listed(reading, at, walk)):
        walk.voice = Voice.SEEKER
    elif walk.voice is Voice.SEEKER and asks_behind_comma(reading, at):
        walk.turn(Voice.WANTED)
        walk.ends.add(at)
    elif walk.voice is Voice.SEEKER and reading.begins(pattern("voices.tells_on"), at - 1):
        pass
    elif reading.begins(pattern("voices.asking_alone"), at) and person_at(reading, at) is None:
        walk.voice = Voice.ASKING if not wanted or word in words("voices.questions") else walk.voice
    elif word == "who" and walk.voice is Voice.OPEN:
        walk.voice = Voice.WANTED
        walk.ends.add(at)


def _is_listed(reading: Reading, at: int, walk: _Walk) -> bool:
    """'saying no to clients, my boss and my family': a list to the end of the sentence, in what is asked."""
    end = next((i for i in range(at, at + _LONGEST_LIST) if reading.word(i) == STOP), at + _LONGEST_LIST)
    inside = walk.voice in (Voice.ASKING, Voice.OPEN) and reading.word(at - 1) != STOP
    return inside and bool(bare_nouns(reading, at, end))


def _asks_in_passing(reading: Reading, at: int) -> bool:
    """'I work in Ghana, so somebody nearby', 'they told me to find a mentor', 'I bake, someone in law': a wish inside what the
    seeker tells.
    """
    if reading.word(at - 1) == COMMA and reading.word(at) in words("people.anybody"):
        return not is_subject_of_verb(reading, at)
    return reading.word(at - 1) in words("voices.pleas") or reading.begins(pattern("voices.find_a_mentor"), at - 1) is not None


def _meet(reading: Reading, at: int, walk: _Walk) -> None:
    """A phrase for a person begins here, and it is the person wanted."""
    tells = walk.voice is Voice.SEEKER and not _asks_in_passing(reading, at)
    if tells or walk.asked_about or at < walk.last_end:
        return
    end = person_at(reading, at)
    if end and is_wanted(reading, at, after_wanted=at - 1 in walk.ends):
        walk.meet(at, end)
