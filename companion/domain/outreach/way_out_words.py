"""The words ways out are made of: conditions, refusals, what follows from them, and what takes them back (`way_out`)."""

from __future__ import annotations

import re

from companion.domain.outreach.letting_off import DECLINE, NOT

CONDITION = re.compile(
    r"\b(?:if|when|whenever|should|in case|unless|were|where|provided|supposing|in the event|whether or not|whatever|even if)\b",
    re.IGNORECASE,
)

OUT_OF_REACH = re.compile(
    rf"\b{NOT}\b|\b(?:busy|full|tight|short|packed|stretched|swamped|snowed under|up the walls|bad (?:week|time|moment|month|"
    rf"day)|"
    r"(?:wrong|difficult|poor|awkward|bad) (?:moment|time|week|month)|too (?:much|busy|soon|many|long|late|big)|rather (?:pass|"
    r"skip|leave)|"
    r"prefer to (?:pass|skip|leave|decline)|impossible|improper|inappropriate|impertinent|inconvenient|intrusive|unable|"
    r"unwilling|unwelcome|unsuitable|unwise|pass|decline|skip|refuse)\b",
    re.IGNORECASE,
)

REFUSAL = re.compile(
    r"\byou (?:may|might|will|would) (?:well |perhaps |probably )?not (?:have|be|find|want|wish|feel|like)\b|"
    r"\b(?:a|the|your|any|one|with a|short|plain|simple|polite|quick|say|saying|says|is|answer|with)\s+[\"“'‘]?(?:nope|not now|"
    r"not this time|no(?=[\"”'’,.;!?]|\s*$|\s+(?:is|works|will|would|from|and|or|too|as|thanks|to|if)\b))(?!\w)|"
    rf"\byou(?:['’]d| would)? (?:(?:rather|prefer to|want to|wish to|choose to|decide to|like to|need to) )?{DECLINE}"
    rf"|[\"“‘'](?:(?:no|nah|nope|not now|not today|no thanks|no, thank you|sorry,? no)\b|(?:sorry\b|"
    rf"{NOT}\b)[^\"“”’'.]{{0,30}}[\"”’'])|"
    r"\bno (?:is|works|will do|from you|as an "
    r"answer|too)\b|"
    r"\brefus(?:e|es|ed|ing|al)\b|\bdeclin(?:e|es|ed|ing)\b|\bsilence\b|\bno (?:answer|reply|response)\b|\bunanswered\b|"
    r"\b(?:turn(?:ing)?|turned) (?:me|this|it) down\b|\bsay(?:ing)? (?:no|nah)\b|(?:hear|get|receive|accept) (?:a )?no\b|\bnot "
    r"(?:answer|reply|write back|respond)\w*\b|"
    rf"\b(?:say|saying|answer|write|tell me|to hear) (?:that |so )?(?:it|this|you|now)\b[^.;]{{0,25}}?\b{NOT}\b|"
    r"\bwithout (?:a |an |any )?(?:reply|answer|response)\b|\b(?:ignore|disregard|delete|skip) (?:this|it|me|my)\b|\bpass on "
    r"(?:this|it)\b",
    re.IGNORECASE,
)

FINE = re.compile(
    r"\b(?:cool|grand|that(?:['’]s| is) that|(?:can|could|will|['’]ll) (?!not )(?:\w+ )?(?:take|live with|bear|stand|handle|"
    r"cope)|"
    r"fine|ok|okay|okey|all ?right|alright|enough|understand\w*|understood|perfectly|acceptable|accept\w*|respect\w*|"
    r"welcome|"
    r"works|will do|(?:good|fair|fine|honest|complete|full|real|proper|valid|useful) (?:answer|reply|enough)|an answer(?: "
    r"too)?|as good|"
    r"all good|no harm|(?:happy|content|satisfied|fine) (?:with|to (?:hear|take|get))|free"
    r" to|feel free|of course|by all means|just (?:say|tell|let|write|leave|ignore|"
    r"delete)|"
    r"say so|tell me|let me know|one word|a word|leave it|let it (?:go|be|rest|lie|drop)|(?:ignore|disregard|delete|skip|drop) "
    r"(?:this|it|me|my|"
    r"the)|please (?:do|pass|decline|ignore|skip|leave|say)|kindly (?:ignore|disregard|decline|say)|gladly|is all\b|"
    r"either way|"
    r"thank(?:ful| you)|thanks|and i will (?:rest|leave|stop)|hang up|you can['’]?t|then not|so be it|no more (?:from|of)|"
    r"get lost|whatever you (?:choose|decide)|your choice|up to you|(?:a |one )?letter is)\b",
    re.IGNORECASE,
)

BAD = (
    r"(?:worse|offend\w*|offen[cs]e|trouble\w*|worr\w+|problem\w*|harm|hard feelings?|bad(?:ly)?|ill|less|wrong\w*|oblig\w+|"
    r"pressure\w*|mind|matter\w*|"
    r"blame|grudge|personally|amiss|against|guilt\w*|angry|anger|upset|hurt|disappoint\w+|hold|bother\w*|explain|explanation|"
    r"expect\w*|need|apolog\w+|"
    r"sorry|shame|cost\w*|"
    r"difference|reason|feel|reply|answer|respond|duty|debt|owe|ask again|try again|write again|chase|rude|fear)"
)

NO_CONSEQUENCE = re.compile(rf"\b{NOT}\b(?:\W+\w+){{0,5}}?\W+{BAD}\b", re.IGNORECASE)

COSTLESS = re.compile(
    rf"\b(?:costs?|takes|loses?) (?:you )?nothing to (?:decline|refuse|say no)|\bnothing wrong\b|\bno {BAD}\b|\bneed(?:n['’]t|"
    rf" not)\b|"
    r"\bno (?:worries|pressure|obligation|hard feelings|need|rush)\b",
    re.IGNORECASE,
)

OPEN_DOOR = re.compile(
    r"\b(?:feel free|free|welcome|at liberty) to (?:\w+ )?(?:say no|decline|refuse|ignore|pass|skip|leave|let)|\bno "
    r"(?:pressure|obligation|"
    r"hard feelings)\b|\bno worries\b|\b(?:no|zero) (?:expectations?|dramas?|sweat|biggie|strings|stress|duty)\b|\bno "
    r"(?:trouble|problem|harm|bother|matter) (?:at all|if|when|whatsoever|otherwise)\b|\botherwise,? no \w+|"
    r"\ball good if\b|"
    r"\b(?:don['’]t|do not|not) (?:feel|be|think) (?:you (?:have|need) to|obliged|bound|pressed|under)|\byou owe (?:me "
    r")?nothing\b|"
    r"\b(?:at liberty|free of (?:it|this)|your (?:good |full |own )?right)\b|"
    r"\bwhether (?:or not you|you\b[^.]{1,40}\bor not)\b|\b(?:under|are under) no obligation\b",
    re.IGNORECASE,
)

TAKEN_BACK = re.compile(
    r"\b(?:won['’]t|will not|can(?:no|['’])t|cannot|not|never|don['’]t) (?:take|accept|hear|want|expect) (?:a |any )?[\"“']?no\b|"
    r"\b(?:don['’]t|do not|please don['’]t|never|cannot|can['’]t) (?:\w+ )?(?:say no|refuse|decline|ignore|turn (?:me|this) "
    r"down|leave me)\b|"
    r"\bno (?:is not|isn['’]t)\b|\b(?:count|counting|rely|relying|depend|depending) on\b|\bno excuses?\b|\bnot an option\b|"
    r"\b(?:devastated|heartbroken|would (?:hurt|disappoint|crush))\b|\bbut (?:please(?! (?:consider|feel|do|ignore|say|leave|"
    r"decline|pass|know)\b)|i (?:really )?(?:need|must|hope|expect|"
    r"have to|insist|trust))\b",
    re.IGNORECASE,
)

OR_NOTHING = re.compile(
    r"\bor (?:none|never|nothing|not(?: at all| ever)?|no (?:lines?|words?|answer|reply)(?: at all)?)\b(?=\s*(?:[,.;:–—!]|$|"
    r"(?:at all|if|as|"
    r"when|which|whichever|that)\b))|\b(?:either way|either answer),? (?:is|thanks|thank|i)\b|\b(?:entirely|completely|wholly) "
    r"your call\b|"
    r"\bno (?:answer|reply|response) (?:is )?(?:needed|necessary|required|expected)\b|\b(?:will|won['’]t|shall)(?: not)? "
    r"(?:chase|send a "
    r"reminder|ask (?:twice|again)|write again)\b(?<!\bi will chase)(?<!i will send a reminder)(?<!i will ask again)(?<!i will "
    r"write again)",
    re.IGNORECASE,
)
"""The thing asked for, or nothing: "one line, or none", "then, or not at all"; and words that no answer is waited for."""

MAY_REFUSE = re.compile(
    rf"(?:^|[;:,–—]\s+)(?:(?:then|or|and|so|do|please|pray|kindly|just|simply)\s+)*{DECLINE}|"
    rf"\b(?:please|pray|kindly|just|simply|do|then)\s+{DECLINE}|"
    rf"\byou (?:can|may|might|could|are (?:\w+ )?(?:free|welcome) to)\s+(?:\w+\s+){{0,2}}?{DECLINE}|"
    rf"\b(?:beg|ask|pray|urge|invite|allow|permit) (?:of )?you (?:\w+ )?to\s+{DECLINE}|"
    r"\btell me to (?:look|go|try|ask|stop|search|turn|wait)\b",
    re.IGNORECASE,
)
"""A refusal as an imperative, or as something the reader may do."""

SPARED = re.compile(
    r"(?:^|[,;]\s+|\b(?:please|pray|so|and|then|but)\s+)(?:do not|don['’]?t|never) (?:trouble|bother|worry|strain|fret|(?:give|"
    r"spare) (?:this|it|me) (?:a |an |any )?\w+ thought)\b"
    r"[^.]{0,30}\b(?:answer|reply|respond|write|read|explain|call|if|when|should)\b",
    re.IGNORECASE,
)

CONDITIONAL = re.compile(r"\b(?:if|when|whenever|should|in case|unless|were|where|provided|supposing)\b", re.IGNORECASE)

CLAUSE = re.compile(
    r"\b(?:if|when|whenever|should|in case|unless|were|where|provided|supposing)\b(?P<condition>\s+\S[^,;:.–—]*?)"
    r"(?P<rest>(?:[,;:.–—]|\sI\b|\s(?:that|it)(?:['’]s| is| will be| would be)\s(?:\w+ )?(?:fine|ok|okay|good|right|your|no|"
    r"all)\b|$).*)$",
    re.IGNORECASE | re.DOTALL,
)

READERS_SIDE = re.compile(
    r"\byou(?:r|rs)?\b|\byou['’]|\b(?:it|this|that|now|the (?:time|timing|answer|moment))(?:\W\w+){0,4}?\W(?:suits?|possible|"
    r"convenient|"
    r"works?|fits?|good|right|ok|okay|fine|appropriate|welcome|for you|too much|bad|no|not now)\b|^\W*(?:not|no)\b|"
    r"\b(?:inconvenient|impossible|busy|too (?:much|full|busy|close|early|late|soon|short))\b",
    re.IGNORECASE,
)

WILLING = re.compile(rf"\b{NOT}\s+(?:\w+\s+)?(?:mind|object|busy|full|against)\b|^\s*(?:I|we|my|our)\b", re.IGNORECASE)
"""Conditions that deny a hindrance, or speak of the sender."""

UNDERSTOOD = re.compile(
    r"\bI(?:['’]ll| will| can| shall| would|['’]d)?\s+(?:\w+\s+)?(?:understand|respect|accept)\b", re.IGNORECASE
)

INSTEAD = re.compile(
    r"\b(?:lines?|sentences?|words?|answers?|repl(?:y|ies)|response|e-?mails?|letters?|messages?|minutes?|hours?|weeks?|days?|"
    r"months?|"
    r"dates?|january|february|march|april|june|july|calls?|chat|talk|meet|please|could|can you|"
    r"kindly|"
    r"would (?:do|help|be))\b",
    re.IGNORECASE,
)

GOES_ELSEWHERE = re.compile(
    r"\bI(?:['’]ll| will| shall| would|['’]d)\b[^.]*\b(?:no more|no further|elsewhere|ask around|somewhere else|trouble you|"
    r"bother you)\b",
    re.IGNORECASE,
)

YIELDS = re.compile(
    r"\b(?:goes?|comes?|stands?|has|have|takes?) (?:always |of course |surely )?"
    r"(?:first|before (?:this|it|me|my)|precedence|priority)\b|"
    r"\b(?:wins?|prevails?|decides?)\b(?=\W*$)",
    re.IGNORECASE,
)
"""What is the reader's goes before what is asked: "the bench goes first"."""

OCCUPIED = re.compile(
    r"^\s+(?!(?:I|we|you|it|this|that|there|he|she|they|an?)\b)(?![^,;.]*\bnot\b)[^,;.]*?\b(?:wants?|needs?|takes?|eats?|fills?|press(?:es)?|keeps?|claims?|demands?|"
    r"calls?|shouts?|(?:is|are) (?:\w+ )?(?:calling|shouting|pressing|waiting|many|loud|late|ill|sick|first))\b",
    re.IGNORECASE,
)
"""A condition of which the subject is what keeps the reader busy: "if the stocktake takes all your evenings"."""

PROMISES = re.compile(
    r"\b(?:I|we)(?:['’]ll| will| shall)\s+(?:\w+\s+)?(?:send|tell|bring|show|give|report|write|share|call|ring|come)\b",
    re.IGNORECASE,
)
"""What the sender will do for the reader in that case is no release."""

STOPS = re.compile(rf"\b(?:{NOT}|last|stop|leave)\b", re.IGNORECASE)

ASKS_ANOTHER_WAY = re.compile(
    r"\b(?:tell me (?:who|when|which|what|how|where)|please (?:write|call|ring|send|propose|suggest|forward|name|give)\b|"
    r"(?:propose|suggest|name|send|give) (?:me )?(?:another|a different|somebody|someone)|somebody else|someone else|who else|"
    r"(?:call|ring|phone|text|write) (?:to )?me\b|(?:^|,\s*)(?:\w+ ){0,2}?\w+day\b[^,;.]*\b(?:is|are|would|will|works?|suits?)\b|"
    r"next (?:week|month)|another (?:week|day|time|date)|pass (?:it|this) on)\b",
    re.IGNORECASE,
)

HARM = re.compile(
    r"\bI(?:['’]ll| will|['’]m| am| would|['’]d| shall| have)?\s+(?:(?!not\b|never\b)\w+\s+){0,3}?(?:lose|fail|lost|finished|"
    r"ruined|"
    r"nobody|nothing left|give up|disappointed|sad|hurt|heartbroken|devastated|desperate|starve|keep (?:writing|asking|trying|"
    r"calling|knocking|coming|on))\b|"
    r"\bI(?:['’]ll| will| shall| may|['’]m going to)\s+(?!not\b|never\b)(?![^.]*\b(?:someone|somebody) "
    r"else\b)(?:\w+\s+){0,2}?(?:write|ask|try|call|ring|come|follow)"
    r"(?: to)?(?: you)?(?: back)? (?:again|up)\b|\b(?:assume|take (?:it|that|this|silence) (?:as|for))\b[^.]{0,15}\byes\b|\bnot "
    r"know what I\b",
    re.IGNORECASE,
)

DENIES = re.compile(rf"\b(?:{NOT}|zero)\b", re.IGNORECASE)

PERMITS = re.compile(
    r"\byou (?:can|may|might|could|are free)\b|\b(?:in any (?:case|event)|either way|regardless|all the same|in which case|"
    r"otherwise|"
    r"perfectly|whatever)\b",
    re.IGNORECASE,
)

EAGER = re.compile(
    r"\b(?:can(?:not|['’]t)|could(?: not|n['’]t)) wait\b|\bregret\b|\b(?:look|looking) forward\b|\bwithout you\b|\bno (?:time|"
    r"later)\b|"
    r"\bmust\b|\bneed you\b|\b(?:would not|wouldn['’]t|will not|won['’]t) (?:\w+ )?(?:take|cost|need) (?:\w+ )?(?:much|long|"
    r"more)\b",
    re.IGNORECASE,
)
"""Eagerness, and assurances that it would not cost much: they press where a way out lets go."""
