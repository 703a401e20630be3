"""The words around what is asked for: 'I would like to find someone who can help me with …', '… would suit me'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion.text.needs.voices import ASK_VERB

_I = r"(?:i|we|i'm|we're|i've|we've|i'd|we'd|i'll|im)"
_SOFT = r"(?:really|just|also|now|still|currently|only|very|much|been|always|simply|so|quite|rather|ideally|never|not|please|kindly|maybe|perhaps|even|at least)"
_MODAL = r"(?:am|are|was|do|don't|dont|will|would|have|had|could|can|may|might|must|should|be)"
_ANYBODY = r"(?:someone|somebody|anyone|anybody|(?:an?|the|another|some|any|one|two|more|other)?(?: \w+)? ?(?:mentors?|person|people|peers?|coach|sounding board|sparring partner|thinking partner|experts?|professionals?|one(?= (?:who|that))))"
_ALONE = ASK_VERB.replace("|ask(?:ing)? (?:for|about|how|whether)", "")
_PLACE = r"(?:boat|situation|position|place|stage|point)"
_LEADS = tuple(
    re.compile(rf"(?:{pattern}) ")
    for pattern in (
        r"hello|hi|hey|dear (?:all|mentors|\w+)|good (?:morning|evening|day)|thanks|thank you",
        r"(?:introduce|connect|put|match|bring)(?: (?:me|us))?(?: (?:in touch|together))? (?:with|to)(?: (?:people|someone|somebody))?|(?:an? )?introductions? to",
        r"any (?:time zone|timezone|industry|sector|country|language|level|stage|field|trade|one)|(?:should|must|has to|have to|needs to)|(?:can|could) meet",
        rf"{_SOFT}|and|but|so|or|also|then|because|since|though|as|,|topic(?: is)?|subject|namely|well|ok|yes|in short|as well",
        r"(?:the |my |one )?(?:quick |big |main |real )?(?:question|topic|thing|problem|goal|aim)(?: for me)?(?: is| would be)(?: that| how)?",
        r"(?:what|all) (?:i|we)(?: \w+)? (?:need|want|look for|am looking for|am after|hope for|would like|seek|miss)(?: most| is| are| right now| now)*",
        r"(?:an? |one )?(?:short |quick |brief |long |single )?(?:call|chat|talk|conversation|meeting|session|coffee)s?(?: (?:about|on|with|over|for|where|to))+",
        rf"{_I}(?: {_SOFT}| {_MODAL})* {ASK_VERB}(?: (?:to|for|a|an|it|from|if|that|in|about|some|one|,))*",
        rf"(?:i'd|we'd|i would|we would)(?: {_SOFT})*",
        rf"(?:am |are |would |'d )?(?:{_ALONE})(?: (?:to|for|from|if|that|about))*",
        rf"(?:{_ALONE})(?: {_SOFT})*(?: to)?",
        rf"(?:can|could|may|might|should|would|will|do|does|is there|are there)(?: (?:i|we|you|{_ANYBODY}))(?: {_SOFT})*",
        r"(?:to )?(?:find|meet|see|contact|reach|have|get)(?: (?:me|us))?(?: (?:to know|in touch with|in contact with))?(?= (?:someone|somebody|anyone|an?|people|with|more))",
        r"(?:to )?(?:talk|talks|speak|chat|connect|be connected|be introduced|exchange|compare notes|swap notes|share notes|listen|hear|learn|meet|meeting)(?: (?:to|with|from|by))+(?: them)?",
        r"(?:to )?(?:talk|talks|speak|chat|hear|learn|discuss|know|understand|find out|explore|ask|talk through|talk over)(?: (?:about|through|more|better|on|him|her|them|to))*",
        r"(?:who |that )?(?:can|could|would|will|to|might)? ?(?:help|tell|show|teach|advise|guide|support|coach|explain|walk|give|mentor|talk|speak)(?:s)?"
        r"(?: (?:me|us|through|with|to|in|on|about|how to|some|for))*",
        r"(?:some |any |good |practical |more |your |an? )*(?:advice|guidance|help|support|tips|mentoring|coaching|ideas|insights?|perspectives?|views?|talks?|conversations?)"
        r"(?: (?:about|on|with|for|from|in|regarding|around|of))+",
        rf"{_ANYBODY}(?: {_SOFT})*(?: (?:who|that|which|with|to|for|from|in|at|of|like|whose))*",
        rf"(?:(?:in|at) )?(?:(?:the|an?) )?(?:very )?(?:same|similar) {_PLACE}",
        rf"(?:who|that|which|who's|who've|who'd|that's)(?: {_SOFT}| is| are| has| have| had| can| could| does| did| will| would| knows?| understands?| was| were| been| already)*"
        r"(?: (?:good|great|familiar|experienced|experience|knowledge|expertise|expert|at home|a lot) ?(?:at|with|in|of|on|about)?)?",
        r"(?:knows?|understands?|(?:has|have|with)(?: (?:some|a lot of|much|real|good|lots of))? (?:experience|knowledge|expertise))(?: (?:with|in|of|on|about|what it is to|a lot about))*",
        r"about|on|with|for|of|to|in|at|by|from(?! .* (?:in)?to )|regarding|around|it|is|are|be|has|have|had|was|were|been|a|an|the|some|any|my|me|us|them|if|whether|that|there|than|where|while|both|either|not",
    )
)
_TAILS = tuple(
    re.compile(rf" (?:{pattern})$")
    for pattern in (
        r"(?:would|might|could|will|can)(?: \w+)? (?:suit|fit|do|work)(?: (?:for )?(?:me|us))?",
        r"(?:would|could|might) be (?:an? |the )?(?:\w+ )?(?:job |career |thing |way |path |step |right |something )?for (?:me|us)",
        r"(?:is|are) (?:the )?(?:right|something|anything|good|a good idea) (?:thing )?for (?:me|us)",
        r"(?:would|will) be (?:very |really )?(?:nice|great|good|ideal|lovely|enough|fine|perfect|a plus|plenty|welcome|appreciated|helpful)",
        r"is (?:an? |the )?(?:work|job|trade|career|something|place|life) (?:that )?(?:i|we) .*",
        r"would do|is (?:the )?(?:topic|question|subject)|is what i (?:need|want)|(?:is |are )?(?:wanted|needed|welcome|appreciated)",
        r"please|thanks|thank you|if possible|for me|with me|to me|with|about it|about|and|or|but|so|to|for|of|from|in|at|by|on|a|an|the|,|is|are|who|that|i|"
        r"as|too|because|if|not|no|only|preferably|ideally|maybe|perhaps|also|either|even|be|must|then|it|has|have",
        rf"(?:(?:in|at) )?(?:(?:the|an?) )?(?:very )?(?:same|similar) {_PLACE}",
    )
)
_JOINTS = frozenset("and but so or because since though , then".split())
_TO_BECOME = re.compile(r"(?:what|how) (?:would|does|will|do) (?:it|one|you|i|people) (?:take|need)? ?to ")


def bare(words: Sequence[str], *, gently: bool = False) -> tuple[int, int]:
    """Which of some words are left when the scaffolding is taken down: first and end, end exclusive.

    `gently`: what somebody tells keeps its own sentence, without the word that joined it to the one before.
    """
    first, end = 0, len(words)
    if gently:
        while first < end and words[first] in _JOINTS:
            first += 1
        while first < end and words[end - 1] in _JOINTS | {"now", "that", "when"}:
            end -= 1
        return first, end
    while first < end and (taken := _lead(words[first:end])):
        first += taken
    while first < end and (taken := _tail(words[first:end])):
        end -= taken
    return first, end


def _lead(words: Sequence[str]) -> int:
    said = " ".join(words) + " "
    longest = max((match.end() for lead in (*_LEADS, _TO_BECOME) if (match := lead.match(said))), default=0)
    return said[:longest].count(" ")


def _tail(words: Sequence[str]) -> int:
    said = " " + " ".join(words)
    earliest = min((match.start() for tail in _TAILS if (match := tail.search(said))), default=len(said))
    return said[earliest:].count(" ")
