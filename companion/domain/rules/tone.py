"""Rules about tone: no shouting (O12), no buzzwords (O13), no pressure and no pity (O18)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Finding
from companion.domain.outreach.purposes import does
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.rules.case import Case, at, fail, warn
from companion.domain.rules.particular import in_their_words
from companion.domain.words.hard_facts import QUOTED

_MARKS = re.compile(r"!+")

_BUZZ = re.compile(
    r"\b(?:pick(?:ing)? your brains?|touch(?:ing)? base|circl(?:e|ing) back|game[- ]?chang(?:er|ers|ing)|thought[- ]?leader"
    r"(?:s|ship)?|passionate about|rock ?stars?|deep[- ]?div(?:e|es|ing) (?:in|into|on|with)|value[- ]add(?:ed|s)?(?! tax)|"
    r"mov(?:e|ing) the "
    r"needle|low[- ]hanging fruit|paradigm[- ]shift\w*|best[- ]in[- ]class|best[- ]of[- ]breed|growth[- ]hack\w*|growth mindset|"
    r"unlock(?:ing)? (?:my|your|our|the|new|its|their) (?:\w+ )?(?:potential|opportunities|value|doors)|full potential|"
    r"results[- ]driven|goal[- ]oriented|"
    r"self[- ]starter|go-getter|hit(?:ting)? the ground running|win[- ]win|(?:think\w* )?outside (?:of )?the box|"
    r"resonat(?:e|es|ed|ing) (?:\w+ )?with me|add(?:ing)? value|value proposition|personal brand(?:ing)?|(?:to the|next) next "
    r"level|(?:take|taking|bring|raise)\b[^.]{0,30}\bto the next level|tap(?:ping)? into your|north star|skill ?sets?|"
    r"(?:career|professional|leadership|growth|learning|personal|entrepreneurial|mentorship|development) journey|"
    r"(?:startup|start-up|digital|business|innovation|tech|technology|entrepreneurial|mentoring|partner|talent) ecosystem|"
    r"synerg(?:y|ies|istic|ize|ise)|actionable|impactful|holistic(?:ally)? (?:approach|view|solutions?)|cutting[- ]edge|"
    r"disrupt(?:ive|ing|or|ors) (?:\w+ )?(?:innovation|technolog\w+|industry|market|space|mindset)|empower(?:ing|ment)?|"
    r"ideat(?:e|ion)|boil(?:ing)? the ocean|drink(?:ing)? from (?:the|a) fire ?hose|mission[- ]critical|"
    r"(?:invaluable|valuable|key|deep|actionable|unique) insights?|wheelhouse|ninjas?|net[- ]net|secret sauce|"
    r"leverag(?:e|es|ed|ing) (?:my|your|our|the|this|these|that|their|new|on|synerg\w+|\w+ (?:skills|network|expertise|"
    r"experience|insights))|lean(?:ing)? in(?=[.,;!]|$)|space (?:of|for) (?:innovation|disruption)|quick wins?|ping you|"
    r"double[- ]click on|take (?:this|it) offline|elevator pitch|bandwidth (?:for|to) (?:me|chat|talk|help|connect|a (?:call|"
    r"chat)))\b",
    re.IGNORECASE,
)

_REPROACH = (
    r"\bhurts? (?:\w+ )?(?:to be (?:ignored|forgotten|left|overlooked)|that you)\b|"
    r"\b(?:count|counted|counting|rely|relied|relying) (?:\w+ )?on (?:you(?! to say no)|your (?:\w+ )?(?:answer|reply|yes|help)|"
    r"an? (?:\w+ )?"
    r"(?:answer|reply))\b|\b(?:answer|reply|respond|write)(?: to)?(?: me| back)? (?:this time|at last|finally|for once)\b|"
    r"\bI (?:fully |really |firmly )?(?:expect|demand|insist on|am owed|have a right to) (?:\w+ )?(?:answer|reply|response|"
    r"decision|"
    r"explanation)\b|\b(?:others|everyone else|everybody else|all the others)\b(?: in \w+ \w+| here)?(?: have| has)? "
    r"(?:answer(?:ed)?|repl(?:y|ied)|"
    r"wrote back)(?: me)?(?: (?:within|in|after|at once|already|long ago|the same)\b|[.!])|"
    r"\bI(?:['’]ll| will) (?:\w+ )?(?:call|ring|phone|contact|complain to|ask|write to) (?:\w+ )?your (?:office|boss|secretary|"
    r"reception|manager|"
    r"employer)\b|\bI(?:['’]ll| will) (?:\w+ )?(?:wait|stand) [^.]{0,20}\byour (?:office|door|house|workplace)\b|"
    r"\b(?:call|ring|write|wait)\w*\b[^.]{0,25}\buntil (?:you (?:answer|reply|say|agree|give)|I (?:get|reach|hear))|"
    r"\b(?:hope|trust) (?:that )?you(?:['’]re| are| will be|['’]ll be| will)? not (?:be )?(?:one of|like|another) (?:those|the|"
    r"all|them)\b|"
    r"\b(?:refusing|a refusal|saying no|ignoring (?:me|this))\b[^.]{0,15}\b(?:would|will) (?:\w+ )?(?:show|prove|mean|tell|"
    r"say)\b|"
    r"\bif you (?:really|truly|actually) (?:care|cared|meant)\b|\b(?:somebody|someone|a person|a mentor|people) (?:who|"
    r"with)\b[^.]{0,40}\b"
    r"(?:should|would) (?:at least |surely |always )?(?:answer me|reply|say yes|write back|find (?:the |some )?time)\b|"
    r"\bsurely you (?:can|could|have|will)\b[^.]{0,25}\b(?:minutes?|time|hour)\b|\b(?:let|letting) (?:me|us|an? (?:\w+ "
    r")?generation) down\b|"
    r"\b(?:make|consider) (?:this|it|me) (?:\w+ )?your (?:\w+ )?priority\b|\bdrop everything\b|"
    r"\bI(?:['’]ve| have)? (?:already )?(?:put|blocked|booked|entered)\b[^.]{0,30}\byour (?:calendar|diary|schedule)\b|"
    r"\b(?:take|taking) (?:it|this|your (?:yes|agreement)) for granted\b|\bunless I hear otherwise\b|\bnobody is (?:that|so) "
    r"busy\b|"
    r"\b(?:won['’]t|will not|cannot|can['’]t|don['’]t) (?:accept|take) (?:a |any |your )?(?:no\b|refusal|silence|that you have "
    r"no)"
)
"""Reproach, threat, a claim to an answer, and a date that was made without asking."""

_PRESSURE = re.compile(
    rf"{_REPROACH}|"
    r"\byou(?:['’]re| are)\s+(?:\w+\s+){0,2}?(?:my|our|the)?\s*(?:very )?(?:only|last|final)\s+(?:\w+ )?(?:hope|chance|option|"
    r"resort|way out|person (?:who|that|left|i)|one (?:who|that|left|i))\b"
    r"|\b(?:my|our)\s+(?:very |one )?(?:last|only|final) (?:chance|hope|resort|way out)\b"
    r"|\b(?:nobody|no one|no-one|noone|not one person)(?: else)?(?:\s+\w+){0,3}?\s+(?:help(?:ed)?|answer(?:ed)?|save|"
    r"listen(?:ed)? "
    r"to|care[sd]? (?:about|for)|believe[sd]?(?: in)?) (?:me|us|a person like me|people like me)\b"
    r"|\b(?:not one|none|nobody|no one|hardly anybody|few)\b[^.]{0,25}\b(?:had the (?:\w+ )?(?:decency|courtesy|grace|manners)|"
    r"bothered|"
    r"cared) (?:enough )?to\b"
    r"|\bI(?:['’]m| am| feel| was|['’]m getting| am getting)\s+(?:\w+\s+){0,2}?(?:desperate|worthless|hopeless|begging|on my "
    r"knees|at the end of my (?:rope|tether|strength))\b|\bdesperately\s+(?:\w+\s+)?(?:need|want|hope|ask|look|seek|wait)\w*\b"
    r"|\bI(?:['’]m| am)? (?:really |truly )?(?:beg|implor(?:e|ing)|beseech|plead(?:ing)?(?: with)?) (?:of )?you\b|\bplease,? "
    r"please\b"
    r"|\b(?:would|will|['’]d|['’]ll|shall) (?:be|feel) (?:\w+ )?(?:devastated|heartbroken|crushed|destroyed|lost without|(?:so|"
    r"very|deeply|bitterly) disappointed|finished)\b|\b(?:break|breaks|broke) my heart\b"
    r"|\b(?:you|people like you|somebody like you|someone like you)\s+(?:\w+\s+){0,2}?(?:must|surely|always|just|never)\s+"
    r"(?:\w+\s+)?(?:ignor\w+|delet\w+|answer|reply|look down on|throw)\b[^.]{0,30}\b(?:me|us|messages?|mails?|e-?mails?|letters?|"
    r"this|people|requests?)\b"
    r"|\byou owe (?:me|us|it|this|your (?:success|community|country)|the (?:young|next))\b|\b(?:it is|it['’]s|you have) (?:an? |"
    r"your )(?:\w+ )?(?:duty|obligation|responsibility) to (?:help|answer|reply|give|share|support|pass)\b"
    r"|\b(?:the|at) (?:very )?least you (?:can|could) do\b|\byou (?:must|have to|need to|ought to|cannot refuse to|can['’]t "
    r"refuse to) (?:help|answer|reply to|write back to|respond to|save|support|call|meet) (?:me|us|my|this)\b"
    r"|\bhow (?:can|could) you (?:refuse|ignore|say no)\b"
    r"|\b(?:future|career|life|everything|family|livelihood|happiness|fate)\b[^.]{0,30}\b(?:depends?|hangs?|rests?|relies|rely)\b"
    r"[^.]{0,6}\b(?:on|upon) (?:you|your (?:answer|reply|help|yes))\b|\b(?:is|are|lies?|rests?|put) (?:\w+ )?in your hands\b|"
    r"\ball (?:depends|hangs|rests) on you\b"
    r"|\b(?:if you (?:do not|don['’]t|refuse|won['’]t|will not|ignore)|without (?:you|your (?:help|answer|reply)))\b[^.]{0,40}"
    r"\bI(?:['’]ll| will|['’]m| am| shall| would|['’]d) (?:\w+ ){0,2}?(?:lose|fail|lost|finished|ruined|have (?:to give|no|"
    r"nothing|nobody)|never|end up|not survive|give up)\b"
    r"|\b(?:do not|don['’]t|please never) (?:let me down|disappoint me|leave me (?:alone|like this|waiting|standing|"
    r"hanging|stranded|without)|"
    r"abandon me)\b|\b(?:already|have|['’]ve) (?:told|promised|assured|informed) [^.,;]{2,40}? that you(?:['’]re| are|"
    r" will|['’]ll| have "
    r"(?:agreed|said yes)| agreed| help)\b|\byou "
    r"of all people\b|\bI(?: have|['’]ve)? ?(?:have |got |never had )?(?:no ?one|nobody|anyone) (?:else )?(?:to (?:ask|turn to|"
    r"help me|talk to)|left)\b"
    r"|\bI(?:['’]m| am) (?:a |just a |only a )?(?:nobody|failure|loser)\b|\b(?:everybody|everyone|all the others|they all|all of "
    r"them)\b[^.]{0,20}\b(?:rejected|ignored|abandoned|turned away|forgot\w*|given up on) (?:me|us)\b"
    r"|\bI(?:['’]ve| have)? (?:\w+ )?(?:cried|been crying|cry|wept) (?:\w+ )?(?:every|all|myself)\b|\btake pity\b|"
    r"\bhave (?:mercy|pity)\b|\bI (?:will|['’]ll|shall) (?:keep|not stop|go on) (?:writing|asking|trying|calling)\b[^.]{0,20}"
    r"\b(?:until|till) you\b"
    r"|\b(?:disappointed|hurt|sad|upset)\b[^.]{0,30}\b(?:you (?:have not|haven['’]t|did not|didn['’]t|never)) (?:\w+ )?"
    r"(?:answer|repl|writ|respond|wrote)\w*\b|\b(?:counting|relying) on (?:you|your)\b",
    re.IGNORECASE,
)
"""Words that put the reader under a duty, in the sender's despair, or in the wrong; each by its form, with the reader in it."""


def exclamations(case: Case) -> Iterator[Finding]:
    """O12, of its marks: one is plenty: every further mark, and every mark beside another, has a full stop for its fix."""
    marks = [(part, found) for part in case.message.sentences for found in _MARKS.finditer(part.text)]
    count = sum(len(found.group()) for _, found in marks)
    for position, (part, found) in enumerate(marks):
        if count > 1 and (position > 0 or len(found.group()) > 1):
            said = f"{count} exclamation marks shout. One is plenty." if count > 2 else "Two exclamation marks; one is plenty."
            yield (fail if count > 2 else warn)("O12", said, span=at(part, found), fix="." if position else "!")


def no_buzzwords(case: Case) -> Iterator[Finding]:
    """O13: plain words. One worn phrase warns, two fail; what stands in either profile is somebody's trade."""
    found = [
        (part, match)
        for part in case.message.sentences
        for match in _BUZZ.finditer(part.text)
        if not _is_trade(match.group(), case)
    ]
    severity = fail if len(found) > 1 else warn
    for part, match in found:
        yield severity("O13", f"“{match.group()}” is worn. Say it plainly.", span=at(part, match))


def _is_trade(phrase: str, case: Case) -> bool:
    said = [word.casefold() for word in words(phrase)]
    return any(set(said) <= entry.vocabulary for entry in (*case.records.mentor_entries, *case.records.mentee_entries))


def no_pressure(case: Case) -> Iterator[Finding]:
    """O18: nobody is made to feel that they have to. What is quoted, and a line of the reader's, presses nobody."""
    for part, grounded in case.read():
        if (found := presses(part.text)) and not in_their_words(found.group(), case):
            message = f"“{found.group()}” puts a weight on somebody who owes nothing. Leave it away."
            yield fail("O18", message, span=at(part, found))
        elif grounded.origin == "profile" or part.is_question:
            continue
        elif sounds_pressing(QUOTED.sub(" ", part.read)):
            yield warn("O18", "This may put a weight on somebody who owes nothing. Would it be lighter without?", part)


def presses(sentence: str) -> re.Match[str] | None:
    """The words in which a sentence makes the reader feel that they have to; "I beg you to say no freely" lets go."""
    quoted = [passage.span() for passage in QUOTED.finditer(sentence)]
    found = next((each for each in _PRESSURE.finditer(sentence) if not _lies_in(each, quoted)), None)
    return found if found and not leaves_way_out(sentence) else None


def _lies_in(found: re.Match[str], passages: list[tuple[int, int]]) -> bool:
    return any(start <= found.start() and found.end() <= end for start, end in passages)


def sounds_pressing(sentence: str) -> bool:
    """The same in words that no form foresaw."""
    return does(sentence, "pressure") and not leaves_way_out(sentence)
