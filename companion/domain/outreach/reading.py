"""A message read whole: origins, findings, share of own words, and what a busy reader takes away."""

from __future__ import annotations

from collections.abc import Collection

from companion.domain.grounding.grounding import Grounded, Records, ground
from companion.domain.outreach.introduction import ground_request
from companion.domain.outreach.message import Message, Part, words
from companion.domain.outreach.outreach import Draft, Sentence
from companion.domain.outreach.taking_away import take_away
from companion.domain.rules import findings, is_ready
from companion.domain.rules.case import Case


def ground_all(message: Message, records: Records) -> tuple[Grounded, ...]:
    """What each sentence of a message rests on."""
    if records.to_mutual:
        return ground_request(message, records)
    return tuple(ground(part.text, records) for part in message.sentences)


def read_case(case: Case, *, writer: str, confirmed: Collection[str] = ()) -> Draft:
    """A draft as it is shown: every sentence with its receipt, every finding, and whether it is ready."""
    found = findings(case, confirmed=confirmed)
    return Draft(
        subject=case.message.subject,
        body=case.message.body,
        writer=writer,
        sentences=_sentences(case),
        findings=found,
        own_words_share=own_share(case),
        take_away=take_away(case),
        ready=is_ready(found),
    )


def _sentences(case: Case) -> list[Sentence]:
    shown = [Sentence(text=part.text, origin=grounded.origin, evidence=grounded.evidence) for part, grounded in case.read()]
    before = [_courtesy(case.message.greeting)] if case.message.greeting else []
    after = [_courtesy(case.message.signature)] if case.message.signature else []
    return [*before, *shown, *after]


def _courtesy(part: Part) -> Sentence:
    return Sentence(text=part.text, origin="courtesy")


def own_share(case: Case) -> float:
    """Words in own sentences by words of the body without greeting and sign-off."""
    own = sum(len(words(part.text)) for part, grounded in case.read() if grounded.origin == "own")
    return round(own / case.message.word_count, 3) if case.message.word_count else 0.0
