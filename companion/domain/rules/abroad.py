"""The rules that read sentences, for messages in other languages than English.

What fails in English fails here only where the words for it are known: an ask of an hour, a job, pressure. Where something
seems to be missing, a way out or an ask, the person is asked, since no list knows every form. A language that is not read at all
is left to the person, and rule O28 says so once. What is wrong in an English sentence is wrong between sentences of any language:
the rules that judge one sentence are asked as they are of those that may be English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from companion.domain.outreach.abroad import Forms, Kind
from companion.domain.outreach.asking import gives_back
from companion.domain.outreach.durations import MAX_MINUTES
from companion.domain.outreach.message import Part, words
from companion.domain.outreach.names_abroad import called
from companion.domain.outreach.outreach import Channel, Finding, MessageKind
from companion.domain.rules.begging import no_job_begging
from companion.domain.rules.case import Case, at, fail, warn
from companion.domain.rules.easy_no import lets_go
from companion.domain.rules.given import light_luggage
from companion.domain.rules.praise import flattery
from companion.domain.rules.question import MOST_QUESTIONS, OF_ITS_OWN
from companion.domain.rules.request import asks, one_small_ask
from companion.domain.rules.substance import no_statistics
from companion.domain.rules.tie import no_assumed_tie
from companion.domain.rules.ties import agreed_contact, is_third
from companion.domain.rules.tone import exclamations, no_pressure
from companion.domain.words.hard_facts import words_of_weight
from companion.domain.words.tongue import is_english, is_small

Check = Callable[[Case, Forms], Iterator[Finding]]


def _their_work(case: Case, forms: Forms) -> Iterator[Finding]:
    """O4: that they are spoken of can be seen; not whether a line of theirs is meant, which may be in another language."""
    about = any(found.unsure or any(item.who == "mentor" for item in found.evidence) for _, found in case.read())
    told = any(forms.tells_of_reader(part.text) or forms.asks_of_reader(part.text) for part in case.message.sentences)
    if not (about or told):
        name = case.records.mentor.name
        yield warn("O4", f"Is anything here about {name} in particular? A line on their work would say why you write to them.")


def _who(case: Case, forms: Forms) -> Iterator[Finding]:
    """O5: a word about oneself; why it is this reader is asked by O4."""
    headline = case.channel in {Channel.LINKEDIN, Channel.SLACK} and case.records.mentee.headline
    told = any(forms.says("self", part.text) and not forms.acts(part.text) for part in case.message.sentences)
    told = told or any(item.who == "mentee" for _, found in case.read() for item in found.evidence)
    if case.message.sentences and not (headline or told):
        yield warn("O5", "Does it say who is writing? A few words on what you do help the reader.", case.message.sentences[0])


def _small_ask(case: Case, forms: Forms) -> Iterator[Finding]:
    """O6: one small ask, of up to `MAX_MINUTES` minutes or of an answer in writing, without hurry."""
    talks = [part for part in case.message.sentences if forms.asks_for_time(part.text)]
    written = [part for part in case.message.sentences if forms.asks_for_answer(part.text)]
    in_english = any(asks(part.read) for part in case.in_english.message.sentences)
    if not (talks or written or in_english) and case.kind is not MessageKind.FOLLOW_UP:
        asked = any(part.is_question for part in case.message.sentences)
        said = "Is anything asked for? One small thing helps: up to 20 minutes, or two lines in writing."
        yield (warn if asked else fail)("O6", said)
    named = [(minutes, part, span) for part in talks for minutes, span in forms.lengths(part.text)]
    for minutes, part, (start, end) in named:
        if minutes > MAX_MINUTES:
            message = f"{minutes} minutes is a lot to give a stranger. 20 is easier to say yes to."
            yield fail("O6", message, span=(part.start + start, part.start + end))
    if talks and not named and not written:
        yield warn("O6", "Does it say how long it would take? 20 minutes, or two lines in writing.", talks[0])
    for part in {part.start: part for part in (*talks, *written)}.values():
        yield from _hurry(part, forms)


def _hurry(part: Part, forms: Forms) -> Iterator[Finding]:
    if found := forms.find("rush", part.text):
        span = part.start + found.start(), part.start + found.end()
        yield fail("O6", f"“{found.group()}” hurries somebody who owes nothing. Leave them a week or more.", span=span)
    elif found := forms.find("soon", part.text):
        span = part.start + found.start(), part.start + found.end()
        yield warn("O6", f"“{found.group()}” is soon. A window from next week on is easier to keep free.", span=span)


def _question(case: Case, forms: Forms) -> Iterator[Finding]:
    """O7: one or two questions, asked directly or not, and none that stands in every such letter."""
    asked = [part for part in case.message.sentences if part.is_question and not forms.acts(part.text) and not _begs(forms, part)]
    indirect = [part for part in case.message.sentences if not part.is_question and forms.says("indirect", part.text)]
    if not asked and not indirect and case.kind is MessageKind.FIRST:
        yield warn("O7", "Is there a question? One that only they can answer is the reason to write.")
    if len(asked) > MOST_QUESTIONS:
        said = f"{len(asked)} questions are too many for a first answer. Keep the one or two only they can answer."
        yield fail("O7", said, asked[-1])
    for part in [*asked, *indirect]:
        found = forms.find("generic", part.text)
        beside = [word for word in words_of_weight(part.text) if not is_small(word, forms.code)]
        if found and len(beside) < OF_ITS_OWN + len(words(found.group())):
            said = f"“{found.group()}” could go to anybody. Ask about a line of theirs, or about where you are stuck."
            yield fail("O7", said, part)


def _easy_no(case: Case, forms: Forms) -> Iterator[Finding]:
    """O8: a plain way out; what may be one in words that are not known, from the question on, is asked about."""
    sentences = case.message.sentences
    if any(forms.leaves_way_out(part.text) for part in sentences):
        return
    if any(lets_go(part.text) for part in case.in_english.message.sentences):
        return
    begun = next((place for place, part in enumerate(sentences) if part.is_question or forms.acts(part.text)), len(sentences))
    later = (part for part in reversed(sentences[begun:]) if not _does_otherwise(forms, part))
    meant = next((part for part in later if forms.may_leave_way_out(part.text)), None)
    if meant:
        yield warn("O8", f"Is “{meant.text}” meant to make a no easy? One plain line would be surer.", meant)
    else:
        yield fail("O8", "There is no easy way to say no. Add one plain line.", fix=forms.fixes.no)


def _no_tie(case: Case, forms: Forms) -> Iterator[Finding]:
    """O9: no mentorship and nothing that returns is asked for in a first message."""
    for part in case.elsewhere.message.sentences:
        found = forms.find("mentor", part.text) or (forms.find("often", part.text) if forms.asks_for_time(part.text) else None)
        if found and not forms.says("denied", part.text[: found.start()]):
            message = f"“{found.group()}” asks for a relationship before a first talk. Ask for one conversation."
            yield fail("O9", message, span=at(part, found))


def _no_job(case: Case, forms: Forms) -> Iterator[Finding]:
    """O10: no asking for a job or a look at a CV."""
    for part in case.elsewhere.message.sentences:
        if found := _begs(forms, part):
            yield fail("O10", f"“{found}” asks for work. Ask about theirs instead.", part)


def _given_back(case: Case, forms: Forms) -> Iterator[Finding]:
    """O11: a promise to tell how it went, or something of one's own."""
    in_english = any(gives_back(part.text) for part in case.in_english.message.sentences)
    if not in_english and not any(forms.gives_back(part.text) for part in case.message.sentences):
        message = "Nothing comes back to them. A promise to tell how it went is enough."
        yield warn("O11", message, fix=forms.returned(case.message.text))


def _no_flattery(case: Case, forms: Forms) -> Iterator[Finding]:
    """O12: facts instead of praise; two words of it warn, three fail."""
    praised = [part for part in case.elsewhere.message.sentences if forms.says("praise", part.text) and not forms.acts(part.text)]
    count = sum(forms.count("praise", part.text) for part in praised)
    if count > 2:
        yield fail("O12", "This much praise reads as flattery. Say what they did; that is the compliment.", praised[-1])
    elif count == 2:
        yield warn("O12", "This praises twice. What they did says more.", praised[-1])
    yield from exclamations(case)


def _no_pressure(case: Case, forms: Forms) -> Iterator[Finding]:
    """O18: nobody is made to feel that they have to."""
    for part, found in _finding("pressure", case, forms):
        if not forms.leaves_way_out(part.text):
            message = f"“{found}” puts a weight on somebody who owes nothing. Leave it away."
            yield fail("O18", message, part)


def _no_statistics(case: Case, forms: Forms) -> Iterator[Finding]:
    """O20: no claim about people in general on the strength of an authority."""
    for part, found in _finding("authority", case, forms):
        yield fail("O20", f"“{found}” speaks of people in general. Your own experience says more.", part)


def _light_luggage(case: Case, forms: Forms) -> Iterator[Finding]:
    """O21: no attachment, one link at most."""
    for part, _ in _finding("attached", case, forms):
        yield warn("O21", "Attachments from strangers stay closed. Offer to send it when they ask.", part)
    yield from light_luggage(case)


def _agreed_contact(case: Case, forms: Forms) -> Iterator[Finding]:
    """O24: whoever asks for an introduction asks them to ask first."""
    if case.kind is not MessageKind.INTRO_REQUEST:
        found = list(agreed_contact(case))
        yield from found or ([] if case.mutual_agreed else _named_as_mutual(case, forms))
    elif not any(forms.says("asks_first", part.text) for part in case.message.sentences):
        yield warn("O24", "Does it ask them to ask first?")


def _named_as_mutual(case: Case, forms: Forms) -> Iterator[Finding]:
    """O24: somebody named in a sentence that says that both know them, or that they led to the reader. A single word with a
    capital is a name behind "our common friend" alone."""
    for part in case.elsewhere.message.sentences:
        found = forms.find("mutual", part.text)
        name = next((one for one in called(forms, part.text, found) if is_third(one, case)), None) if found else None
        if name:
            yield fail("O24", f"{name} is named here. Ask {name} first, and note that they agreed.", part)
            return


def _finding(kind: Kind, case: Case, forms: Forms) -> Iterator[tuple[Part, str]]:
    found = ((part, forms.find(kind, part.text)) for part in case.elsewhere.message.sentences)
    return ((part, one.group()) for part, one in found if one)


def _begs(forms: Forms, part: Part) -> str | None:
    found = forms.find("job", part.text)
    return found.group() if found and not forms.says("denied", part.text[: found.start()]) else None


def _does_otherwise(forms: Forms, part: Part) -> bool:
    return forms.acts(part.text) or forms.says("pressure", part.text) or forms.says("job", part.text)


CHECKS: Mapping[str, Check] = {
    "O4": _their_work, "O5": _who, "O6": _small_ask, "O7": _question, "O8": _easy_no, "O9": _no_tie, "O10": _no_job,
    "O11": _given_back, "O12": _no_flattery, "O18": _no_pressure, "O20": _no_statistics, "O21": _light_luggage,
    "O24": _agreed_contact,
}  # fmt: skip
"""What stands in for a rule that reads English. The others count, or read names, figures and marks, and are asked as they are."""


OF_A_SENTENCE: Mapping[str, Callable[[Case], Iterator[Finding]]] = {
    "O6": one_small_ask, "O9": no_assumed_tie, "O10": no_job_begging, "O12": flattery, "O18": no_pressure, "O20": no_statistics,
}  # fmt: skip
"""The rules for English that find fault with a sentence, wherever it stands. O21 reads every sentence as it is."""


def abroad(rule: str, case: Case) -> Iterator[Finding] | None:
    """What a rule says of a message in another language; None where it is asked as it is, of English and of what it can read."""
    check = CHECKS.get(rule)
    if check is None or not case.in_another_tongue:
        return None
    theirs = check(case, case.forms) if case.forms else iter(())
    return chain(theirs, _between(rule, case))


def _between(rule: str, case: Case) -> Iterator[Finding]:
    """What a rule finds in the English sentences of such a message. What it misses, and has no place, may stand in the others;
    what only sounds so is said of sentences that are surely English."""
    if not (check := OF_A_SENTENCE.get(rule)):
        return
    sure = [part for part in case.in_english.message.sentences if is_english(part.text)]
    for finding in check(case.in_english):
        place = finding.span
        if place and (finding.severity == "fail" or any(part.start <= place[0] < part.end for part in sure)):
            yield finding
