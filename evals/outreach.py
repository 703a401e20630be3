"""How first messages are reviewed: precision and recall per rule and of grounding, and the kill rate of false sentences.

Cases are in `cases/outreach.yaml` and `cases/grounding.yaml`; the mutation set is made from the sample people. Half of the
cases may be looked at when methods are chosen (`tune`); the figures are those of the other half (`keep`). Four further sets hold
whole messages in other voices, each run once and then mended by, in this order: `fresh`, `last`, `plain` (all honest), `close`.
`cases/honest_blind2.yaml` was written without sight of the rules.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from companion.domain.grounding.grounding import Records, ground
from companion.domain.outreach.message import read_message, split_subject
from companion.domain.outreach.outreach import Channel, Evidence, Finding, MessageKind, WarmPath
from companion.domain.outreach.reading import ground_all
from companion.domain.people import Profile
from companion.domain.rules import RULES, findings
from companion.domain.rules.case import Case, Sent, Standing
from companion.text.lexicon import EnglishLexicon
from companion.web.mending import mended
from evals.mutations import KINDS, mutants, true_sentences

CASES = Path(__file__).parent / "cases"
PEOPLE = Path(__file__).parent.parent / "companion" / "sample" / "people"
TODAY = date(2026, 11, 22)
MUTANTS_AT_MOST = 6000

Document = dict[str, Any]


class Reading(NamedTuple):
    """One message of the cases with what was found and what was expected."""

    id: str
    found: list[Finding]
    fail: frozenset[str]
    warn: frozenset[str]
    open: frozenset[str]
    about: frozenset[str]


class Judged(NamedTuple):
    """One sentence of the cases: its mark, its kind, whether it was taken for supported, and the text."""

    mark: str
    kind: str
    mode: str
    origin: str
    expected: frozenset[str]
    text: str
    trouble: str | None


def add_options(parser: argparse.ArgumentParser) -> None:
    """`--half tune` and `--half fresh` may be looked at; `--show` names every case that went wrong."""
    parser.add_argument("--half", choices=("keep", "tune", "fresh", "last", "plain", "close"), default="keep")
    parser.add_argument("--show", action="store_true")


def run(half: str = "keep", show: bool = False) -> Document:
    """The figures of one half, and of the mutation set."""
    answer: Document = {
        "half": half,
        "rules": _rules(half, show),
        "grounding": _grounding(half, show),
        "honest": _honest(show),
        "blind": {part: _blind(part, show) for part in ("tune", "keep")},
        "mutations": _mutations(show),
    }
    return answer


@lru_cache(maxsize=1)
def people() -> dict[str, Profile]:
    """The sample people by id."""
    lines = [line for path in sorted(PEOPLE.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines() if line.strip()]
    profiles = [Profile.model_validate(json.loads(line)) for line in lines]
    return {profile.id: profile for profile in profiles}


def person(who: str | Document) -> Profile:
    """A sample person by id, or a small profile written in the case."""
    return people()[who] if isinstance(who, str) else Profile.model_validate(who)


# ---------------------------------------------------------------- whole messages


def messages(half: str) -> Iterator[Reading]:
    """Every message of one half, read by the rules."""
    document = yaml.safe_load((CASES / "outreach.yaml").read_text("utf-8"))
    by_id = {case["id"]: case for case in document["cases"]}
    for case in document["cases"]:
        if case["half"] == half:
            whole = whole_case(case, by_id)
            expected = (frozenset(whole.get(name, ())) for name in ("fail", "warn", "open", "about"))
            yield Reading(case["id"], findings(as_case(whole)), *expected)


def whole_case(case: Document, by_id: dict[str, Document]) -> Document:
    """A case with what it takes over from another, its changes made."""
    if "from" not in case:
        return case
    base = {name: value for name, value in by_id[case["from"]].items() if name not in {"fail", "warn", "open", "about"}}
    text = base["text"]
    for old, new in case.get("replace", ()):
        text = text.replace(old, new)
    return {**base, **case, "text": text}


def as_case(case: Document) -> Case:
    """What the rules read, as `companion check` would build it."""
    lexicon = EnglishLexicon()
    mentee, mentor = person(case["mentee"]), person(case["mentor"])
    subject, body = split_subject(case["text"])
    message = read_message(body, lexicon.sentences, subject=subject, names=(mentee.name,))
    own, kind = tuple(case.get("own", ())), MessageKind(case.get("kind", "first"))
    records = Records(
        mentor,
        mentee,
        own,
        lexicon.stems,
        how_known=case.get("how_known", ""),
        written_by_sender=not own,
        by_hand=True,
        mutual=case.get("mutual", ""),
        to_mutual=kind is MessageKind.INTRO_REQUEST,
        met=kind.after_contact,
        today=TODAY,
    )
    return Case(
        message=message,
        grounded=ground_all(message, records),
        records=records,
        today=TODAY,
        channel=Channel(case.get("channel", "email")),
        kind=kind,
        standing=Standing(
            is_manager=mentee.mentoring.reports_to == mentor.id,
            is_open=mentor.is_open(TODAY),
            sent_before=tuple(Sent(on, body) for on, body in case.get("sent", ())),
        ),
        mutual_agreed=case.get("agreed", False),
        warm_paths=tuple(_path(path) for path in case.get("paths", ())),
    )


def _path(path: list[str]) -> WarmPath:
    kind, place = path
    return WarmPath.model_validate({"kind": kind, "quotes": [Evidence(who="mentor", source="work[0].name", quote=place)]})


def _rules(half: str, show: bool) -> Document:
    read = list(messages(half))
    answer: Document = {"messages": len(read), "per_rule": {rule.id: _of_rule(rule.id, read) for rule in RULES}}
    right = sum(_failed(reading) == reading.fail - reading.open for reading in read)
    answer["messages_with_exactly_the_findings_expected"] = right
    strong = [reading for reading in read if not reading.fail and not reading.warn]
    answer["honest_messages_failed"] = f"{sum(bool(_failed(reading)) for reading in strong)} of {len(strong)}"
    answer["fixes"] = _fixes(half)
    if show:
        answer["wrong"] = [_shown(reading) for reading in read if _failed(reading) != reading.fail - reading.open]
        answer["missed_warnings"] = [reading.id for reading in read if reading.warn - {finding.rule for finding in reading.found}]
    return answer


def _fixes(half: str) -> Document:
    """How many findings offer a fix, and how many of these remove it and bring up no other."""
    document = yaml.safe_load((CASES / "outreach.yaml").read_text("utf-8"))
    by_id = {case["id"]: case for case in document["cases"]}
    tried = [mends for case in document["cases"] if case["half"] == half for mends in tried_fixes(whole_case(case, by_id))]
    return {"offered": len(tried), "mend_and_break_nothing": sum(tried)}


def tried_fixes(case: Document) -> Iterator[bool]:
    """Whether each fix offered for a message removes its finding and brings up no other, but for how easily it reads (O3)."""
    asked = as_case(case)
    before = findings(asked)
    counted = _counted(before)
    for finding in before:
        if finding.fix is not None:
            body = mended(asked.message.body, finding)
            text = f"Subject: {asked.message.subject}\n\n{body}" if asked.message.subject else body
            after = _counted(findings(as_case({**case, "text": text})))
            yield after[finding.rule] < counted[finding.rule] and after <= counted


def _counted(found: list[Finding]) -> Counter[str]:
    return Counter(finding.rule for finding in found if finding.rule != "O3")


def _failed(reading: Reading) -> frozenset[str]:
    return frozenset(finding.rule for finding in reading.found if finding.severity == "fail") - reading.open


WARNS = frozenset({"O3", "O11", "O21", "O22", "O27"})
"""Rules that only warn: they are judged on the cases that are about them."""


def _of_rule(rule: str, read: list[Reading]) -> Document:
    if rule in WARNS:
        return _of_warning(rule, [reading for reading in read if rule in reading.about])
    counted = [reading for reading in read if rule not in reading.open]
    hit = sum(rule in reading.fail and rule in _failed(reading) for reading in counted)
    false = sum(rule not in reading.fail and rule in _failed(reading) for reading in counted)
    missed = sum(rule in reading.fail and rule not in _failed(reading) for reading in counted)
    return {**_precision_recall(hit, false, missed), "planted": hit + missed}


def _of_warning(rule: str, read: list[Reading]) -> Document:
    warned = [reading for reading in read if any(finding.rule == rule for finding in reading.found)]
    hit = sum(rule in reading.warn for reading in warned)
    planted = sum(rule in reading.warn for reading in read)
    return {**_precision_recall(hit, len(warned) - hit, planted - hit), "planted": planted}


def _precision_recall(hit: int, false: int, missed: int) -> Document:
    return {"precision": _ratio(hit, hit + false), "recall": _ratio(hit, hit + missed)}


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _shown(reading: Reading) -> Document:
    said = [f"{finding.rule}: {finding.message}" for finding in reading.found if finding.severity == "fail"]
    return {"id": reading.id, "expected": sorted(reading.fail), "found": said}


# ---------------------------------------------------------------- sentences

_EXPECTED = {
    "P": ({"profile"}, {"profile", "own"}),
    "U": ({"unsupported"}, {"unsupported"}),
    "C": ({"courtesy"}, {"courtesy", "own"}),
    "S": ({"profile"}, {"own"}),
    "X": ({"unsupported"}, {"own"}),
    "K": ({"own"}, None),
    "D": ({"unsupported"}, None),
    "O": ({"own"}, None),
}


def sentences(half: str) -> Iterator[Judged]:
    """Every sentence of one half, grounded in both modes."""
    document = yaml.safe_load((CASES / "grounding.yaml").read_text("utf-8"))
    lexicon = EnglishLexicon()
    for group in document["groups"]:
        if group["half"] != half:
            continue
        mentor, mentee, own = person(group["mentor"]), person(group["mentee"]), tuple(group.get("own", ()))
        given = Records(mentor, mentee, own, lexicon.stems)
        alone = Records(mentor, mentee, (), lexicon.stems, written_by_sender=True)
        for mark, kind, text in group["sentences"]:
            in_given, in_alone = _EXPECTED[mark]
            if mark not in "KDO" and text in own:
                continue
            yield _judged(mark, kind, "given", text, given, in_given)
            if in_alone is not None:
                yield _judged(mark, kind, "alone", text, alone, in_alone)


def _judged(mark: str, kind: str, mode: str, text: str, records: Records, expected: set[str]) -> Judged:
    grounded = ground(text, records)
    if mark == "K" and not grounded.unsure:
        return Judged(mark, kind, mode, "own without a warning", frozenset(expected), text, grounded.trouble)
    return Judged(mark, kind, mode, grounded.origin, frozenset(expected), text, grounded.trouble)


def _grounding(half: str, show: bool) -> Document:
    judged = list(sentences(half))
    answer: Document = {"sentences": len({item.text for item in judged})}
    for mode in ("given", "alone"):
        among = [item for item in judged if item.mode == mode]
        hit = sum("unsupported" in item.expected and item.origin == "unsupported" for item in among)
        false = sum("unsupported" not in item.expected and item.origin == "unsupported" for item in among)
        missed = sum("unsupported" in item.expected and item.origin != "unsupported" for item in among)
        answer[mode] = {"false_claims": _precision_recall(hit, false, missed), "per_kind": _per_kind(among)}
    if show:
        wrong = [item for item in judged if item.origin not in item.expected]
        answer["wrong"] = [f"{item.mode} {item.mark} {item.kind} → {item.origin}: {item.text} ({item.trouble})" for item in wrong]
    return answer


def _per_kind(among: list[Judged]) -> dict[str, str]:
    every = Counter(item.kind for item in among)
    right = Counter(item.kind for item in among if item.origin in item.expected)
    return {kind: f"{right[kind]} of {count}" for kind, count in sorted(every.items())}


# ---------------------------------------------------------------- whole messages by grounding alone


def _honest(show: bool) -> Document:
    """How many honest whole messages are failed by O16, and how many false sentences pass, for each set of `honest.yaml`."""
    document = yaml.safe_load((CASES / "honest.yaml").read_text("utf-8"))
    return {of["name"]: _honest_set(of["messages"], show) for of in document["sets"]}


def _honest_set(cases: list[Document], show: bool) -> Document:
    failed = [case for case in cases if "honest" in case and _unsupported(case, case["honest"])]
    passed = [case for case in cases if "untrue" in case and not _unsupported(case, case["untrue"])]
    honest = sum("honest" in case for case in cases)
    answer: Document = {
        "honest_failed": f"{len(failed)} of {honest}",
        "false_passed": f"{len(passed)} of {len(cases) - honest}",
    }
    if show:
        answer["failed"] = {case["id"]: _unsupported(case, case["honest"]) for case in failed}
        answer["passed"] = [f"{case['id']}: {case['untrue']}" for case in passed]
    return answer


def _unsupported(case: Document, text: str) -> list[str]:
    """The sentences of a text that rest on nothing, with what is wrong."""
    asked = as_case({"mentee": case["mentee"], "mentor": case["mentor"], "text": text})
    return [f"{part.text} ({grounded.trouble})" for part, grounded in asked.read() if grounded.origin == "unsupported"]


# ---------------------------------------------------------------- whole messages nobody had sight of


def _blind(half: str, show: bool) -> Document:
    """Of one half of the blind set: honest messages failed or only asked about; false sentences failed, asked about or passed."""
    document = yaml.safe_load((CASES / "honest_blind2.yaml").read_text("utf-8"))
    read = [(case, as_case(case)) for case in document["messages"] if case["half"] == half]
    honest = {case["id"]: _wrongly(case, asked) for case, asked in read if "untrue" not in case}
    marks = {case["id"]: _mark(case["untrue"], asked) for case, asked in read if "untrue" in case}
    failed = {name: rules for name, rules in honest.items() if rules}
    answer: Document = {
        "honest": len(honest),
        "honest_failed": len(failed),
        "by_rule": dict(Counter(rule for rules in failed.values() for rule in rules)),
        "honest_asked": sum(any(grounded.unsure for _, grounded in asked.read()) for case, asked in read if "untrue" not in case),
        "false": dict(Counter(marks.values())),
    }
    return {**answer, "failed": failed, "marks": marks} if show else answer


def _wrongly(case: Document, asked: Case) -> list[str]:
    return sorted({finding.rule for finding in findings(asked) if finding.severity == "fail"} - set(case.get("fail", ())))


def _mark(untrue: str, asked: Case) -> str:
    """What becomes of the false sentence of a message."""
    own = next(grounded for part, grounded in asked.read() if untrue in part.text or part.text.strip() in untrue)
    return "failed" if own.origin == "unsupported" else "asked" if own.unsure else "passed"


# ---------------------------------------------------------------- mutations


def _stands(text: str, records: Records, lexicon: EnglishLexicon) -> bool:
    """Whether no sentence of a text is unsupported."""
    return all(ground(sentence.strip(), records).origin != "unsupported" for sentence in lexicon.sentences(text))


def _mutations(show: bool) -> Document:
    mentors = [profile for profile in people().values() if "mentor" in profile.mentoring.roles]
    mentee = next(profile for profile in people().values() if "mentor" not in profile.mentoring.roles)
    lexicon = EnglishLexicon()
    records = {
        mentor.id: Records(mentor, mentee, (), lexicon.stems, written_by_sender=True)
        for mentor in mentors
        if mentor.id != mentee.id
    }
    true = true_sentences(mentors)
    passing = {item for item in true if _stands(item.text, records[item.mentor], lexicon)}
    by_text = {item.text for item in passing}
    made = [mutant for mutant in mutants(true, mentors) if mutant.made_from in by_text][:MUTANTS_AT_MOST]
    every, killed, alive = Counter[str](), Counter[str](), []
    for mutant in made:
        every[mutant.kind] += 1
        if not _stands(mutant.text, records[mutant.mentor], lexicon):
            killed[mutant.kind] += 1
        else:
            alive.append(f"{mutant.kind} {mutant.mentor}: {mutant.text}")
    answer: Document = {
        "true_sentences": len(true),
        "true_sentences_passed": _ratio(len(passing), len(true)),
        "mutants": len(made),
        "kill_rate": _ratio(killed.total(), every.total()),
        "per_kind": {kind: {"killed": _ratio(killed[kind], every[kind]), "of": every[kind]} for kind in KINDS},
    }
    if show:
        answer["refused_true"] = [f"{item.mentor}: {item.text}" for item in true if item not in passing]
        answer["alive"] = alive
    return answer
