"""Rules about who stands between the two: a mutual contact who agreed (O24), and a warm path that is used (O27)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.introduction import asks_first
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Finding, MessageKind, WarmPath
from companion.domain.rules.case import Case, fail, warn


def _name(group: str) -> str:
    """One to three words with capitals, as a group of that name."""
    return rf"(?P<{group}>(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+)(?:\s+[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+){{0,2}})"


_PLACED = re.compile(r"\b(?:in|near|around|outside|of) $")
"""Before a name it makes a place of it: "a clerk in Tema sends greetings"."""
_NAMED_TIE = re.compile(
    rf"\b{_name('name')}(?:,[^,.]{{0,60}},)?\s+(?:(?:has|had|have|also|once|kindly|who)\s+)*"
    r"(?:(?:suggested|recommended|thought|thinks|said|says|advised|told me|mentioned|encouraged me|urged me|asked me|"
    r"proposed|felt)\b[^.;]{0,40}?\b(?:write|writing|contact|contacting|ask|asking|talk|talking|speak|speaking|turn|"
    r"turning|get in touch|approach|e-?mail|message|call|meet|try)(?: to| with)? you\b"
    r"|gave me your\b|passed (?:on |me )?your\b|pointed me (?:to|towards|at) you\b|referred me to you\b|"
    r"sent me to you\b|introduced (?:me|us)\b|sends (?:you )?(?:(?:her|his|their) )?(?:\w+ )?"
    r"(?:regards|greetings|love)\b|mentioned your?\b|told me (?:about|of|that) your?\b|says you\b|"
    r"said (?:that )?you\b|speaks? (?:\w+ )?of you\b|(?:knows|recommended) you\b)"
    r"|(?i:\b(?:at|on) the (?:suggestion|recommendation|advice) of)\s+(?:my\s+)?(?:[a-z]+\s+)?"
    rf"{_name('by')}"
    r"|(?i:\b(?:got|have|had|received|was given) your (?:name|address|e-?mail|number|contact)\b[^.;]{0,30}?"
    r"\b(?:from|by|through))\s+(?:my\s+)?(?:[a-z]+\s+)?"
    rf"{_name('source')}"
    r"|(?i:\b(?:our|a) (?:mutual|common|shared) (?:\w+ )?(?:friend|acquaintance|contact|colleague|connection)),?\s+"
    rf"{_name('friend')}"
    rf"|(?i:\b(?:a )?(?:friend|colleague) of (?:yours|us both)),\s+{_name('common')}"
)
_ACQUAINTED = re.compile(
    r"\bwe (?:\w+ )?(?:met|spoke|talked|know each other|worked|overlapped|studied)\b|\b(?:met|know|knew|spoke to|spoke with|"
    r"talked "
    r"to|talked with|worked with|heard) you\b(?! (?:are|were|have|may|will|can)\b)|\bsince we\b|\bagain\b",
    re.IGNORECASE,
)
_NO_PERSON = frozenset(
    "i we you he she they it this that these those my our his her their the a an nobody somebody everybody someone everyone "
    "people "
    "when what why how who where if and but so as in on at last since after before yesterday today also then there here monday "
    "tuesday wednesday thursday friday saturday sunday one two three two most many some all both each colleagues friends "
    "teachers bosses managers "
    "neighbours parents customers others apprentices students".split()
)


def agreed_contact(case: Case) -> Iterator[Finding]:
    """O24: somebody both know is named only when they agreed; whoever asks for an introduction asks them to ask first."""
    if case.kind is MessageKind.INTRO_REQUEST:
        if not asks_first(case.message, case.records.mentor.name):
            yield fail("O24", "Ask them to ask first.", fix="Please ask them first.")
        return
    if case.mutual_agreed:
        return
    for part in case.message.sentences:
        name = _named(part.text, case)
        if name:
            yield fail("O24", f"{name} is named here. Ask {name} first, and note that they agreed.", part)
            return


def _named(sentence: str, case: Case) -> str | None:
    """The mutual contact a sentence names: the one that was given, or somebody said to have shown the way to the reader."""
    given = case.records.mutual
    said = {word.casefold() for word in words(sentence)}
    if given and any(word.casefold() in said for word in words(given) if len(word) > 2):
        return given
    found = _NAMED_TIE.search(sentence)
    group = next((group for group, value in found.groupdict().items() if value), None) if found else None
    if found is None or group is None or (group == "name" and _PLACED.search(sentence[: found.start(group)])):
        return None
    return found[group] if is_third(found[group], case) else None


def is_third(name: str, case: Case) -> bool:
    """Whether a capitalised word is somebody else: neither of the two, nor a word that only opens a sentence."""
    known = {word.casefold() for word in (*words(case.records.mentor.name), *words(case.records.mentee.name))}
    told = [word.casefold() for word in words(name)]
    places = {word.casefold() for job in (*case.records.mentor.work, *case.records.mentee.work) for word in words(job.name or "")}
    return not any(word in known or word in _NO_PERSON or word in places for word in told)


def warm_path_first(case: Case) -> Iterator[Finding]:
    """O27: an acquaintance is answered sooner than a stranger; said once, and skipped by whoever prefers so."""
    if not case.warm_paths or case.records.how_known.strip() or case.records.mutual:
        return
    if any(_is_used(path, case.message.body) for path in case.warm_paths):
        return
    yield warn("O27", f"{_told(case.warm_paths[0])} Nothing here says so; it would open the door.")


def _is_used(path: WarmPath, body: str) -> bool:
    if path.kind == "contact":
        return bool(_ACQUAINTED.search(body))
    said = {word.casefold() for word in words(body)}
    return any(word.casefold() in said for word in words(path.quotes[0].quote) if len(word) > 3)


def _told(path: WarmPath) -> str:
    if path.kind == "contact":
        return "They are among your contacts."
    if path.kind == "event":
        return f"You both name “{path.place}”."
    return f"You were both at {path.place}."
