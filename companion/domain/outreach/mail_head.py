"""What a mail program writes over a message: who it is from, when, to whom, about what."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEYS = (
    "from|to|cc|bcc|date|sent|subject|reply-to|von|an|gesendet|datum|betreff|de|à|cci?|envoyé|objet|para|enviado(?: el| em)?|"
    "fecha|asunto|data|assunto|da|a|inviato|oggetto|van|aan|verzonden|onderwerp"
)
_NAMED_LINE = rf"[*_]{{0,2}}(?:{_KEYS})[*_]{{0,2}}[ \t\u00a0]?:[*_]{{0,2}}(?:[ \t][^\n]*)?"
_ANY_LINE = r"[A-Za-z]+(?:-[A-Za-z]+)+:[ \t][^\n]*"
_GOES_ON = r"(?:\n[ \t]+\S[^\n]*)*"
_HEAD = re.compile(
    rf"\A\s*(?:-{{2,}}[^\n]{{1,60}}\n\s*|[^\n]{{1,40}}:\n-+\n\s*)?(?:(?:{_NAMED_LINE}|{_ANY_LINE}){_GOES_ON}(?:\n+|\Z))+",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"^[*_]{0,2}(?:from|von|de|da|van)[*_]{0,2}[ \t\u00a0]?:[*_]{0,2}[ \t]+(?P<who>[^\n]{1,200})", re.IGNORECASE | re.MULTILINE
)
_ADDRESS = re.compile(r"[<(\[]?(?:mailto:)?[\w.+-]{1,60}@[\w.-]{1,60}[>)\]]?")


@dataclass(frozen=True)
class MailHead:
    """A message apart from its head. `sender` is the name the head gives; None where it gives none, or there is no head."""

    sender: str | None
    below: str


def split_head(text: str) -> MailHead:
    """The lines that a mail program put first, as "From: Ana Ruiz <ana@…>", apart from the message under them."""
    found = _HEAD.match(text)
    if found is None:
        return MailHead(None, text)
    named = _SENDER.search(found[0])
    return MailHead(_name_in(named["who"]) if named else None, text[found.end() :])


def _name_in(who: str) -> str | None:
    """ "Ruiz, Ana <ana@…>" and "Ana Ruiz" name Ana Ruiz; an address alone names nobody."""
    bare = " ".join(_ADDRESS.sub(" ", who).split()).strip("\"'<>()[]*, ")
    family, _, given = bare.partition(", ")
    return f"{given} {family}".strip() or None
