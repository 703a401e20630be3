"""The thing a sentence of another language is about, as a subject line can name it: known by its article or its capital."""

from __future__ import annotations

import re

from companion.domain.outreach.abroad import Forms
from companion.domain.outreach.figures_abroad import figures
from companion.domain.outreach.tongue_files import finds

SHORTEST_NOUN = 6
"""Letters of a German noun from which it says what a message is about."""

_ORDINAL = re.compile(r"s?te[nrms]?$")
_ONLY_HOW = re.compile(r"(?:[^i]ende|liche|ische|bare)[nrms]?$")
"""How German words end that tell how somebody or something is: "das Entscheidende"."""

_TYPED_SMALL = re.compile(rf"\b(?:de[rmns]|die|das|(?:ein|mein|unser)e?[rmn]?) ([a-zäöüß]{{{SHORTEST_NOUN},}})(?=[ ,.?!]|$)")


def thing(forms: Forms, text: str, *, certain: bool) -> str:
    """The longest thing a sentence names, as it stands behind "about"; empty where none is sure. German nouns are known by their
    capital, and in a text typed small by the article before them. One of any, "a notebook", is none where a `certain` one is
    wanted."""
    found = [_counted_out(forms, one) for one in finds(forms.code, "thing", text)]
    if forms.code == "de" and not re.search(r"[A-ZÄÖÜ]", text[1:]):
        found = [noun.capitalize() for noun in _TYPED_SMALL.findall(text)]
    said = (one for one in found if _stands_alone(forms, one) and not (certain and _is_of_any(forms, one)))
    longest = max(said, key=len, default="")
    return longest if forms.code == "de" else longest[:1].lower() + longest[1:]


def _is_of_any(forms: Forms, thing: str) -> bool:
    """Whether a thing is one of any, about which nothing is asked: "un cahier"."""
    found = forms.find("one_of_any", thing)
    return found is not None and found.start() == 0


def _counted_out(forms: Forms, found: re.Match[str]) -> str:
    """A thing with what it counts: "the three messages"."""
    behind = re.match(r" \w{4,}", found.string[found.end() :]) if figures(forms.code, found.group()) else None
    return f"{found.group()}{behind.group() if behind else ''}"


def _stands_alone(forms: Forms, thing: str) -> bool:
    """Whether a thing says what it is: no time or means, no number, "the ninety", and nothing told only by how it is."""
    if forms.is_empty(thing) or forms.says("time", thing) or forms.says("means", thing):
        return False
    word = thing.split()[-1].split("'")[-1]
    if forms.code == "de" and (_ONLY_HOW.search(word) or figures(forms.code, _ORDINAL.sub("", word))):
        return False
    return not figures(forms.code, word)
