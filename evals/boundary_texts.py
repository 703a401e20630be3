"""The texts that boundaries are learnt from and measured on, by the hand that wrote them."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import BaseModel

from companion import sample
from companion.domain.boundaries.parts import clauses
from companion.domain.boundaries.signs import GENTLE, STOP, Signs
from companion.domain.matching.passages import passages
from companion.wiring import Companion
from evals.grave_talk import GRAVE
from evals.plain_opinions import OPINIONS
from evals.plain_talk import FRAMED, MATTERS, TOLD, plain_talk

CASES = Path(__file__).parent / "cases"
ROOM = Path(__file__).parents[1] / "companion" / "domain" / "boundaries"
SETS = (
    "boundaries", "boundaries_outside1", "boundaries_outside2", "boundaries_outside3", "boundaries_outside4", "boundaries_blind",
    "boundaries_blind2", "boundaries_pairs", "boundaries_stories", "boundaries_voices", "boundaries_ways",
)  # fmt: skip
"""Grave, asked and innocent texts. In `pairs`, texts that are grave stand beside innocent ones that look alike."""
TONGUES = ("boundaries_tongues", "boundaries_tongues2")
"""Texts in seven other languages by five more, learnt by the model of those."""
NEVER_LEARNT = ("boundaries_unseen", "boundaries_tongues_unseen")
"""Sets by hands of which nothing is learnt; the second is in five languages other than English."""
MADE = {"told": 1_500, "framed": 500, "opinion": 170, "grave": 150, "matter": 150}
"""Sentences put together from parts that are learnt from."""
OUTCOMES = tomllib.loads((ROOM / "cases.toml").read_text(encoding="utf-8"))
"""What the companion says of each case: "stop", "gentle" or both."""


class Group(BaseModel):
    """Texts of one kind. Without a case they are innocent. `stop` counts where the companion knows both outcomes of the case."""

    name: str
    writer: int = 0
    case: str | None = None
    stop: bool = False
    texts: list[str]

    @property
    def label(self) -> str:
        if not self.case:
            return "-"
        stops = self.stop if {STOP, GENTLE} <= OUTCOMES[self.case].keys() else STOP in OUTCOMES[self.case]
        return f"{self.case}{'!' if stops else '?'}"


ORDINARY = Group(name="ordinary", texts=[])
LEARNT = {
    "outreach.yaml": {"text", "body", "own"}, "matching.yaml": {"text", "need"}, "guidance.yaml": {"question", "text"},
    "honest.yaml": {"honest"}, "honest_blind2.yaml": {"text", "own"}, "messages_blind3.yaml": {"text"},
    "reflection.yaml": {"text"}, "guidance_asked.yaml": {"text"}, "everyday.yaml": {"texts"},
}  # fmt: skip
EVERYDAY = (
    "trades", "desks", "needs", "notes", "messages", "questions", "hardships", "mixed", "yards", "abroad", "firms", "wards",
    "counter", "fragments", "openings", "asides",
)  # fmt: skip
"""Everyday texts by as many hands, learnt whole and sentence by sentence."""
GRAVE_NOTES = frozenset({"harassment", "boundaries", "limits", "distress", "power"})
"""Notes whose questions may well meet a boundary."""
HELD_BACK = {"needs.yaml": {"text", "need"}, "query.yaml": {"text"}, "template.yaml": {"own", "text", "how_known"}}
"""Files of cases and the keys in them under which people say something ordinary."""


class Text(NamedTuple):
    """One text, and what it should meet. `hand`: who wrote it, or what it is a part of; "" for what is always learnt."""

    text: str
    group: Group
    hand: str = ""


def read(name: str) -> list[Text]:
    """Texts of a file, none when it is not there."""
    path = CASES / f"{name}.yaml"
    if not path.exists():
        return []
    groups = [Group.model_validate(each) for each in yaml.safe_load(path.read_text(encoding="utf-8"))["groups"]]
    return [Text(text, group, f"{name} {group.writer}") for group in groups for text in group.texts]


def ordinary(companion: Companion, files: Mapping[str, set[str]]) -> list[Text]:
    """What other evals put into people's mouths, sentence by sentence; a sure sign of danger among it is not ordinary."""
    loaded = [(yaml.safe_load((CASES / name).read_text(encoding="utf-8")), keys) for name, keys in files.items()]
    return without_signs(companion, [said for content, keys in loaded for said in _said(content, keys)])


def wholes(name: str) -> list[Text]:
    """Everyday texts of one hand."""
    content = yaml.safe_load((CASES / f"everyday_{name}.yaml").read_text(encoding="utf-8"))
    return [Text(each, ORDINARY, f"everyday_{name}") for each in content["texts"]]


def as_sentences(companion: Companion, by_set: Mapping[str, Sequence[Text]]) -> list[Text]:
    """The sentences of everyday texts, and of those that look grave and are not."""
    by_hand: dict[str, list[str]] = defaultdict(list)
    for each in (text for found in by_set.values() for text in found if text.group.case is None):
        by_hand[each.hand].append(each.text)
    return [found._replace(hand=hand) for hand, said in by_hand.items() for found in without_signs(companion, said)]


def as_read(companion: Companion, texts: Sequence[Text]) -> list[Text]:
    """Innocent texts also in the parts that a reader looks at: the clauses of long sentences."""
    asked = {each.text for each in texts}
    innocent = [(text.hand, each) for text in texts if text.group.case is None for each in companion.lexicon.sentences(text.text)]
    return [Text(part, ORDINARY, hand) for hand, part in dict.fromkeys((hand, part) for hand, each in innocent
            for part in clauses(each)) if part not in asked]  # fmt: skip


def own_words(companion: Companion) -> list[Text]:
    """What the shipped people say about themselves."""
    said = [passage.quote for person in sample.people() for passage in passages(person, companion.lexicon.sentences)]
    return without_signs(companion, said)


def made() -> list[Text]:
    """Sentences from parts, innocent ones, gentle matters and dangers; the names in them are those of the shipped people."""
    names = sorted({person.name.split()[0] for person in sample.people()})
    told, framed = plain_talk(TOLD, names=names, count=MADE["told"]), plain_talk(FRAMED, count=MADE["framed"])
    opinions = [each for parts in OPINIONS.values() for each in plain_talk(parts, count=MADE["opinion"])]
    matters = [
        Group(name=f"made {case}", case=case, texts=plain_talk(each, count=MADE["matter"])) for case, each in MATTERS.items()
    ]
    matters += [
        Group(name=f"made {case}", case=case, stop=True, texts=plain_talk(each, count=MADE["grave"]))
        for case, each in GRAVE.items()
    ]
    innocent = (Text(each, ORDINARY) for each in (*told, *framed, *opinions))
    return [*innocent, *(Text(each, of) for of in matters for each in of.texts)]


def without_signs(companion: Companion, said: Sequence[str]) -> list[Text]:
    signs = Signs()
    sentences = dict.fromkeys(each.strip() for text in said for each in companion.lexicon.sentences(text) if " " in each.strip())
    sure = {each for each in sentences for sign in signs.of(each) if sign.sure and sign.outcome == STOP}
    return [Text(each, ORDINARY) for each in sentences if each not in sure]


def _said(content: object, keys: set[str], key: str = "") -> Iterator[str]:
    if isinstance(content, dict):
        if any(note in GRAVE_NOTES for note in content.get("notes") or () if isinstance(note, str)):
            return
        for name, value in content.items():
            yield from _said(value, keys, name)
    elif isinstance(content, list):
        for value in content:
            yield from _said(value, keys, key)
    elif isinstance(content, str) and key in keys:
        yield content
