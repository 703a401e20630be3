"""What crossings and positions share: why a tuple does not align, and the words of its ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from companion.domain.outreach.outreach import Evidence
from companion.domain.people import Work
from companion.domain.words.word_forms import Stems, is_light, roots


class Otherwise(NamedTuple):
    """Why a tuple does not align, and the line that says so. `foreign`: of its two ends one lies on record, and no line knows the
    other by that name, so that a person may be asked what they mean: "from the clerk's desk to the bench"."""

    trouble: str
    evidence: Evidence | None
    foreign: str = ""


def persons(text: str) -> list[str]:
    """The persons a text speaks of, as pronouns, in their order."""
    return [found.lower() for found in re.findall(r"\b(?:you|your|i|we|my|our|he|she|they|his|her|their)\b", text, re.IGNORECASE)]


def content(phrase: str, stems: Stems) -> list[str]:
    """The roots of a phrase's words of weight."""
    return [root for root in roots(phrase, stems) if not is_light(root)]


def told_of_job(job: Work) -> str:
    """All that is told of one position, in one text."""
    return " . ".join(filter(None, (job.position, job.name, job.summary, *job.highlights)))
