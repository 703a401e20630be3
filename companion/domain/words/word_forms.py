"""Forms of English words brought to one: irregular verbs to their base, and words of one family to one root.

"Taught" meets "teach" and "teacher", "journalism" meets "journalist". The table holds the irregular verbs of English, a
closed class; endings are taken off by rule. Roots are compared with roots and shown to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from companion.domain.words.phrasal_verbs import with_single_verbs

Stems = Callable[[str], list[str]]

_IRREGULAR = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun|bend bent|
bind bound|bite bit bitten|blow blew blown|break broke broken|bring brought|build built|burn burnt|buy bought|
catch caught|choose chose chosen|come came|creep crept|deal dealt|dig dug|draw drew drawn|dream dreamt|
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|
fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|
get got gotten|give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|
know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|lie lay lain|light lit|
lose lost|make made|mean meant|meet met|pay paid|prove proven|ride rode ridden|ring rang rung|rise rose risen|run ran|
say said|see saw seen|seek sought|sell sold|send sent|sew sewn|shake shook shaken|shine shone|shoot shot|show shown|
shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|sow sown|speak spoke spoken|
speed sped|spell spelt|spend spent|spill spilt|spin spun|spring sprang sprung|stand stood|steal stole stolen|
stick stuck|strike struck|swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung|take took taken|
teach taught|tear tore torn|tell told|think thought|throw threw thrown|understand understood|wake woke woken|
wear wore worn|weave wove woven|weep wept|win won|wind wound|withdraw withdrew withdrawn|write wrote written|
undertake undertook|overcome overcame|overhear overheard|rebuild rebuilt|rewrite rewrote rewritten|
redraw redrew redrawn|withhold withheld|foresee foresaw|quit quitted|child children|man men|woman women|person people|
maths mathematics mathematical|nurse nursing|die died dead death|fly flight|lose loss|grow growth|weigh weight|
sell sale|choose choice|advise advice|believe belief|prove proof|analyse analyze analysis analyst analytics|
photo photograph photography|invoice invoices|health healthy|bee bees|hive hives
"""

_BASE = {form: row.split()[0] for row in _IRREGULAR.replace("\n", "").split("|") for form in row.split()[1:]}
_NO_PARTICIPLE = frozenset(row.split()[1] for row in _IRREGULAR.replace("\n", "").split("|") if len(row.split()) == 3)
_UNCHANGED = frozenset("cut put set let hit hurt cost shut read cast split spread burst bet upset".split())
_PAST = frozenset(_BASE)

_ENDINGS = tuple(
    "isation ature atur ization ation ment ness ship ists ism ist ity ive ion ing ery ary "
    "ant ent ance ence ers er or al ic ly ed es y e i s".split()
)
_SHORTEST_ROOT = 4

LIGHT = frozenset(
    "get give go come take put make do have keep let look see say tell think know use become start begin try want "
    "need help call bring hold turn set show find run move change work ask feel seem stay happen mean spend still "
    "once then now finally also even rather almost about around approximately roughly some every all first whole "
    "own same other another more less much many few thing way time people person someone somebody anybody nobody "
    "everybody year write describe mention offer back away yourself yourselves himself herself ourselves out up "
    "today currently nowadays down off again later already yet soon just stand sit lie before after where there here "
    "row succession next beside".split()
)
"""Words that carry little by themselves: a paraphrase changes them freely, and a claim does not stand on them."""


def base(word: str) -> str:
    """The base of an irregular form, else the word itself, in lower case."""
    lower = word.lower()
    return _BASE.get(lower, lower)


def looks_like_verb(word: str) -> bool:
    """Whether a word has the form of a verb in the past: irregular, or ending in -ed."""
    lower = word.lower()
    return lower in _PAST or lower in _UNCHANGED or (lower.endswith("ed") and len(lower) > 4)


def is_past_only(word: str) -> bool:
    """Whether a form is a verb's past and never its participle: "wrote", "went", "lay"."""
    return word.lower() in _NO_PARTICIPLE


@lru_cache(maxsize=65536)
def root(stem: str) -> str:
    """The root of a stem: its derivational endings taken off while four letters are left."""
    word = stem
    changed = True
    while changed:
        changed = False
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
                word, changed = word[: -len(ending)], True
                break
    short = re.sub(r"([bdfglmnprt])\1$", r"\1", word)
    return stem if short in LIGHT and stem.endswith("er") else short


def roots(text: str, stems: Stems) -> list[str]:
    """Roots of the content words of a text, in order."""
    return [root(stem) for stem in stems(plain(text))]


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A text in lower case with irregular forms in their base and verbs with a particle made one word."""
    return with_single_verbs(re.sub(r"[^\W\d_]+", lambda found: base(found.group()), text))


_TRADES = """
art artist|bake baker bakeri|bank banker|brew brewer breweri|butcher butcheri|carpent carpentri|chemist chemistri|code coder|
confection confectioneri|cutler cutleri|danc dancer|dentist dentistri|farm farmer|fish fisher fisheri|florist floristri|
forest forestri|grocer groceri|horticultur horticulturist|joiner joineri|journal journalist|librari librarian|
midwif midwiferi|mill miller|millin millineri|music musician|orchard orchardist|paint painter|
pharmaci pharmacist|plumb plumber|potter potteri|roof roofer|tanner tanneri|teach teacher|
tile tiler|upholster upholsteri|viticultur viticulturist|weav weaver|weld welder
"""
"""Stems by which a trade, who does it and where it is done are named. A table and no rule: "later" is nobody who does "late"."""

_OF_ONE_TRADE = {stem: tuple(row.split()) for row in _TRADES.replace("\n", "").split("|") for stem in row.split()}


def of_one_trade(stem: str) -> tuple[str, ...]:
    """A stem, and those by which the same trade is named besides: a bakery, a baker, to bake."""
    return tuple(dict.fromkeys((stem, *_OF_ONE_TRADE.get(stem, ()))))


def is_light(word: str) -> bool:
    """Whether a root is of a word that carries little by itself."""
    return word in _LIGHT_ROOTS


def is_light_form(word: str) -> bool:
    """Whether a word in any of its forms carries little: "changed", "going"."""
    lower = base(word)
    return any(form in LIGHT for form in (lower, lower[:-1], lower[:-2], lower[:-3], lower[:-3] + "e"))


_LIGHT_ROOTS = frozenset(root(word) for word in LIGHT) | LIGHT
