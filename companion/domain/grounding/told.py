"""Claims as small typed tuples: a crossing (`crossings`), a position (`positions`), and the order of what happened (`order`).

Words alone do not tell "from nursing to data work" from its reverse. A tuple does: each of its ends must align with the
same end of one crossing on record, or of positions in their order.
"""

from __future__ import annotations

from companion.domain.grounding.crossings import crossed_in_another_year, crossed_otherwise, crossings
from companion.domain.grounding.inferred import without_inference
from companion.domain.grounding.order import out_of_order
from companion.domain.grounding.positions import held_otherwise, positions, titles_held
from companion.domain.grounding.records import Records
from companion.domain.grounding.tuples import Otherwise


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
    return None
