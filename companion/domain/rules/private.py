"""The rule about private matters (O19): nothing of the sender's or of others' that the question does not need.

A matter that stands in the reader's profile, or in the sender's goal, is what the message is about, and passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.outreach import Finding
from companion.domain.rules.case import Case, at, fail, warn
from companion.domain.rules.hushed import HUSHED

_MINE = r"(?:my|our)"
_KIN = (
    r"(?:wife|husband|partner|spouse|mother|mum|mom|father|dad|parents|son|daughter|child(?:ren)?|kids?|brother|sister|baby|"
    r"girlfriend|boyfriend|fianc[ée]e?|in-laws|grandm\w+|grandf\w+)"
)
_ILL = (
    r"(?:depress(?:ion|ed)|anxiety(?: disorder)?|burn-?out|burnt[- ]out|burned[- ]out|bipolar|adhd|autis(?:m|tic)|cancer|tumou?r|"
    r"diabet(?:es|ic)|epilep(?:sy|tic)|hiv|pregnan(?:t|cy)|miscarriage|surgery|operation|chemotherapy|stroke|heart attack|"
    r"illness|"
    r"disease|diagnos(?:is|ed)|disab(?:ility|led)|medication|panic attacks?|therap(?:y|ist)|psychiatrist|sick leave|in hospital|"
    r"hospitali[sz]ed|ptsd|eating disorder|alcohol\w*|addict\w*|rehab|insomnia)"
)
_CARED_FOR = r"(?:patients?|clients?|residents?|pupils?|students?|customers?|users?|members?|animals?|guests?|people)\b"
"""People of one's work: that a ward has ill patients is no private matter."""
_HEALTH = re.compile(
    r"\b(?:on|taking|take|took|need) (?:the |some |strong )?(?:tablets|pills|medicines?|drugs|injections) (?:for|against) my\b|"
    rf"\b{_MINE}\s+(?:(?!{_CARED_FOR})\w+\s+)?{_ILL}\b|"
    r"\b(?:I(?:['’]m| am|['’]ve been| have been| was| got| became)|I (?:have|"
    rf"had|"
    rf"suffer(?:ed)? "
    rf"from|live with|struggle with|am recovering from|was recovering from))\s+(?:\w+\s+){{0,3}}?{_ILL}\b|\b{_MINE} "
    rf"{_KIN}\b[^.]{{0,30}}"
    rf"\b(?:is|was|has|had|got|with)\s+(?:\w+\s+){{0,3}}?(?:{_ILL}|ill|sick|dying|died)\b|\bmy (?:boss|manager|colleague|"
    rf"co-?worker|"
    rf"team ?mate|supervisor|director)\b[^.]{{0,30}}\b{_ILL}\b",
    re.IGNORECASE,
)
_VISA = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:visas?|work permit|residence permit|asylum|immigration status|green card|citizenship|"
    r"deportation)\b|"
    r"\bI (?:need|have|lost|require|am (?:waiting for|on|without))\b[^.]{0,20}\b(?:visa|work permit|residence permit|sponsorship|"
    r"asylum|papers to stay)\b|\bI(?:['’]m| am) (?:an? )?(?:refugee|asylum seeker|undocumented|illegal(?:ly)?)\b",
    re.IGNORECASE,
)
_MONEY = (
    r"(?:[€$£¥₹]\s?\d[\d.,]{0,20}\s?k?|\d[\d.,]{0,20}\s?(?:€|\$|£|k\b|eur(?:os?)?|usd|dollars?|pounds?|kroner|nok|sek|chf|"
    r"francs|rupees|gbp))"
)
_PAY = re.compile(
    rf"\b(?:I (?:earn|make|am paid|get paid|owe|was paid)|(?:my|our) (?:\w+ )?(?:salary|wages?|pay|income|debts?|savings|loan|"
    rf"mortgage|"
    rf"bonus)(?: \w+)?(?: is| are| was| of|:)?)\s+(?:\w+\s+){{0,3}}?(?:{_MONEY}|\d[\d.,]{{2,}})|\b{_MONEY}\s+(?:a|per) "
    rf"(?:month|year|hour) "
    rf"(?:is|as|for) (?:my|me)\b|\bI(?:['’]m| am| went) (?:\w+ )?(?:bankrupt|in debt|broke)\b|\b(?:he|she|my (?:boss|colleague|"
    rf"manager))"
    rf" (?:earns|makes|is paid)\b[^.]{{0,20}}{_MONEY}",
    re.IGNORECASE,
)
_FAMILY = re.compile(
    rf"\b(?:my|our) (?:\w+ )?(?:divorce|separation|custody|marriage (?:is|was|broke|ended)|break-?up|affair|miscarriage)\b|"
    r"\byears? old,? (?:and )?(?:single|married|divorced|separated|widowed)\b|"
    r"\b(?:been|go|going|gone|went) through (?:a|my|our) (?:\w+ )?(?:divorce|separation|break-?up)\b|"
    rf"\bI(?:['’]m| am|"
    rf"['’]ve been| have been| was| got) (?:\w+ )?(?:divorced|separated|widowed|married|single|a (?:single|divorced) \w+|getting "
    rf"divorced|going through a (?:divorce|separation))\b|\b(?:my|our) {_KIN}\b[^.]{{0,25}}\b(?:left me|(?:has|have|had) "
    rf"left(?= ?[.,;]| and\b)|walked out|lost (?:his|her|their) "
    rf"job|"
    rf"is unemployed|died|passed away|drinks|in prison|cheated|filed|does not support me|doesn['’]t support me)\b",
    re.IGNORECASE,
)
_FAITH = re.compile(
    r"\b(?:as an?|I(?:['’]m| am) an?|being an?|I(?:['’]m| am)) (?:\w+ )?(?:christian|muslim|jew|jewish|hindu|buddhist|sikh|"
    r"catholic|"
    r"protestant|atheist|mormon|evangelical|orthodox (?:christian|jew)|believer|communist|socialist|republican|conservative "
    r"voter|"
    r"gay|lesbian|bisexual|transgender|queer)\b|\bmy (?:\w+ )?(?:religion|faith|sexual orientation|sexuality|politics|political "
    r"views)\b|\bI (?:vote|voted) for\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\bI(?:['’]m| am|['’]ve turned| turned| have turned)\s+(?:now |already |only |just )?(?:\d\d|(?:twenty|thirty|forty|fifty|"
    r"sixty|"
    r"seventy)(?:-\w+)?|eighteen|nineteen)(?:\s+years? (?:old|of age)|(?=\s*(?:[.,;]|and\b|years? old)))|\b(?:my age is|at my "
    r"age of|aged) "
    r"\d\d\b|\ba \d\d[- ]year[- ]old (?:man|woman|mother|father|person|guy|girl|boy|male|female)\b|\bborn in (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_OTHER = (
    r"(?:boss|manager|supervisor|director|colleague|co-?worker|team ?mate|team ?lead(?:er)?|foreman|head|professor|employee|"
    r"predecessor|"
    r"owner|chef|ceo)"
)
_INSULT = (
    r"(?:idiot|moron|fool|clown|cowards?|snake|tyrant|bully|liar|cheat|crook|thief|drunk(?:ard)?|narcissist|psychopath|monster|"
    r"pig|witch|"
    r"dinosaur|imbecile|parasite|incompetent|useless|stupid|corrupt|toxic|vindictive|two-faced|clueless|worst (?:boss|manager|"
    r"leader|person))"
)
_CONDUCT = re.compile(
    rf"\b(?:my|our) (?:\w+ )?{_OTHER}\b[^.,;]{{0,30}}\b(?:is|was|has been) (?:\w+ ){{0,3}}?(?:idiot|incompetent|liar|bully|"
    rf"thief|drunk|"
    rf"alcoholic|useless|toxic|narcissist\w*|psychopath|lazy|crazy|corrupt|racist|sexist|stupid|abusive|moron|tyrant|monster)\b"
    rf"|\b(?:my|our) (?:\w+ )?{_OTHER}\b[^.,;]{{0,20}}\b(?:drinks|steals|stole|lies|lied|cheats|cheated|bullies|harass\w*|"
    rf"gropes?|groped|"
    rf"is sleeping with|sleeps with|has an affair|falsif\w+|embezzl\w+|was (?:fired|caught)|takes drugs)\b"
    rf"|(?:\b(?:my|our) (?:\w+ )?{_OTHER}\b[^.;]{{0,60}}|(?-i:\b[A-ZÀ-Ž][\w’'-]+ [A-ZÀ-Ž][\w’'-]+\b)[^.;]{{0,40}}|\b(?:he|"
    rf"she)(?: really)?) "
    rf"(?:is|was|['’]s|must be) (?:\w+ ){{0,3}}?{_INSULT}\b"
    rf"|\b(?:my|our) (?:\w+ )?(?:toxic|incompetent|useless|crazy|abusive|lazy|narcissistic|horrible|terrible|stupid) (?:\w+ "
    rf")?{_OTHER}\b",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"\b(?:strictly |highly |still |this is |company |in strict(?:est)? )?confidential(?:ly|ity)?\b(?! (?:conversation|talk|"
    r"chat|setting|"
    r"space|help|advice))|\bnot (?:yet |to be )?(?:public|announced|released|disclosed)(?: yet)?\b|\bunder (?:an? )?(?:nda|"
    r"embargo|"
    r"non-disclosure)\b|\b(?:nda|non-disclosure agreement)\b|\bbetween (?:you and me|us|ourselves)\b(?=[,:.;]|\s+(?:only|I|we|"
    r"my|our))|"
    r"\b(?:please )?(?:do not|don['’]t) (?:tell|share|pass|show|repeat|forward) (?:this|it|anyone|anybody)\b|\btrade secrets?\b|"
    r"\b(?:internal|secret|unpublished|unreleased|unannounced) (?:figures|numbers|plans?|documents?|memos?|reports?|budget|"
    r"strategy|"
    r"roadmap|product|results|prices|merger|acquisition|data)\b|\boff the record\b|\bnobody (?:outside|else) (?:\w+ )?(?:may|"
    r"must|should|"
    r"is supposed to|is allowed to) know\b|\bI(?:['’]m| am) not (?:allowed|supposed|permitted) to (?:say|tell|share|talk|show)\b",
    re.IGNORECASE,
)
_LIFE = re.compile(
    rf"(?:\b(?:my|our) (?:\w+ )?{_OTHER}|(?-i:\b[A-ZÀ-Ž][\w’'-]+)),? (?:who )?(?:is|was|has|had|['’]s)\b[^.;]{{0,50}}"
    r"\b(?:on (?:anti-?depressants|methadone|tranquilli[sz]ers)|(?:his|her|their) (?:\w+ )?(?:divorce|separation|affair|debts|"
    r"addiction|depression|miscarriage|abortion|breakdown)|(?:drinking|using|gambling) again)\b",
    re.IGNORECASE,
)
_THEIR_HEALTH = re.compile(
    rf"\byou\b(?![^.;]*\b(?:help|helps|helped|train\w*|teach\w*|taught|coach\w*|work(?:ed)? with|support\w*|nurs\w*|treat\w*|"
    rf"car(?:e|ed) for|people|patients?|clients?|drivers|children|charity)\b)[^.;]{{0,60}}?"
    rf"\b(?:after|since|because of|despite|with|through|had|survived)\s+(?:an?|your|the)\s+(?:\w+ )?{_ILL}\b",
    re.IGNORECASE,
)
_MATTERS = {
    "health": _HEALTH,
    "their own health": _THEIR_HEALTH,
    "permits": _VISA,
    "pay and debts": _PAY,
    "family": _FAMILY,
    "faith or views": _FAITH,
    "age": _AGE,
    "somebody else’s conduct": _CONDUCT,
    "somebody else’s private life": _LIFE,
    "your employer’s secrets": _SECRET,
    "what is kept quiet at work": HUSHED,
}
ONLY_ASKED = frozenset({"age", "their own health", "what is kept quiet at work"})
"""Matters many tell of themselves in plain words, and such as only the writer can judge: said once, and left to them."""
_LOSS = re.compile(r"\b(?:died|passed away)\b", re.IGNORECASE)
"""A death in the family is told as it is: "My father died in May, and the yard is mine now"."""
_DENIED = re.compile(r"\b(?:not|no|nothing|never|isn['’]t|aren['’]t|without)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)

_DENIES = re.compile(r"\b(?:I(?:['’]m| am| have| was)?|we(?:['’]re| are| have)?) (?:not|never|no)\b", re.IGNORECASE)


def nothing_private(case: Case) -> Iterator[Finding]:
    """O19: what a stranger need not know, and what is not the sender's to tell. Whoever means it confirms it."""
    for part in case.message.sentences:
        for matter, pattern in _MATTERS.items():
            found = pattern.search(part.text)
            if found and not _is_denied(part.text, found) and not _is_the_subject(found.group(), case):
                message = (
                    f"“{found.group()}” speaks of {matter}. They can answer without it; leave it away, or keep it knowingly."
                )
                told = matter in ONLY_ASKED or _LOSS.search(found.group())
                yield (warn if told else fail)("O19", message, span=at(part, found))
                break


def _is_denied(text: str, found: re.Match[str]) -> bool:
    """Whether it is said of nobody: "not depression", "I'm not asking for therapy"."""
    return bool(_DENIED.search(text[: found.start()]) or _DENIES.search(found.group()))


def _is_the_subject(phrase: str, case: Case) -> bool:
    """Whether the reader's lines or the sender's goal speak of just this, so that the question needs it."""
    mentee = case.records.mentee.mentoring
    wanted = " ".join([mentee.goal or "", *mentee.focus_areas, mentee.need or "", mentee.desired_outcome or ""])
    roots_of = case.records.roots_of
    telling = roots_of(phrase) - roots_of("boss manager colleague director supervisor professor owner head team")
    return bool(telling) and 2 * len(telling & (case.records.mentor_roots | roots_of(wanted))) > len(telling)
