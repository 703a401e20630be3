"""Crossings, ways somebody is said to have gone, held against those on record: (from, to), and the year.

Each end must align with the same end of one crossing on record, or of positions in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from companion.domain.grounding.records import Records
from companion.domain.grounding.tuples import Otherwise, content, persons, told_of_job
from companion.domain.outreach.outreach import Evidence
from companion.domain.people import Profile, Transition
from companion.domain.words.hard_facts import hard_facts, numbers, words_of_weight
from companion.domain.words.word_forms import Stems, looks_like_verb, roots


class Crossing(NamedTuple):
    """A way somebody is said to have gone."""

    origin: str
    goal: str


_ENDS = r"\s+(?:in|at|by|after|before|when|because|with|and|but|which|who|over|during|on|;)\b|[.,;:?!]|$"

_END = rf"(?={_ENDS})"

_MOVES = (
    r"(?:went|go|gone|going|moved|moving|move|changed|changing|switched|switching|crossed|crossing|came|shifted|turned|"
    r"transitioned|jumped|got|made it|worked your way|got yourself|your \w+)"
)

_CROSSINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MOVES}\b(?:\s+(?:straight|over|directly|across|away|on|out|up|yourself|slowly|in \d{{4}}|at \w+))*\s+from "
        rf"(?:being |work as |working as )?(?P<origin>[^.,;?!]{{2,60}}?) (?:in)?to (?:being |becoming "
        rf")?(?P<goal>[^.,;?!]{{2,60}}?){_END}",
        r"\b(?:left|leave|leaving|quit|gave up|given up|swapped|exchanged|traded)\s+(?P<origin>[^.,;?!]{2,60}?) (?:to "
        r"(?:become|be|work as|work in|go into|train as|start as|join)|for|in order to "
        rf"become|and became|and become|to)\s+(?P<goal>[^.,;?!]{{2,60}}?){_END}",
        rf"\b(?:became|become|turned into|are now|retrained as)\s+(?P<goal>[^.,;?!]{{2,60}}?) after (?:\w+ )*?(?:as|in|"
        rf"of)\s+(?P<origin>[^.,;?!]{{2,60}}?){_END}",
        r"\b(?:began|started)(?: out)?(?: as| on| in| at| with)? (?P<origin>[^.,;?!]{2,60}?),? (?:and|before you) (?:then |later "
        r")?(?:moved|went|crossed|came|turned|switched)(?: over| on| across)? (?:in|on)?to (?P<goal>[^.,;?!]{2,60}?)"
        rf"(?=\s+(?:once|as|since|for|until)\b|{_ENDS})",
        rf"\b(?:were|worked as|used to be|had been|started as|began as)\s+(?P<origin>[^.,;?!]{{2,60}}?),? (?:before|until|and "
        rf"then|and became)\s+(?:you )?(?:became |become |being |"
        rf"becoming |turned to |went into |moved to |took up )?(?P<goal>[^.,;?!]{{2,60}}?){_END}",
    )
)


def crossings(sentence: str) -> Iterator[Crossing]:
    """The ways a sentence says its reader went; the sender's own wish to move is none."""
    for pattern in _CROSSINGS:
        for found in pattern.finditer(sentence):
            ends = f"{found['origin']} {found['goal']}"
            says = words_of_weight(found["origin"]) and words_of_weight(found["goal"]) and not numbers(ends)
            is_role = not looks_like_verb(found["goal"].split()[0])
            if says and is_role and not _is_open(found) and _of_reader(sentence[: found.end("origin")], found):
                yield Crossing(found["origin"], found["goal"])


_NOTHING_NAMED = re.compile(
    r"(?:some|any|every|no)(?:thing|where|one|body)\b|an?other\b|elsewhere\b|what\b|a (?:new|different) \w+$", re.I
)


def _is_open(found: re.Match[str]) -> bool:
    """Whether one of the ends names nothing that could be held against a profile: "to something new"."""
    return any(_NOTHING_NAMED.match(found[end].strip()) for end in ("origin", "goal"))


def _of_reader(before: str, found: re.Match[str]) -> bool:
    """Whether the last person spoken of before the crossing is the reader."""
    spoken_of = persons(before[: found.start("origin")])
    offered = re.search(
        r"\b(?:help|helping|advice|offer|people|others|anybody|someone)\b", before[: found.start()], re.IGNORECASE
    )
    return bool(spoken_of) and spoken_of[-1] in {"you", "your"} and not offered


def crossed_otherwise(crossing: Crossing, records: Records) -> Otherwise | None:
    """Whether both ends lie on record the other way round, or one of them nowhere."""
    stems, profile = records.stems, records.mentor
    origin, goal = content(crossing.origin, stems), content(crossing.goal, stems)
    ways = list(_ways(profile))
    if not (origin and goal and ways):
        return None
    evidence = _crossing_evidence(profile)
    plain = [(crossing.from_ or "", crossing.to or "") for crossing in profile.mentoring.transitions]
    if any(_reversed(origin, goal, start, end, stems) for start, end in plain):
        return Otherwise("The profile tells it the other way round.", evidence)
    if any(_lies(origin, start, stems) and _lies(goal, end, stems) for start, end in ways):
        return None
    if any(_lies(goal, start, stems) and _lies(origin, end, stems) for start, end in ways):
        return Otherwise("The profile tells it the other way round.", evidence)
    neutral = " . ".join([profile.basics.summary or "", *(crossing.story or "" for crossing in profile.mentoring.transitions)])
    if any(_lies(origin, f"{start} . {neutral}", stems) and _lies(goal, f"{end} . {neutral}", stems) for start, end in ways):
        return None
    if any(_lies(origin, start, stems) and _lies(goal, end, stems) for start, end in _offered_ways(profile)):
        return None
    if _is_doing(crossing.origin) and {*origin, *goal} <= records.mentor_roots:
        return None
    if any(_touches(origin, start, stems) or _touches(goal, end, stems) for start, end in ways):
        trouble = f"The profile tells of another way than from {crossing.origin} to {crossing.goal}."
        return Otherwise(trouble, evidence, _in_other_words(crossing, origin, goal, ways, records))
    return None


def _in_other_words(crossing: Crossing, origin: list[str], goal: list[str], ways: list[tuple[str, str]], records: Records) -> str:
    """The crossing as it is said where one end lies on record and the other is named by words that stand nowhere there, or
    where the record has every word of both, though not as a way: "from the soup to the bargaining table"."""
    stems = records.stems
    known = any(_lies(goal, end, stems) for _, end in ways) or any(_touches(origin, start, stems) for start, _ in ways)
    strange = [end for end in (origin, goal) if not set(end) & records.mentor_roots]
    is_named = bool(hard_facts(f"{crossing.origin} . {crossing.goal}", first_word_may_be_name=True).names)
    in_their_words = {*origin, *goal} <= records.mentor_roots
    asked = (known and len(strange) == 1) or in_their_words
    return f"from {crossing.origin} to {crossing.goal}" if asked and not is_named else ""


def _is_doing(end: str) -> bool:
    """Whether an end is told as something one does, "picking beside people", and is no title to be held against titles."""
    first, *rest = end.split()
    return first.lower().endswith("ing") and len(rest) > 1


def crossed_in_another_year(crossing: Crossing, sentence: str, records: Records) -> Otherwise | None:
    """Whether a sentence dates a crossing on record, and every such crossing bears another year."""
    years = {int(number) for number in numbers(sentence) if re.fullmatch(r"(?:19|20)\d\d", number)}
    origin, goal = (content(end, records.stems) for end in crossing)
    same = [
        (place, on_record)
        for place, on_record in enumerate(records.mentor.mentoring.transitions)
        if _lies(origin, on_record.from_ or "", records.stems) and _lies(goal, on_record.to or "", records.stems)
    ]
    if not years or not same or any(on_record.year is None or on_record.year in years for _, on_record in same):
        return None
    place, on_record = same[0]
    return Otherwise(
        f"The profile dates it {on_record.year}.",
        Evidence(who="mentor", source=f"mentoring.transitions[{place}].year", quote=str(on_record.year)),
    )


def _ways(profile: Profile) -> Iterator[tuple[str, str]]:
    """Each crossing on record as the words of its two ends, and each pair of positions in their order."""
    jobs = sorted((job for job in profile.work if job.startDate), key=lambda job: job.startDate or "")
    for crossing in profile.mentoring.transitions:
        before = [told_of_job(job) for job in jobs if crossing.year and int((job.startDate or "9999")[:4]) < crossing.year]
        after = [told_of_job(job) for job in jobs if crossing.year and int((job.startDate or "0")[:4]) >= crossing.year]
        now = [profile.basics.label or "", profile.mentoring.industry or ""]
        yield " . ".join([crossing.from_ or "", *before]), " . ".join([crossing.to or "", *after, *now])
    if not profile.mentoring.transitions:
        yield from ((told_of_job(job), told_of_job(later)) for place, job in enumerate(jobs) for later in jobs[place + 1 :])


_OFFERED_WAYS = (
    re.compile(r"\bfrom (?P<origin>[^.;]{2,60}?) (?:in)?to (?P<goal>[^.,;]{2,60})", re.IGNORECASE),
    re.compile(r"\binto (?P<goal>[^.,;]{2,60}?) from (?P<origin>[^.,;]{2,60}?)(?= and\b|[.,;]|$)", re.IGNORECASE),
)


def _offered_ways(profile: Profile) -> Iterator[tuple[str, str]]:
    """The ways somebody helps along or is known for, which are their own as a rule: "Moving from a desk to data"."""
    for line in (*profile.mentoring.can_help_with, *profile.mentoring.known_for):
        yield from ((found["origin"], found["goal"]) for way in _OFFERED_WAYS for found in way.finditer(line))


def _reversed(origin: list[str], goal: list[str], start: str, end: str, stems: Stems) -> bool:
    """Whether both ends are those of one crossing word for word, each at the other's place."""
    turned = all(root in roots(end, stems) for root in origin) and all(root in roots(start, stems) for root in goal)
    straight = _lies(origin, start, stems) and _lies(goal, end, stems)
    return turned and not (straight and set(origin) != set(roots(end, stems)))


def _lies(wanted: list[str], end: str, stems: Stems) -> bool:
    """Whether a phrase lies at an end: every word of a short one, most words of a longer one."""
    held = set(roots(end, stems))
    shared = sum(root in held for root in wanted)
    return shared == len(wanted) if len(wanted) <= 2 else shared * 3 >= len(wanted) * 2


def _touches(wanted: list[str], end: str, stems: Stems) -> bool:
    held = set(roots(end, stems))
    return any(root in held for root in wanted)


def _crossing_evidence(profile: Profile) -> Evidence | None:
    for place, crossing in enumerate(profile.mentoring.transitions):
        if quote := _quotable(crossing):
            return Evidence(who="mentor", source=f"mentoring.transitions[{place}].{quote[0]}", quote=quote[1])
    for place, job in enumerate(profile.work):
        if job.position:
            return Evidence(who="mentor", source=f"work[{place}].position", quote=job.position)
    return None


def _quotable(crossing: Transition) -> tuple[str, str] | None:
    """The end of a crossing that is quoted against a wrong one."""
    return ("from", crossing.from_) if crossing.from_ else ("to", crossing.to) if crossing.to else None
