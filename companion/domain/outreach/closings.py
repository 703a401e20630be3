"""How people end a letter, in whatever language: thanks, a farewell, their name, a postscript."""

from __future__ import annotations

import re
from typing import NamedTuple

from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.message import POSTSCRIPT, SIGN_OFF, words
from companion.domain.outreach.salutations import plain_word

_THANKS = frozenset(
    "thanks thank thx thanking cheers ta gracias agradecido agradecida merci remerciements danke dank obrigado obrigada "
    "grazie tack takk tak kiitos bedankt dankie dziękuję děkuji ďakujem köszönöm teşekkürler teşekkür спасибо благодарю "
    "дякую ευχαριστώ asante salamat shukran شكرا תודה धन्यवाद "
    "谢谢 ありがとうございます 감사합니다 mulțumesc hvala ngiyabonga enkosi vinaka".split()
)
_FAREWELLS = frozenset(
    "regards wishes greetings sincerely respectfully cordially faithfully truly best yours saludos saludo abrazo abrazos "
    "atentamente cordial cordiales cordialmente cordialement amitiés salutations grüße grüßen gruß grüssen gruss lg mfg vg "
    "atenciosamente abraço abraços cumprimentos saluti hälsningar mvh hilsen hilsener terveisin groet groeten groete "
    "pozdrawiam poważaniem pozdrowienia pozdravem pozdravom pozdrav üdvözlettel saygılar saygılarımla sevgiler уважением "
    "повагою привітом εκτίμηση تحياتي".split()
)
_BESIDE = frozenset(
    "with many very much so kind kindest warm warmest friendly respectful my the in advance again heaps lots a lot "
    "ton million and to you for your time all from once more ever reading answer answering reply help patience "
    "attention consideration kindness advice listening god bless sir madam truly always un una muchas muchos mil de "
    "antemano por su tu tiempo le te doy bien à vous d avance avec mes meilleures sincères votre temps beaucoup je "
    "vielen herzlichen mit freundlichen besten viele liebe im voraus für ihre zeit muito desde já pelo seu tempo "
    "molte distinti cordiali per il suo med vennlig venlig venliga vänliga många tusen mange på forhånd met "
    "vriendelijke hartelijke veel bij voorbaat z góry serdecznie s с y e et und och og en i și".split()
)
_KEYS = frozenset(map(plain_word, _THANKS | _FAREWELLS))
_ALL = _KEYS | frozenset(map(plain_word, _BESIDE))
_THANK_KEYS = frozenset(map(plain_word, _THANKS))
MOST_FORMULA, MOST_UNKNOWN, MOST_NAMES, MOST_BEHIND_NAME = 10, 3, 3, 5
"""Words of thanks or a farewell, of one in a language not known here, of a name without a mark before it, and of what stands
behind a name: "Noor, row H"."""

_IN_BRACKETS = re.compile(r"\s*\([^()]{1,40}\)")
_FROM_A_PLACE = re.compile(r"\s(?:from|aus|de|desde|från|fra|uit|z|из|з)\s+[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?")
_LOOKS_FORWARD = re.compile(r"\W*(?:I(?:['’]m| am| do)?\s+)?(?:very much\s+)?look(?:ing)? forward to\b[^?]{0,60}$", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?P<formula>[^?\n]{1,80}?)\s*(?P<mark>[,.!–—\n]|\s-\s)\s*(?P<name>[^,?\n]{1,60}(?:,[^?\n]{1,50})?)$", re.DOTALL
)


class Closing(NamedTuple):
    """One closing sentence taken apart: what it says, a farewell, or none, and the name as it is signed."""

    said: str
    farewell: str = ""
    name: str = ""

    @property
    def thanks(self) -> bool:
        """Whether it thanks or looks forward without a name or a farewell."""
        return not (self.farewell or self.name)


def begins_postscript(sentence: str) -> bool:
    """Whether a sentence is set under a letter: "PS: the rheometer works again." """
    return bool(POSTSCRIPT.match(sentence.strip()))


def closing(sentence: str, sender: str) -> Closing | None:
    """A sentence that only ends a letter, taken apart; None where it tells or asks something."""
    said = sentence.strip()
    if not said or said.endswith(("?", "？", "؟")):
        return None
    if _is_name(said, sender):
        return Closing(said, name=said.lstrip("-–— "))
    if signed := _signed(said, sender):
        return signed
    if said.endswith(",") and len(words(said)) <= MOST_UNKNOWN:
        return Closing(said, farewell=said)
    if SIGN_OFF.fullmatch(said) or _is_formula(said):
        thanks = (
            said.rstrip().endswith((".", "!")) and bool(_folded(said) & _THANK_KEYS) and not _folded(said) & _KEYS - _THANK_KEYS
        )
        return Closing(said, farewell="" if thanks else said)
    return Closing(said) if _only_thanks(said) or _LOOKS_FORWARD.fullmatch(said) else None


def _signed(said: str, sender: str) -> Closing | None:
    """A farewell and the sender's own name behind it: "Thanks heaps, Kirralee", "Cheers Dave", "Vinaka vakalevu, Litia"."""
    found = _SIGNED.fullmatch(said)
    if found and _is_name(found["name"], sender):
        formula = found["formula"].strip()
        if _is_formula(formula) or SIGN_OFF.fullmatch(formula) or len(words(formula)) <= MOST_UNKNOWN or _only_thanks(formula):
            mark = found["mark"].strip()
            return Closing(said, f"{formula}{mark if mark in {',', '.', '!'} else ','}", found["name"].strip())
    said_words = said.rstrip(" .!").split()
    for count in range(1, min(len(said_words), MOST_NAMES + 1)):
        head, name = " ".join(said_words[:-count]), " ".join(said_words[-count:])
        if _is_name(name, sender) and (_is_formula(head) or SIGN_OFF.fullmatch(head)):
            return Closing(said, f"{head},", name)
    return None


def _is_name(said: str, sender: str) -> bool:
    """Whether it is the sender's name, or the first of it, and at most a place or a post behind a comma."""
    first, _, behind = _IN_BRACKETS.sub("", said).strip(" .!–—-").partition(",")
    signed, names = [plain_word(word) for word in words(first)], [plain_word(word) for word in words(sender)]
    known = [word for word in signed if word in names]
    initials = [word for word in signed if len(word) == 1 and any(name.startswith(word) for name in names)]
    return bool(known) and len({*known, *initials}) == len({*signed}) and len(words(behind)) <= MOST_BEHIND_NAME


def _is_formula(said: str) -> bool:
    """Whether every word belongs to thanks and farewells, and one carries it; a place may be named, "greetings from Oslo"."""
    used = [plain_word(word) for word in words(_FROM_A_PLACE.sub("", said))]
    return 0 < len(used) <= MOST_FORMULA and all(word in _ALL for word in used) and any(word in _KEYS for word in used)


def _only_thanks(said: str) -> bool:
    """Whether a sentence thanks and tells nothing: "Thank you so much for taking the trouble." """
    used = [plain_word(word) for word in words(said)]
    return 0 < len(used) <= MOST_FORMULA and bool({*used[:3]} & _THANK_KEYS) and is_courtesy(said)


def _folded(said: str) -> set[str]:
    return {plain_word(word) for word in words(said)}
