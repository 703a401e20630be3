"""What a sentence says of its reader: each claim held against the lines, and what no claim by itself shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from companion.domain.grounding.answering import answered, unborne
from companion.domain.grounding.asides import only_supposes, without_asides, without_exchange
from companion.domain.grounding.borne_out import Doubt
from companion.domain.grounding.causes import groundless_cause
from companion.domain.grounding.claims import Claim, denies
from companion.domain.grounding.grounded import Grounded, contradicted
from companion.domain.grounding.lacking import given_what_is_lacking
from companion.domain.grounding.leaning import LEANS, blends, facts_on_record, leans, may_ask, nearest_line, strays
from companion.domain.grounding.nearest import nearest_first
from companion.domain.grounding.records import Records, folded
from companion.domain.grounding.retold import retold_wrongly
from companion.domain.grounding.support import Support, support
from companion.domain.grounding.told import otherwise
from companion.domain.grounding.your import FIRST_PERSON
from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence
from companion.domain.outreach.way_out import leaves_way_out

WHOLE = 0.75
"""Share of a whole clause about the reader a line must hold for what "your …" in it names to be that line's."""


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


@dataclass(frozen=True)
class OfReader:
    """What a sentence says of its reader: the lines it rests on, what is wrong, and what the sender is to be asked about.

    `silent` is what no line says by its words, though nothing is against it; `claims` tells whether it says anything of them.
    `loosely`: what is asked about, a line says by most of its words.
    """

    found: list[Evidence] = field(default_factory=list)
    wrong: Grounded | None = None
    unsure: str | None = None
    nearest: str | None = None
    silent: str | None = None
    claims: bool = False
    loosely: bool = False
    doubt: Doubt | None = None


def of_reader(sentence: str, records: Records) -> OfReader:
    """The lines that bear out what a sentence says of the reader, and what is wrong with it if anything is."""
    if records.met and records.by_hand:
        sentence = without_exchange(sentence)
    if (wrong := otherwise(sentence, records)) and not (wrong.foreign and records.by_hand):
        return OfReader(wrong=Grounded("unsupported", [wrong.evidence] if wrong.evidence else [], wrong.trouble))
    if lacking := given_what_is_lacking(sentence, records):
        return OfReader(wrong=contradicted(lacking))
    bearing: list[Support] = []
    asked: list[tuple[Claim, Support]] = []
    silent: str | None = None
    if wrong:
        asked.append((Claim(wrong.foreign, False), Support("silent", wrong.evidence)))
    supposed = records.by_hand and (records.met or sentence.rstrip("\"'”’) ").endswith("?") or only_supposes(sentence))
    asks = asks_for_time(sentence) or asks_for_answer(sentence)
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
        elif claim.soft and asks and not answer.firm:
            continue
        elif answer.verdict == "says otherwise" and answer.evidence:
            return OfReader(wrong=contradicted(answer.evidence))
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
    if not is_courtesy(sentence) and (told := retold_wrongly(sentence, records)):
        if told.sure or not records.by_hand:
            return OfReader(wrong=contradicted(told.line))
        return OfReader([told.line], None, sentence.rstrip(" .!"), told.line.quote)
    found = [answer.evidence for answer in (*bearing, *(answer for _, answer in asked)) if answer.evidence]
    if strange and found:
        return OfReader(found, None, sentence.rstrip(" .!"), found[0].quote, silent=strange)
    if not asked:
        return OfReader(nearest_first(found, sentence))
    claim, answer = asked[0]
    loosely = all(answer.verdict == "says so" or answer.entry in lines for _, answer in asked)
    return OfReader(found, None, claim.text, nearest_line(answer), loosely=loosely)
