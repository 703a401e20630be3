"""Claims as small typed tuples: a crossing (`crossings`), a position (`positions`), and the order of what happened (`order`).

Words alone do not tell "from nursing to data work" from its reverse. A tuple does: each of its ends must align with the
same end of one crossing on record, or of positions in their order.
"""

from __future__ import annotations

from functools import lru_cache

from companion.domain.grounding.bindings import bound_otherwise
from companion.domain.grounding.contradiction import tells_of_others
from companion.domain.grounding.crossings import crossed_in_another_year, crossed_otherwise, crossings
from companion.domain.grounding.doers import things_swapped
from companion.domain.grounding.inferred import without_inference
from companion.domain.grounding.order import out_of_order
from companion.domain.grounding.partly import all_for_a_part
from companion.domain.grounding.positions import held_otherwise, positions, titles_held
from companion.domain.grounding.records import Records
from companion.domain.grounding.tuples import Otherwise
from companion.domain.outreach.outreach import Evidence
from companion.domain.words.word_forms import Stems, roots

FEWEST_SHARED, SHARED = 2, 0.3
"""Words of weight, and which share of them, that a line must have of a sentence to be held against it as a whole. Chosen on the
learnt cases, where no true sentence is told otherwise by such a line."""


def otherwise(sentence: str, records: Records) -> Otherwise | None:
    """The first tuple of a sentence that does not align with the reader's profile."""
    sentence = without_inference(sentence)
    for crossing in crossings(sentence):
        if trouble := crossed_otherwise(crossing, records) or crossed_in_another_year(crossing, sentence, records):
            return trouble
    for position in (*positions(sentence), *titles_held(sentence)):
        if trouble := held_otherwise(position, records):
            return trouble
    if line := out_of_order(sentence, records):
        return Otherwise("The profile tells it in another order.", line)
    return _put_together_otherwise(sentence, records)


@lru_cache(maxsize=8192)
def _roots_of_line(line: str, stems: Stems) -> frozenset[str]:
    return frozenset(roots(line, stems))


def _put_together_otherwise(sentence: str, records: Records) -> Otherwise | None:
    """A line that has the words of a sentence, put together otherwise, or of a part what the sentence says of all."""
    said = records.roots_of(sentence)
    for entry in records.mentor_entries if said else ():
        shared = said & _roots_of_line(entry.said, records.stems)
        if len(shared) >= FEWEST_SHARED and len(shared) >= SHARED * len(said) and not tells_of_others(entry):
            line, stems = entry.said, records.stems
            if all_for_a_part(sentence, line) or bound_otherwise(sentence, line, stems) or things_swapped(sentence, line, stems):
                source, quote = entry.values[0]
                return Otherwise(f"The profile says otherwise: “{quote}”.", Evidence(who="mentor", source=source, quote=quote))
    return None
