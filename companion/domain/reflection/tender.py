"""What no question holds up before anybody: wounds, insults, health, family, looks, and labels put on people."""

from __future__ import annotations

import re

_TENDER = re.compile(
    r"\b(?:trauma\w*|abus(?:e|ed|ive)|assault\w*|rape\w*|violen\w+|suicid\w*|self[- ]harm\w*|griev\w*|grief|bereave\w*|"
    r"funeral|died|"
    r"death|miscarr\w*|divorc\w*|addict\w*|alcoholi\w*|illness\w*|disease\w*|diagnos\w*|cancer|surgery|hospital(?:i[sz]ed)?|"
    r"medicat\w*|ill|sick|panic\w*|cr(?:ied|ying)|in tears|sleepless\w*|(?:not|cannot|can['’]t) sleep|therap(?:y|ist|ists)|"
    r"laugh(?:ed|ing|s)? (?:at|about)|mock(?:ed|ing|s)|ridicul\w*|humiliat\w*|insult\w*|bull(?:y|ied|ying|ies)|harass\w*|"
    r"(?:shout|yell|scream)(?:ed|ing|s)? at|rac(?:ism|ist)|sex(?:ism|ist)|discriminat\w*|"
    r"psychiatr\w*|psycholog(?:ist|ists)|doctor|disabilit\w*|pregnan\w*|"
    r"(?:your|my|our|his|her|their) (?:own )?(?:health|body|weight|accent|skin|age|looks|"
    r"family|families|parents?|mother|father|mum|mom|dad|wife|"
    r"husband|"
    r"partner|spouse|child|children|kids?|son|daughter|brother|sister|childhood|marriage|religion|faith))\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:depress(?:ed|ion|ive)|anxious|anxiety|burn(?:t|ed)[- ]out|burn[- ]?out|narcissis\w+|psychopath\w*|sociopath\w*|"
    r"bipolar|autis(?:m|tic)|adhd|ocd|ptsd|neurotic|paranoid|hysterical|manic|mentally ill|crazy|insane|lazy|stupid|"
    r"incompetent|"
    r"insecure|unmotivated|demotivated|disengaged|resistant|toxic|passive[- ]aggressive|over-?sensitive|arrogant|"
    r"imposter|impostor|in denial|avoidant|codependent|(?:introver|extrover)t(?:ed)?|personality (?:type|disorder|trait)s?|"
    r"attachment style|(?:low|poor) self[- ]esteem|emotionally (?:unstable|unavailable))\b",
    re.IGNORECASE,
)

_FEELING = re.compile(
    r"\b(?:feel|feels|feeling|feelings|felt|emotion\w*|mood|moods|sit(?:s)? with you|sat with you|afraid|scared|fear(?:s|ed|"
    r"ful)?|proud|"
    r"ashamed|upset|angry|anger|sad|sadness|happy|happiness|worr(?:y|ied|ies)|nervous|lonely|hurt|stress(?:ed|ful)?|annoyed|"
    r"uncomfortable|embarrass\w*|frustrat\w*|excited|overwhelm\w*|heart)\b",
    re.IGNORECASE,
)


def speaks_of_feelings(text: str) -> bool:
    """Whether a text names a feeling."""
    return bool(_FEELING.search(text))


def is_tender(text: str) -> bool:
    """Whether a text touches trauma, an insult, health, looks or family."""
    return bool(_TENDER.search(text))


def tender_words(text: str) -> str | None:
    """The first words that touch trauma, an insult, health, looks or family."""
    found = _TENDER.search(text)
    return found.group() if found else None


def labels_somebody(text: str) -> bool:
    """Whether a text holds a diagnosis or a label for what somebody is like."""
    return bool(_LABEL.search(text))


def label_words(text: str) -> str | None:
    """The first words that diagnose or label."""
    found = _LABEL.search(text)
    return found.group() if found else None
