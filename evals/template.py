"""What the template writer makes of thirty people's own words: which share is ready, by channel and by kind.

Cases are in `cases/template.yaml`. A draft is ready when no rule fails it; one whose own words say too little (`thin`) is
counted apart. `--show` prints what fails, `--aloud` every text.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel, Field

from companion.domain.outreach.outreach import Channel, Draft, MessageKind, OwnWords
from companion.domain.people import Profile
from companion.services.outreach.outreach import DraftRequest
from companion.settings import read_settings
from companion.wiring import Companion, build

CASES = Path(__file__).parent / "cases"
KINDS = (MessageKind.FIRST, MessageKind.AFTER_EVENT, MessageKind.INTRO_REQUEST, MessageKind.FOLLOW_UP, MessageKind.UPDATE)
MUTUAL = "Samira Haddad"
"""Who is asked for an introduction where the case names nobody."""


class TemplateCase(BaseModel):
    """One person who writes, one who reads, and what was typed."""

    id: str
    mentee: str | dict[str, Any]
    mentor: str | dict[str, Any]
    own: list[str]
    known: str = ""
    mutual: str | None = None
    thin: bool = Field(default=False, description="the own words say too little to stand by themselves")


class Made(NamedTuple):
    """One draft and what it was made for."""

    case: TemplateCase
    channel: Channel
    kind: MessageKind
    draft: Draft


def add_options(parser: argparse.ArgumentParser) -> None:
    """`--kind` and `--channel` narrow it down."""
    parser.add_argument("--kind", choices=[kind.value for kind in KINDS])
    parser.add_argument("--channel", choices=[channel.value for channel in Channel])
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--aloud", action="store_true")


def run(kind: str | None = None, channel: str | None = None, show: bool = False, aloud: bool = False) -> dict[str, Any]:
    """The shares, and the texts where they are asked for."""
    kinds = [MessageKind(kind)] if kind else list(KINDS)
    channels = [Channel(channel)] if channel else list(Channel)
    with tempfile.TemporaryDirectory() as home:
        made = list(_drafts(_companion(Path(home)), kinds, channels))
    answer: dict[str, Any] = _figures([each for each in made if not each.case.thin])
    answer["thin_ready"] = sum(each.draft.ready for each in made if each.case.thin)
    if show:
        answer["not_ready"] = [_shown(each) for each in made if not each.draft.ready]
    if aloud:
        answer["aloud"] = {f"{each.case.id} {each.channel} {each.kind}": each.draft.body.splitlines() for each in made}
    return answer


def cases() -> list[TemplateCase]:
    """Every case, in the order of the file."""
    document = yaml.safe_load((CASES / "template.yaml").read_text("utf-8"))
    return [TemplateCase.model_validate(case) for case in document["cases"]]


def _companion(home: Path) -> Companion:
    """The sample people, and everybody who is written down in the cases."""
    companion = build(read_settings(home=home))
    companion.profiles.add_sample()
    for person in {person.id: person for person in _people()}.values():
        companion.profiles.save(person)
    return companion


def _people() -> Iterator[Profile]:
    written = yaml.safe_load((CASES / "outreach.yaml").read_text("utf-8"))["cases"]
    written += yaml.safe_load((CASES / "template.yaml").read_text("utf-8"))["cases"]
    found = (case.get(side) for case in written for side in ("mentee", "mentor"))
    return (Profile.model_validate(person) for person in found if isinstance(person, dict))


def _drafts(companion: Companion, kinds: list[MessageKind], channels: list[Channel]) -> Iterator[Made]:
    for case, kind, channel in product(cases(), kinds, channels):
        yield Made(case, channel, kind, companion.outreach.draft(_request(case, kind, channel)))


def _request(case: TemplateCase, kind: MessageKind, channel: Channel) -> DraftRequest:
    who = {side: person if isinstance(person, str) else person["id"] for side, person in _sides(case)}
    mutual = case.mutual or (MUTUAL if kind is MessageKind.INTRO_REQUEST else None)
    known = case.known or ("We spoke after your talk on Thursday" if kind is MessageKind.AFTER_EVENT else "")
    return DraftRequest.model_validate(
        {
            **who, "own": OwnWords(lines=tuple(case.own)), "kind": kind, "channel": channel, "writer": "template",
            "how_known": known, "mutual": mutual, "mutual_agreed": bool(case.mutual),
        }
    )  # fmt: skip


def _sides(case: TemplateCase) -> Iterator[tuple[str, str | dict[str, Any]]]:
    yield "mentee", case.mentee
    yield "mentor", case.mentor


def _figures(made: list[Made]) -> dict[str, Any]:
    """Drafts that are ready of all, and which rules fail the others, by channel and by kind."""
    every: dict[str, list[Made]] = defaultdict(list)
    for each in made:
        every[f"{each.channel} {each.kind}"].append(each)
    by_place = {place: _of(among) for place, among in every.items()}
    return {"drafts": len(made), "ready": _ready(made), "left_out": _left_out(made), "by_place": by_place}


def _of(among: list[Made]) -> dict[str, Any]:
    failing = Counter(rule for each in among for rule in _failing(each.draft))
    return {"ready": _ready(among), "failing": dict(failing), "left_out": _left_out(among)}


def _ready(among: list[Made]) -> float:
    return round(sum(each.draft.ready for each in among) / len(among), 3) if among else 0.0


def _left_out(among: list[Made]) -> float:
    """Own sentences left out, a draft."""
    return round(sum(len(each.draft.own_left_out) for each in among) / len(among), 2) if among else 0.0


def _failing(draft: Draft) -> set[str]:
    return {finding.rule for finding in draft.findings if finding.severity == "fail"}


def _shown(made: Made) -> dict[str, Any]:
    said = [f"{finding.rule}: {finding.message}" for finding in made.draft.findings if finding.severity == "fail"]
    return {"case": f"{made.case.id} {made.channel} {made.kind}", "failing": said, "body": made.draft.body.splitlines()}
