"""Rules about people: quoting (R5), feelings (R7), labels (R8), verdicts (R9), advice rather than feedback (R18)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.outreach import Finding
from companion.domain.reflection.reflection import ReflectionQuestion
from companion.domain.reflection.tender import label_words, speaks_of_feelings, tender_words
from companion.domain.rules.reflection.case import QUOTED, ReflectionCase, cited, found, invites

_JUDGED = (
    r"well|good|badly|bad|helpful|useful|prepared|committed|clear|engaged|motivated|honest|attentive|patient|interested|"
    r"serious|"
    r"professional|capable|competent|talented|ready|reliable|receptive|coachable"
)
_TRAIT = (
    r"weakness(?:es)?|faults?|mistakes?|attitude|performance|effort|commitment|failings?|shortcomings?|potential|character|"
    r"personality|"
    r"competence|motivation|engagement"
)
_ADVICE = re.compile(
    r"\bfeedback (?:on|about|for|from|to|of) (?:you|me|my|your|yourself|\w+)\b|\bfeedback\b|"
    r"\bhow (?:did|do|are|have) (?:you|I) (?:do|doing|perform|performing|done)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“\"«„]([^”\"»“]+)[”\"»“]")


def quotes_only_its_reader(case: ReflectionCase) -> Iterator[Finding]:
    """R5: words in quotation marks were typed by whoever is asked; what the other said is not retold."""
    typed = [_plain(text) for text in case.typed]
    reported = re.compile(
        rf"\b{case.others.pattern}(?: has| had| have)? (?:said|says|told|mentioned|wrote|writes|admitted|confided|thinks?|"
        rf"thought|felt|"
        r"feels|believes?|wants?|wanted)\b",
        re.IGNORECASE,
    )
    for one in case.questions:
        for quote in _QUOTE.findall(one.text):
            if not any(_plain(quote) in text for text in typed):
                yield found("R5", f"{cited(one)} quotes “{quote}”, which its reader did not write.")
        told = reported.search(QUOTED.sub(" … ", one.text))
        if told and not any(_plain(told.group()) in text for text in typed):
            yield found("R5", f"{cited(one)} retells the other (“{told.group()}”). Ask about the reader’s own words.")


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[’‘]", "'", text).replace("…", " ").split()).strip(" .").casefold()


def invites_feelings(case: ReflectionCase) -> Iterator[Finding]:
    """R7: a feeling is asked for at most once, and only as an invitation; trauma, health and family never."""
    asked = [one for one in case.questions if speaks_of_feelings(_unquoted(one))]
    for one in asked:
        if not invites(one):
            yield found("R7", f"{cited(one)} asks for a feeling. Begin with “If you want to, …”, or leave it out.")
    if len(asked) > 1:
        yield found("R7", "More than one question of the set asks for a feeling. One is the most.")
    for one in case.questions:
        if word := tender_words(one.text):
            yield found("R7", f"{cited(one)} touches “{word}”. Trauma, health and family are nobody’s to ask about here.")


def labels_nobody(case: ReflectionCase) -> Iterator[Finding]:
    """R8: no diagnosis, no label for what somebody is like."""
    for one in case.questions:
        if word := label_words(one.text):
            yield found("R8", f"{cited(one)} labels somebody (“{word}”). Ask what was done.")


def is_about_own_actions(case: ReflectionCase) -> Iterator[Finding]:
    """R9: what the reader does and sees; no verdict on the other."""
    other = case.others.pattern
    verdict = re.compile(
        rf"\bhow (?:very |really )?(?:{_JUDGED}) (?:was|is|were|are|did|does|has|have|do) {other}\b|"
        rf"\bhow (?:well|badly|poorly) (?:did|does|has|have|do|was|were) {other}\b|"
        rf"\b{other} (?:should|ought to|could) (?:have|do|change|improve|work|learn|stop)\b|"
        rf"\b(?:should|could|must) {other} (?:have|do|change|improve|learn|stop|work)\b|"
        rf"\b(?:did|does|has|have|do) {other} (?:do |get |done |got |go |gone )?(?:wrong|badly|right|fail\w*|miss(?:ed)?|"
        rf"neglect\w*)\b|"
        rf"\b(?:did|does) {other} (?:do|handle|manage|prepare|perform|behave)\w*(?: \w+)? (?:wrong|badly|well|poorly)\b|"
        rf"\b{other}['’]s?(?: own)? (?:\w+ )?(?:{_TRAIT})\b|\b(?:their|his|her) (?:{_TRAIT})\b|"
        rf"\bdid you think of {other}\b|\b(?:is|was) wrong with {other}\b|\bannoy(?:s|ed)? you about {other}\b",
        re.IGNORECASE,
    )
    for one in case.questions:
        if word := verdict.search(_unquoted(one)):
            yield found("R9", f"{cited(one)} asks for a verdict on the other (“{word.group()}”). Ask what the reader did or saw.")


def asks_for_advice(case: ReflectionCase) -> Iterator[Finding]:
    """R18: advice on a task brings more than feedback on a person (Yoon and others, 2019)."""
    for one in case.questions:
        if word := _ADVICE.search(_unquoted(one)):
            yield found(
                "R18", f"{cited(one)} speaks of “{word.group()}”. Advice on a task brings more than feedback on a person."
            )


def _unquoted(question: ReflectionQuestion) -> str:
    return QUOTED.sub(" … ", question.text)
