"""Does each sentence rest on a line somebody wrote? Decided here, in code, whoever wrote the text.

Method: a claim about the reader must be borne out by one line of a record with its frame (`support`), and what it says of
crossings and positions must align as a whole (`told`). What the sender typed counts as the sender's, unless a record says
otherwise.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from companion.domain.grounding.answering import answered, unborne
from companion.domain.grounding.asides import only_supposes, without_asides, without_exchange
from companion.domain.grounding.borne_out import ASKED_FROM, FAILED_FROM, REFUSED_FROM, Doubt, Heard, doubt
from companion.domain.grounding.causes import groundless_cause
from companion.domain.grounding.claims import MOST_READ, Claim, denies, hard_facts, words_of_weight
from companion.domain.grounding.lacking import given_what_is_lacking
from companion.domain.grounding.leaning import LEANS, blends, facts_on_record, leans, may_ask, strays
from companion.domain.grounding.mouth import feels, put_in_mouth, tells_what_is_read
from companion.domain.grounding.on_record import missing, quotes_reader, shared_place
from companion.domain.grounding.records import Entry, Records, folded
from companion.domain.grounding.retold import retold_wrongly
from companion.domain.grounding.support import Support, support
from companion.domain.grounding.told import otherwise
from companion.domain.grounding.your import FIRST_PERSON
from companion.domain.outreach.asking import asks_for_answer, asks_for_time, gives_back
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence, Origin
from companion.domain.outreach.way_out import leaves_way_out

__all__ = ["Entry", "Grounded", "Records", "ground"]

OWN_SHARE = 0.6
"""Share of a sentence's words that must come from one line of the sender's for it to be the sender's (rule O17)."""

NEARLY_WHOLE = 0.8
"""Share from which a sentence counts as the sender's line told again."""

WHOLE = 0.75
"""Share of a whole clause about the reader a line must hold for what "your …" in it names to be that line's."""

_SAYS_WHERE = frozenset("in your profile you offer help with show write wrote say said list name".split())
"""Words that lead to a line of theirs: "In your profile you offer help with …"."""

REPEATED = 4
"""Words in a row from which a sentence that holds nothing else is a line told word for word, and is not weighed."""

TOUCHES = 0.45
"""Share of a sentence's weight a line must hold to be what a person who checks their own text has in mind."""

OVERRULES = 0.65
"""Share of a claim's weight a line must hold to overrule what the sender typed of the reader, where it does not contradict."""

_FRAME = frozenset(
    "return offer offered give back come comes work write here use help can could knows writing agreed named am".split()
)
"""Words a joint puts around a line of the sender's profile."""


@dataclass(frozen=True)
class Grounded:
    """What a sentence rests on; `trouble` says what is wrong.

    `unsure` is a claim of the sender's that no record bears out, and `nearest` the line that speaks of it most, if one does.
    `untyped` is what a text says of its sender that they typed nowhere: a person who checks a text is asked whether it is so.
    `doubt` is the chance that what it says of the reader is not borne out, where that decided and no rule.
    """

    origin: Origin
    evidence: list[Evidence] = field(default_factory=list)
    trouble: str | None = None
    unsure: str | None = None
    own_words: int = 0
    nearest: str | None = None
    untyped: str | None = None
    doubt: Doubt | None = field(default=None, compare=False)


@dataclass(frozen=True)
class OfReader:
    """What a sentence says of its reader: the lines it rests on, what is wrong, and what the sender is to be asked about.

    `silent` is what no line says by its words, though nothing is against it; `claims` tells whether it says anything of them.
    """

    found: list[Evidence] = field(default_factory=list)
    wrong: Grounded | None = None
    unsure: str | None = None
    nearest: str | None = None
    silent: str | None = None
    claims: bool = False
    doubt: Doubt | None = None


def ground(sentence: str, records: Records) -> Grounded:
    """The origin of one sentence of a body, with its evidence. Of an endless one, the first `MOST_READ` characters are read."""
    sentence = sentence[:MOST_READ]
    line, shared, share = _own_share(sentence, records)
    if line is not None and share >= OWN_SHARE:
        return _ground_own(sentence, line, shared, records)
    if records.written_by_sender:
        return _ground_sender(sentence, records)
    return _ground_machine(sentence, records)


def addressed(sentence: str, records: Records) -> str:
    """The sentence with the reader's name turned into "you": what is said of them by name is said of them all the same."""
    if records.by_hand:
        sentence = without_asides(sentence)
    mine = {folded(word) for word in words(records.mentee.name)}
    names = [word for word in words(records.mentor.name) if len(word) > 2 and folded(word) not in mine]
    if not names:
        return sentence
    one = rf"(?:{'|'.join(re.escape(name) for name in names)})"
    named = re.compile(rf"\b{one}(?:\s+{one})*(?P<whose>['’]s)?(?=\s)")
    return named.sub(lambda found: "your" if found["whose"] else "you", sentence)


def _own_share(sentence: str, records: Records) -> tuple[Entry | None, int, float]:
    """The line of the sender's that a sentence shares most words with, how many, and which share of the sentence that is."""
    said = Counter(folded(word) for word in words(sentence))
    if not said:
        return None, 0, 0.0
    best: Entry | None = None
    most = 0
    for entry in records.own_entries:
        shared = (said & Counter(folded(word) for word in words(entry.text))).total()
        if shared > most:
            best, most = entry, shared
    return best, most, most / said.total()


def _ground_own(sentence: str, line: Entry, shared: int, records: Records) -> Grounded:
    """A sentence of the sender's: their facts are theirs, unless the reader's profile says otherwise."""
    own = [Evidence(who="own", source=line.values[0][0], quote=_quoted_part(line.values[0][1], sentence))]
    vouched_lines = [entry for entry in records.own_entries if entry.values[0][0].startswith(("confirmed", "how_known"))]
    doubtful: str | None = None
    vouched_for = any(_typed(Claim(sentence, False), entry) for entry in vouched_lines)
    if (wrong := otherwise(sentence, records)) and not vouched_for:
        return Grounded("unsupported", [wrong.evidence] if wrong.evidence else [], wrong.trouble)
    for claim, answer in answered(addressed(sentence, records), records):
        if claim.soft and answer.verdict != "says otherwise":
            continue
        if answer.verdict == "says so" and answer.evidence:
            own.append(answer.evidence)
        elif not _typed(claim, line):
            return Grounded("unsupported", trouble=f"Nobody wrote “{claim.text}”.")
        elif vouched := next((entry for entry in vouched_lines if _typed(claim, entry)), None):
            own.append(Evidence(who="own", source=vouched.values[0][0], quote=vouched.values[0][1]))
        elif answer.verdict == "says otherwise" and answer.evidence and _overrules(claim, answer):
            return _contradicted(answer.evidence)
        else:
            doubtful = doubtful or claim.text
    if lacking := missing(sentence, records):
        return Grounded("unsupported", trouble=lacking)
    return Grounded("own", own, unsure=doubtful, own_words=shared)


def _overrules(claim: Claim, answer: Support) -> bool:
    """Whether a line overrules what the sender typed: it contradicts, or lacks a name or figure of what it tells otherwise."""
    return answer.firm or (bool(hard_facts(claim.text)) and answer.coverage >= OVERRULES)


def _typed(claim: Claim, line: Entry) -> bool:
    said = {folded(word) for word in words(line.text)}
    return all(folded(word) in said for word in words_of_weight(claim.text))


def _ground_sender(sentence: str, records: Records) -> Grounded:
    """A sentence somebody wrote by hand: about themselves it is theirs, about the reader it needs a line."""
    read = _weighed(sentence, _of_reader(sentence, records), records)
    if read.wrong:
        return read.wrong
    if is_courtesy(sentence):
        return Grounded("courtesy")
    if read.found and not read.unsure and not FIRST_PERSON.search(sentence):
        return Grounded("profile", read.found, doubt=read.doubt)
    own = len(words(sentence))
    return Grounded("own", read.found, unsure=read.unsure, own_words=own, nearest=read.nearest, doubt=read.doubt)


def _ground_machine(sentence: str, records: Records) -> Grounded:
    """A sentence nobody typed: everything in it needs a line."""
    if lacking := missing(sentence, records):
        return Grounded("unsupported", trouble=lacking)
    if line := _senders_line(sentence, records):
        return Grounded("profile", [line])
    may_be_typed = records.by_hand and not records.drafted
    plain = is_courtesy(sentence) or (may_be_typed and tells_what_is_read(sentence))
    strange = None if plain else put_in_mouth(sentence, records)
    if strange and not (may_be_typed and not feels(strange, sentence)):
        return Grounded("unsupported", trouble=f"You did not write “{strange}”.")
    read = _weighed(sentence, _of_reader(sentence, records), records)
    if read.wrong:
        return read.wrong
    if read.unsure:
        return Grounded("profile", read.found, unsure=read.unsure, nearest=read.nearest, doubt=read.doubt)
    found = None if strange else _without_open_claims(sentence, read, records)
    if found and not (found.origin == "unsupported" and may_be_typed):
        return found
    return _perhaps_typed(sentence, strange, read.found, records)


def _perhaps_typed(sentence: str, strange: str | None, found: list[Evidence], records: Records) -> Grounded:
    """A sentence of a text checked by its person that no line of theirs holds, and that says nothing false of the reader."""
    if asks_for_time(sentence) or asks_for_answer(sentence) or leaves_way_out(sentence) or gives_back(sentence):
        return Grounded("courtesy")
    whole = Claim(sentence, denies(sentence), opens_sentence=True)
    lines = [] if strange else records.mentor_entries
    lines = [*lines, *records.own_entries, *records.mentee_entries]
    touched = support(whole, lines, records.stems)
    if touched.evidence and touched.coverage >= TOUCHES and not touched.firm:
        return Grounded("profile", [*found, touched.evidence])
    if records.met and re.search(r"\byour?\b", sentence, re.IGNORECASE):
        return Grounded("own", found)
    return Grounded("unsupported", found, untyped=strange or sentence.rstrip(" .!"))


def _of_reader(sentence: str, records: Records) -> OfReader:
    """The lines that bear out what a sentence says of the reader, and what is wrong with it if anything is."""
    if records.met and records.by_hand:
        sentence = without_exchange(sentence)
    if (wrong := otherwise(sentence, records)) and not (wrong.foreign and records.by_hand):
        return OfReader(wrong=Grounded("unsupported", [wrong.evidence] if wrong.evidence else [], wrong.trouble))
    if lacking := given_what_is_lacking(sentence, records):
        return OfReader(wrong=_contradicted(lacking))
    bearing: list[Support] = []
    asked: list[tuple[Claim, Support]] = []
    silent: str | None = None
    if wrong:
        asked.append((Claim(wrong.foreign, False), Support("silent", wrong.evidence)))
    supposed = records.by_hand and (records.met or sentence.rstrip("\"'”’) ").endswith("?") or only_supposes(sentence))
    read = list(answered(addressed(sentence, records), records))
    read += [] if any(not claim.soft for claim, _ in read) else _done_to_reader(sentence, records)
    wholes = [claim.text for claim, answer in read if claim.opens_sentence and answer.coverage >= WHOLE and not answer.firm]
    for claim, answer in read:
        if answer.verdict == "silent" and any(claim.text in whole and claim.text != whole for whole in wholes):
            continue
        if answer.verdict == "says so" and answer.evidence:
            bearing.append(answer)
            if records.by_hand and answer.entry and not claim.soft and strays(claim, answer.entry, records):
                asked.append((claim, answer))
        elif records.by_hand and (leans(claim, answer, records) or blends(claim, answer, records)):
            asked += [] if claim.soft else [(claim, answer)]
        elif supposed and may_ask(claim, answer, records):
            near = _unless_near(answer)
            asked += [] if claim.soft or (records.met and near.entry is None) else [(claim, near)]
        elif answer.verdict == "says otherwise" and answer.evidence:
            return OfReader(wrong=_contradicted(answer.evidence))
        elif not claim.soft and (lacks := _lacks(claim, records)):
            return OfReader(wrong=lacks)
        elif not claim.soft:
            silent = silent or claim.text
    whole = _as_a_whole(sentence, bearing, asked, records)
    return replace(whole, silent=silent or whole.silent, claims=any(not claim.soft for claim, _ in read))


def _lacks(claim: Claim, records: Records) -> Grounded | None:
    """What is wrong with a claim that no line says where it holds a name or a figure that no line holds."""
    if facts_on_record(claim, records):
        return None
    return Grounded("unsupported", trouble=f"No line of the profile says “{claim.text}”.")


def _weighed(sentence: str, read: OfReader, records: Records) -> OfReader:
    """What words leave open of a sentence about the reader, decided by how likely it is borne out at all (`borne_out`).

    What a machine wrote is refused; a person is asked, and refused only what no line speaks of at all.
    """
    if read.wrong or not read.claims or (records.met and not read.silent):
        return read
    if not (read.silent or read.unsure) and _repeats(sentence, records):
        return read
    found = doubt(addressed(sentence, records), records, silent=bool(read.silent))
    lines = read.found or ([found.line] if found.line else [])
    open_ = read.silent or read.unsure or sentence.rstrip(" .!")
    read = replace(read, found=lines, doubt=found)
    heard: Heard = "silent" if read.silent else "leans" if read.unsure else "says"
    if found.chance >= _refused_from(heard, records):
        return replace(read, wrong=_too_doubtful(open_, found))
    if not records.by_hand or found.chance < ASKED_FROM[heard]:
        return replace(read, unsure=None, nearest=None)
    return replace(read, unsure=open_, nearest=read.nearest or (lines[0].quote if lines else None))


def _refused_from(heard: Heard, records: Records) -> float:
    """The chance from which a sentence is refused; what a person wrote of a line that speaks of it never is."""
    if not records.by_hand:
        return REFUSED_FROM[heard]
    return FAILED_FROM if heard == "silent" else math.inf


def _repeats(sentence: str, records: Records) -> bool:
    """Whether a sentence is a line of the reader's word for word, but for words that say where it stands."""
    said = [folded(word) for word in words(sentence)]
    lines = ([folded(word) for word in words(entry.said)] for entry in records.mentor_entries)
    runs = (SequenceMatcher(None, said, line, autojunk=False).find_longest_match() for line in lines)
    longest = max(runs, key=lambda run: run.size, default=None)
    if longest is None or longest.size < REPEATED:
        return False
    beside = [*said[: longest.a], *said[longest.a + longest.size :]]
    return not words_of_weight(" ".join(word for word in beside if word not in _SAYS_WHERE))


def _too_doubtful(said: str, found: Doubt) -> Grounded:
    return Grounded("unsupported", [found.line] if found.line else [], f"No line of the profile says “{said}”.", doubt=found)


_DONE_TO_READER = re.compile(
    r"\b(?:took|cost|gave|brought|made|kept|left|got|taught|won|earned|let|sent|drove|led|showed|told|hired|saved|lost|asked|chose|"
    r"moved|turned|put|called|named|elected|appointed|trained|paid|drew|offered|promoted|invited|fired|dismissed|forced|"
    r"pushed) you\b",
    re.IGNORECASE,
)


def _done_to_reader(sentence: str, records: Records) -> list[tuple[Claim, Support]]:
    """What a sentence says was done to the reader, "It took you 23 nights", read as a whole."""
    if FIRST_PERSON.search(sentence) or sentence.rstrip("\"'”’) ").endswith("?") or not _DONE_TO_READER.search(sentence):
        return []
    if asks_for_time(sentence) or leaves_way_out(sentence):
        return []
    whole = Claim(sentence, denies(sentence), opens_sentence=True)
    return [(whole, support(whole, records.mentor_entries, records.stems))]


def _unless_near(answer: Support) -> Support:
    """The answer, without its line where that speaks of something else."""
    return answer if answer.coverage >= LEANS else Support("silent")


def _as_a_whole(sentence: str, bearing: list[Support], asked: list[tuple[Claim, Support]], records: Records) -> OfReader:
    """What is left to say of a sentence when no claim in it is wrong by itself."""
    lines = [answer.entry for answer in bearing if answer.entry]
    unsaid = groundless_cause(sentence, lines, records) if lines and not asked else None
    strange = unborne(sentence, lines, records) if lines and not asked else None
    if unsaid:
        return OfReader(wrong=Grounded("unsupported", trouble=f"No line of the profile says “{unsaid}”."))
    if not is_courtesy(sentence) and (line := retold_wrongly(sentence, records)):
        return OfReader(wrong=_contradicted(line))
    found = [answer.evidence for answer in (*bearing, *(answer for _, answer in asked)) if answer.evidence]
    if strange and found:
        return OfReader(found, None, sentence.rstrip(" .!"), found[0].quote, silent=strange)
    if not asked:
        return OfReader(found)
    claim, answer = asked[0]
    return OfReader(found, None, claim.text, answer.entry.values[0][1] if answer.entry else None)


def _contradicted(line: Evidence) -> Grounded:
    return Grounded("unsupported", [line], f"The profile says otherwise: “{line.quote}”.")


def _without_open_claims(sentence: str, read: OfReader, records: Records) -> Grounded:
    """What is left of a machine sentence once its claims about the reader are settled."""
    found = read.found
    whole = Claim(sentence, denies(sentence), opens_sentence=True)
    touched = support(whole, records.mentor_entries, records.stems)
    if sentence.endswith("?") and not found and touched.verdict == "says so" and touched.evidence:
        found = [touched.evidence]
    if found:
        return Grounded("profile", found, doubt=read.doubt)
    if sentence.endswith("?") or is_courtesy(sentence) or _only_asks(sentence):
        return Grounded("courtesy")
    if quotes_reader(sentence, records) and touched.evidence:
        return Grounded("profile", [touched.evidence])
    if shared := shared_place(sentence, records) or _both_lines(whole, records):
        return Grounded("profile", shared)
    return _of_the_reader_alone(sentence, records) or Grounded("unsupported", trouble="Nothing that was written says this.")


def _of_the_reader_alone(sentence: str, records: Records) -> Grounded | None:
    """A sentence that addresses nobody, "The round at five brought the falls down", where a line is likely to bear it out."""
    if FIRST_PERSON.search(sentence):
        return None
    found = doubt(addressed(sentence, records), records, silent=True)
    if found.line is None or found.chance >= REFUSED_FROM["silent"]:
        return Grounded("unsupported", trouble="Nothing that was written says this.", doubt=found)
    return Grounded("profile", [found.line], doubt=found)


_ASKS_ONLY = re.compile(
    r"^\W*(?:(?:if|should|when|in case)\b[^.!?]*,\s+)?(?:so |then |just |but )?(?:please|kindly|feel)\b|"
    r"^\W*(?:if|should)\b[^.!?]*,\s+(?:I|we)(?:['’](?:ll|d)| will| shall| would)\b",
    re.IGNORECASE,
)


def _only_asks(sentence: str) -> bool:
    """Whether a sentence is a request, or says what its writer will do under a condition, and names nothing and nobody."""
    facts = hard_facts(sentence)
    if facts.names or facts.quotations:
        return False
    asks = asks_for_time(sentence) or asks_for_answer(sentence)
    return asks or (bool(_ASKS_ONLY.search(sentence)) and not facts)


def _senders_line(sentence: str, records: Records) -> Evidence | None:
    """The line of the sender's that a sentence gives almost word for word: who they are, what they offer."""
    frame = " ".join(word for word in words_of_weight(sentence) if word.lower() not in _FRAME)
    answer = support(
        Claim(frame, denies(frame), opens_sentence=True), [*records.own_entries, *records.mentee_entries], records.stems
    )
    return answer.evidence if answer.verdict == "says so" and answer.coverage >= NEARLY_WHOLE else None


def _both_lines(whole: Claim, records: Records) -> list[Evidence]:
    """Lines of either that a sentence about the sender, or about both, rests on."""
    among = ([*records.own_entries, *records.mentee_entries], records.mentor_entries)
    answers = [support(whole, entries_, records.stems) for entries_ in among]
    return [answer.evidence for answer in answers if answer.verdict == "says so" and answer.evidence]


def _quoted_part(line: str, sentence: str) -> str:
    """The sentence itself where the line holds it word for word, else the whole line."""
    return sentence if sentence in line else sentence.rstrip(".") if sentence.rstrip(".") in line else line
