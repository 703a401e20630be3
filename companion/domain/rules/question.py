"""The rule about the question (O7): one or two, and ones that could not have gone to anybody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.courtesy import beside_the_ask
from companion.domain.outreach.favours import requests
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Finding, MessageKind
from companion.domain.outreach.purposes import does
from companion.domain.outreach.unmarked import asks_unmarked
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.rules.bare_profile import nothing_to_stand_on
from companion.domain.rules.begging import begs_for_work
from companion.domain.rules.case import Case, fail, warn
from companion.domain.rules.particular import everybodys
from companion.domain.words.hard_facts import hard_facts

MOST_QUESTIONS = 2

OF_ITS_OWN = 4
"""Words of weight, beside those that fit everybody, from which a worn question is about something in particular."""

_GENERIC = re.compile(
    r"\b(?:any|some|what|which|your best|do you have|have you got|could you give|can you give|give)\b[^?.]{0,30}"
    r"\b(?:advice|tips?|pointers|suggestions?|words of wisdom|guidance|recommendations|lessons|insights?)\b"
    r"(?=[^?.\w]*(?:for|to)?\s*(?:me|us|somebody|someone|a (?:person|beginner|young|newcomer)|people|anyone|who|like|in my|"
    r"general|you|could|can|would|share|give|or|please|\W)*(?:[?.]|$|\bfor\b))"
    r"|\bhow (?:did|do|have) you (?:get|got|gotten|come|came|reach|arrive|make it|made it|end up)\s*(?:to )?(?:where you are|"
    r"here|"
    r"there|this (?:point|position|far)|so far|to the top|that far|your (?:position|place|success|level))"
    r"|\bhow (?:did|have) you (?:become|became|be) (?:so |such )?(?:an? )?(?:\w+ )?(?:successful|success|good|great|what you are|"
    r"who you are|leader|expert)\b"
    r"|\bwhat(?:['’]s| is| was| are) (?:the |your )?(?:\w+ )?(?:secrets?|keys?|recipe|formula)(?:\s*\?|\s+(?:of|to|for|behind) "
    r"(?:\w+ "
    r"){0,3}?(?:success\w*|it all|this|your \w+|career|job|life))"
    r"|\b(?:tell|share|told|hear)\b[^?.]{0,20}\b(?:your story|about your (?:career|journey|path|life|experience|background|"
    r"self))\b"
    r"|\btell me (?:more )?about yourself\b"
    r"|\bwhat (?:should|can|could|must) I do (?:with|to (?:have|advance|succeed in|improve)) (?:my (?:life|career)|a (?:good "
    r"|successful )?career)\b"
    r"|\bhow (?:I|one|someone|somebody|people|we|to)\s+(?:can |could |should |may |might )?(?:succeed|be(?:come)? (?:so |more "
    r")?successful|get ahead|"
    r"make it|grow (?:professionally|as a (?:person|professional|leader)))\b"
    r"|\bhow (?:can|do|could|should|does) (?:I|one|someone|somebody|people|we) (?:succeed|be successful|become successful|get "
    r"ahead|grow (?:professionally|as a (?:person|professional|leader))|advance (?:in )?(?:my|a|one['’]s) career|improve "
    r"(?:myself|oneself)|become (?:a )?(?:better|good|great) (?:leader|person|professional|manager|at))\b"
    r"|\bwhat does (?:a|an|your) (?:typical|normal|average|usual) (?:day|week) look like\s*(?:\?|for you)"
    r"|\bwhat (?:would|do|can|could|did) you (?:say|think|advise|recommend|suggest|tell)\b[^?.]{0,20}\b(?:to )?(?:a |an )?"
    r"(?:person|people|someone|somebody|beginner|anyone|young \w+) (?:like me|in my (?:position|place|shoes|situation)|"
    r"(?:who is |who are )?(?:just )?starting(?: out)?)\b"
    r"|\b(?:can|could|may|might) I (?:ask you|pick|ask) (?:a few|some|a couple of) (?:questions|things)\b",
    re.IGNORECASE,
)
"""Questions that stand in every such letter, by their form; each part is one of them."""

_INDIRECT = re.compile(
    r"\b(?:I(?:['’]d| would|['’]m|['’]ve| am| was| have| keep| do| still|\b)(?:\s+\w+){0,3}?\s+(?:wonder(?:ing)?|curious|"
    r"ask(?:ing)? "
    r"(?:you|myself)|(?:like|love|want|need|wish|hope|glad|grateful) to (?:know|ask|hear|learn|understand)|not know|know if|"
    r"interested|(?:can(?:no|['’])t|cannot|don['’]t|do not|to|couldn['’]t) (?:\w+ )?(?:work out|tell|figure out|find out|decide|"
    r"see|"
    r"understand|know|explain|judge))|my (?:one |only |first )?question(?: to you)?(?: is|:)|please tell me|tell me|let me know|"
    r"what I (?:(?:want|would "
    r"like|wish|need)(?: to)? (?:ask|know)|(?:am|was) asking\b)|what I['’]m asking|"
    r"a (?:line|word|sentence|note) (?:or two )?(?:on|about)|question about)\b[^.?]*?"
    r"\b(?:what|which|how|where|who|whom|when|why|whether|if)\b|\bquestions?\b[^.?]{0,40}:|\byou (?:do not|don['’]t|never) "
    r"(?:say|tell|write|mention)\b[^.?]{0,40}\b(?:what|which|how|who|where|when|why)\b|\b(?:wonder|ask|know|curious|"
    r"question|tell|hear|learn|understand|see|answer)\w*\b[^.?]{0,60}\b(?:what|which|how|where|who|why) you\b",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\W*(?:(?:and|so|or|but|maybe|perhaps)\s+)*(?:(?:would|could|can|will|might) (?:you|it|this|that)\s+(?:\w+ ){0,2}?(?:be|"
    r"mind|consider|"
    r"like|want|agree|accept|have (?:time|room|a moment))\b|are you (?:\w+ )?(?:open|willing|available|free|interested|able|"
    r"ready|happy|up)\b|"
    r"(?:could|can|may|might|shall) (?:we|I)\b|should we (?:meet|talk|speak|call)\b|(?:maybe|perhaps|or|any chance|any "
    r"update)\b)",
    re.IGNORECASE,
)
"""A question that proposes something to the reader, and asks to know nothing."""

_TELLS = re.compile(
    r"\b(?:could|can|would|will|might) you (?:\w+ )?(?:tell|show|explain|describe)\b|\b(?:say|judge|check|see|tell me) "
    r"(?:whether|if|which|what|"
    r"where|how)\b|\btell me (?:what|which|how|who|where|when|why|"
    r"whether|if)\b",
    re.IGNORECASE,
)
"""A request whose answer is what is asked: "Could you show me the one page you would want to see?" """

_ANSWERED = re.compile(r"\s*(?:I|We|He|She|They|Nobody|No one|My|Our|The answer|Everybody|Yes|No)\b")
_WH_WORD = re.compile(r"\b(?:what|which|how|who|whom|why|whether)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_OF_MYSELF = re.compile(r"\b(?:do|did|should|must|am|was) I\b", re.IGNORECASE)
_QUOTED_END = re.compile(r"\?[\"”’»']\s*$")


def right_question(case: Case) -> Iterator[Finding]:
    """O7: one or two questions. A request for time is none, and neither is a question somebody asked in a story."""
    asked = list(_questions(case))
    indirect = [part for part in case.message.sentences if part not in asked and asks_indirectly(part, case)]
    if not asked and not indirect:
        yield from _none(case)
    if len(asked) > MOST_QUESTIONS:
        yield fail(
            "O7", f"{len(asked)} questions are too many for a first answer. Keep the one or two only they can answer.", asked[-1]
        )
    for part in case.message.sentences:
        if found := _generic(part, asked, case):
            said = f"“{found}” could go to anybody. Ask about a line of theirs, or about where you are stuck."
            yield fail("O7", f"{said}{_for_instance(case)}", part)
    yield from _unspecific(case, [*asked, *(part for part in indirect if not part.is_question)])
    yield from nothing_to_stand_on(case)


_ABOUT = re.compile(
    r"\b(?:ask|hear|know|learn|question|curious|understand)(?: from)?(?: you)?(?: a little| more| something)? about\b|"
    r"\byour (?:thinking|views?|opinion|thoughts|take|experience|advice|word) (?:on|about|with|of)\b",
    re.IGNORECASE,
)


def asks_indirectly(part: Part, case: Case) -> bool:
    """ "I'd like to ask how you …", or about something that is told in some words: "I'd like to hear about the first roof you "
    "lost"."""
    if _INDIRECT.search(part.read):
        return True
    found = _ABOUT.search(part.read)
    return bool(found and len(case.records.roots_of(part.read[found.end() :]) - everybodys(case)) > MOST_QUESTIONS)


def _none(case: Case) -> Iterator[Finding]:
    message = "There is no question. Ask one that only they can answer."
    proposed = any(part.is_question and _names_a_subject(part, case) for part in case.message.sentences)
    yield (fail if case.kind is MessageKind.FIRST and not proposed else warn)("O7", message)


def _names_a_subject(part: Part, case: Case) -> bool:
    """Whether a request for time says what the talk would be about, in words of theirs or of the sender's account."""
    said = case.records.roots_of(" ".join(beside_the_ask(part.read))) - everybodys(case)
    others = [other.text for other in case.message.sentences if other is not part and not other.is_question]
    return bool(said & (case.records.mentor_roots | case.records.sender_roots | case.records.roots_of(" ".join(others))))


def _questions(case: Case) -> Iterator[Part]:
    """The sentences that ask the reader something."""
    sentences = case.message.sentences
    for position, part in enumerate(sentences):
        following = sentences[position + 1].text if position + 1 < len(sentences) else ""
        if (asks_unmarked(part.read) and not part.is_question) or (
            part.is_question and not _asks_otherwise(part.read, following) and not _told(part, following, sentences[position:])
        ):
            yield part


def _asks_otherwise(text: str, following: str) -> bool:
    """A request for time, an answer or a favour, or half of a way out: "Not this month? Then not this month." """
    if begs_for_work(text):
        return True
    if _wh(text) or _TELLS.search(text):
        return False
    if _PROPOSES.match(text) and not _WH_WORD.search(text):
        return True
    if leaves_way_out(text) or (len(text) < 60 and leaves_way_out(f"{text} {following}")):
        return True
    sounds = does(text, "ask") and not (_OF_MYSELF.search(text) and not _ADDRESSED.search(text))
    return asks_for_time(text) or asks_for_answer(text) or bool(requests(text)) or sounds


_CLAUSES = re.compile(r"[,;:–—.]\s+|\s+(?:and|or|but|so|then)\s+")
_ASKS_IN_CLAUSE = re.compile(
    r"\W*(?:what|which|how|where|who|whom|when did|when do|why)\b(?! (?:about|if) )|\W*(?:did|was|were|had|does|do|has|have|is|"
    r"are)\s+"
    r"(?!you (?:\w+ )?(?:open|free|available|willing|happy|able|up|ready|got|(?:have )?(?:\d+|time|room|a (?:moment|minute)|"
    r"some time|ten|"
    r"fifteen|twenty|half))\b|(?:it|this|that|there) (?:\w+ )?(?:possible|okay|ok|all right|convenient|any (?:chance|way|time)|"
    r"a chance)\b)"
    r"(?:you|your|it|that|there|they|the|he|she|this|one|people|someone|somebody|anybody|anyone)\b",
    re.IGNORECASE,
)
"""A clause that asks to know something, behind what it supposes: "When you came ashore, did you talk to the family first?" """


def _wh(text: str) -> bool:
    """Whether it asks to know something: by its question word, or about what was or is."""
    begins = (
        r"\W*(?:and |but |so )?(?:\w+ ){0,2}?(?:what|which|how|where|who|whom|when|why)\b|\W*(?:did|was|were|had|does|has|is)\b"
    )
    return bool(re.match(begins, text, re.IGNORECASE)) or any(_ASKS_IN_CLAUSE.match(clause) for clause in _CLAUSES.split(text))


def _told(part: Part, following: str, rest: tuple[Part, ...]) -> bool:
    """A question in a story: quoted, or answered by the sender in the next sentence while another question comes later."""
    if _QUOTED_END.search(part.text):
        return True
    answered = not _ADDRESSED.search(part.text) and _ANSWERED.match(following)
    return bool(answered and any(_wh(later.text) and later.is_question for later in rest[1:]))


def _generic(part: Part, asked: list[Part], case: Case) -> str | None:
    """The words of a question that could stand in every such letter; what is asked about in many words of its own could not:
    "Any advice on telling a crew of four older men to wash the pump?" """
    found = _GENERIC.search(part.read)
    if not found or not (part in asked or part.is_question or _INDIRECT.search(part.read)):
        return None
    beside = f"{part.read[: found.start()]} . {part.read[found.end() :]}"
    return None if len(case.records.roots_of(beside) - everybodys(case)) >= OF_ITS_OWN else found.group().strip()


def _unspecific(case: Case, asked: list[Part]) -> Iterator[Finding]:
    """Questions that neither in themselves nor in the sentence before touch anything of the reader's or the sender's."""
    if not asked or any(_generic(part, asked, case) for part in asked):
        return
    loose = [part for part in asked if not _is_specific(part, case)]
    if len(loose) < len(asked):
        return  # one question that belongs to them carries the other
    said = [case.records.roots_of(part.text) - everybodys(case) for part in loose]
    if all(len(found) <= MOST_QUESTIONS for found in said):
        message = "This question could go to anybody. Tie it to a line of theirs, or to where you are stuck."
        yield fail("O7", f"{message}{_for_instance(case)}", loose[0])


def _for_instance(case: Case) -> str:
    """A question that stands on a line of theirs, to think on."""
    return next((f" For instance: “{text}”" for text in case.suggested()), "")


def _is_specific(part: Part, case: Case) -> bool:
    """Whether it, or the sentence before it, shares something with this reader's lines or with the sender's own account."""
    place = case.message.sentences.index(part)
    before = case.message.sentences[max(0, place - 1) : place]
    return _touches(part, case) or any(not earlier.is_question and _touches(earlier, case) for earlier in before)


def _touches(part: Part, case: Case) -> bool:
    records = case.records
    said = records.roots_of(part.text) - everybodys(case)
    facts = hard_facts(part.text)
    others = [other.text for other in case.message.sentences if other is not part and not other.is_question]
    told = records.mentor_roots | records.sender_roots | records.roots_of(" ".join(others))
    return bool(said & told) or bool(facts.names or facts.numbers or facts.quotations)
