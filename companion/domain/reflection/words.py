"""The closed classes of English by which a phrase is cut out of a note: nothing here is about a subject."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


AUXILIARIES = _set(
    "am is are was were be been being has have had do does did will would can could shall should may might must isn't aren't "
    "wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't mustn't ought"
)
PREPOSITIONS = _set(
    "about above across against along among around at behind below beneath beside besides between beyond by concerning despite "
    "down during for from in inside into near of off on onto outside over past per regarding round through throughout to "
    "towards "
    "toward under up upon via with within without after before since until till as like than"
)
OBJECT_AFTER = _set(
    "about across against around at behind between beyond by concerning during for from in inside into on onto over regarding "
    "through to towards toward under via with within without"
)
"""Prepositions that open no clause: what stands behind one of them is its object."""

WHERE = _set("at behind beside between by in inside near outside under within")
"""Prepositions that say where, unless a verb before them has its object there."""

JOINERS = _set(
    "and or but nor so yet because although though if unless while when whenever where whereas that which who whom whose "
    "what how "
    "why whether once then also plus"
)
PRONOUNS = _set(
    "i me you he him she her it we us they them one someone somebody anyone anybody everyone everybody nobody something "
    "anything "
    "everything nothing mine yours hers ours theirs myself yourself himself herself itself ourselves themselves i'm i've i'd "
    "i'll "
    "we're we've we'd we'll you're you've you'll he's she's it's they're they've he'd she'd they'd it'll he'll she'll they'll "
    "there there's that's what's"
)
DETERMINERS = _set(
    "the a an my our your his her its their this that these those some any no each every all both another either neither "
    "much many "
    "more most few several enough such"
)
ADVERBS = _set(
    "not never always often again soon now today tomorrow yesterday tonight here there then too very quite rather just only "
    "still "
    "already yet even ever away back out off together instead later earlier first next last maybe perhaps anyway however well "
    "better best worse much more most less least almost really afterwards beforehand sometimes usually ago"
)
NOT_LAST = _set(
    "new old first second third last next other same own good bad better best worse worst big small long short high low hard "
    "easy "
    "early late right wrong whole main open clear real only young great little full few many much more most less several such "
    "different own and or very quite so too"
)
"""Words behind which a noun is still to come."""

THIN_HEADS = _set(
    "thing things way ways lot lots bit time times day days week weeks month months year years moment end fact point talk "
    "talks "
    "session sessions meeting meetings conversation call minute minutes hour hours while rest kind sort couple number part "
    "example "
    "people person guy stuff notes note mentor mentee other others one ones start beginning same while chance idea ideas "
    "question "
    "questions concern concerns worry worries problem problems issue issues challenge challenges goal goals plan plans aim "
    "advice "
    "suggestion suggestions thought thoughts answer answers topic topics subject monday tuesday wednesday thursday friday "
    "saturday sunday morning afternoon evening weekend"
)
"""Nouns that name nothing by themselves; with a word before them they do ("the first month")."""

TELLS_A_CLAUSE = _set(
    "think thought know knew say said says hope hoped believe believed feel felt see saw find found tell told mean meant guess "
    "suppose realise realised realize realized notice noticed learn learned learnt hear heard fear feared wish wished agree "
    "agreed "
    "understand understood remember remembered forget forgot decide decided show showed assume assumed expect expected doubt "
    "doubted make made let have had watch watched mention mentioned suggest suggested explain explained admit admitted"
)
"""Verbs behind which a whole clause may begin: "I think the mixer sounds wrong"."""

IN_LY = _set(
    "weekly monthly daily yearly quarterly hourly nightly early only friendly unfriendly family supply reply assembly "
    "anomaly rally "
    "ally jelly belly bully elderly likely unlikely lovely costly orderly monopoly homily melancholy timely lonely july italy"
)
"""Words in -ly that are no adverbs."""

STOPS = AUXILIARIES | PREPOSITIONS | JOINERS | PRONOUNS | DETERMINERS | (ADVERBS - {"first", "next", "last", "well", "back"})
"""Words that end a noun phrase."""
