"""How well boundaries are seen: recall and false stops per case, cross-validated by the hand that wrote the texts.

The signs (patterns) are what they are; the linear model is fitted anew for each fold, so that no text is judged by its own
neighbours: nothing else by the same hand is learnt from, nor a part of it. `--fit` fits it on everything and writes it into the
program, with the words that patterns need. It also learns what people ordinarily type here, from the shipped people and the
cases of other evals, and sentences put together from parts (`plain_talk`). `unseen`, `tongues_unseen` and `ordinary` (needs,
sentences of leads and own words) are never learnt; of the everyday texts in six languages every other one is counted.
"""

from __future__ import annotations

import json
import tomllib
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import yaml
from pydantic import BaseModel
from sklearn.model_selection import GroupKFold

from companion import sample
from companion.domain.boundaries.by_tongue import TONGUES_FILE_NAME, Leanings
from companion.domain.boundaries.contacts import ContactTable
from companion.domain.boundaries.leaning import FILE_NAME, Leaning, Weights
from companion.domain.boundaries.parts import clauses
from companion.domain.boundaries.reading import DANGER
from companion.domain.boundaries.signs import GENTLE, STOP, WORDS_FILE_NAME, Signs
from companion.domain.boundaries.wording import terms
from companion.domain.matching.passages import passages
from companion.domain.matching.pool import Vectors
from companion.domain.words.tongue import in_another_tongue
from companion.services.boundaries import BoundaryReader
from companion.settings import read_settings
from companion.wiring import Companion, build
from evals import leaning_fit
from evals.grave_talk import GRAVE
from evals.plain_opinions import OPINIONS
from evals.plain_talk import FRAMED, MATTERS, TOLD, plain_talk
from evals.sign_words import words

CASES = Path(__file__).parent / "cases"
ROOM = Path(__file__).parents[1] / "companion" / "domain" / "boundaries"
FOLDS = 4
SETS = (
    "boundaries", "boundaries_outside1", "boundaries_outside2", "boundaries_outside3", "boundaries_outside4", "boundaries_blind",
    "boundaries_blind2", "boundaries_pairs", "boundaries_stories", "boundaries_voices", "boundaries_ways",
)  # fmt: skip
"""Grave, asked and innocent texts. In `pairs`, texts that are grave stand beside innocent ones that look alike."""
MADE = {"told": 1_500, "framed": 500, "opinion": 170, "grave": 150, "matter": 150}
"""Sentences put together from parts that are learnt from."""
TONGUES = ("boundaries_tongues", "boundaries_tongues2")
"""Texts in seven other languages by five more, learnt by the model of those."""
NEVER_LEARNT = ("boundaries_unseen", "boundaries_tongues_unseen")
"""Sets by hands of which nothing is learnt; the second is in five languages other than English."""
SOME = 400
"""Texts by which it is seen how seldom a word is."""


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


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--fit", action="store_true", help="fit the linear model on everything and write it into the program")


def run(*, fit: bool = False) -> dict[str, object]:
    by_set = {name: read(name) for name in SETS} | {f"everyday_{name}": wholes(name) for name in EVERYDAY}
    texts = [text for each in by_set.values() for text in each]
    with TemporaryDirectory(prefix="evals-") as folder:
        companion = build(read_settings(home=Path(folder)))
        if fit:
            every = [each.text for each in texts]
            (ROOM / WORDS_FILE_NAME).write_text(words(Signs(), every[:: len(every) // SOME]), encoding="utf-8")
        learnt = ordinary(companion, LEARNT) + own_words(companion) + made() + as_sentences(companion, by_set)
        learnt += as_read(companion, [*texts, *learnt])
        known = Known(companion, [*texts, *learnt])
        if fit:
            known.fitted().write(ROOM / FILE_NAME)
            in_tongues(companion, known.texts).fitted().write(ROOM / TONGUES_FILE_NAME)
        met = cross_validated(known, texts)
        starts = accumulate(map(len, by_set.values()), initial=0)
        reader = known.reader(None)
        return {
            "texts": len(texts),
            "learnt_beside_them": len(learnt),
            **{name: figures(met[start : start + len(by_set[name])]) for name, start in zip(by_set, starts, strict=False)},
            **{name: figures(judged(reader, read(name))) for name in NEVER_LEARNT},
            "ordinary": figures(judged(reader, ordinary(companion, HELD_BACK))),
            "everyday_tongues": figures(judged(reader, wholes("tongues")[1::2])),
        }


def cross_validated(known: Known, texts: Sequence[Text]) -> list[tuple[Text, set[str]]]:
    """Each text as a model judges it that saw nothing by its hand. What has no hand is always learnt."""
    hands = [each.hand for each in texts]
    found: dict[int, tuple[Text, set[str]]] = {}
    for _, left in GroupKFold(FOLDS).split(texts, groups=hands):
        away = {hands[row] for row in left}
        weights = known.fitted([row for row, each in enumerate(known.texts) if each.hand not in away])
        found.update(zip(left, judged(known.reader(Leaning(weights)), [texts[row] for row in left]), strict=True))
    return [found[row] for row in range(len(texts))]


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
    return _without_signs(companion, [said for content, keys in loaded for said in _said(content, keys)])


def wholes(name: str) -> list[Text]:
    """Everyday texts of one hand."""
    content = yaml.safe_load((CASES / f"everyday_{name}.yaml").read_text(encoding="utf-8"))
    return [Text(each, ORDINARY, f"everyday_{name}") for each in content["texts"]]


def as_sentences(companion: Companion, by_set: Mapping[str, Sequence[Text]]) -> list[Text]:
    """The sentences of everyday texts, and of those that look grave and are not."""
    by_hand: dict[str, list[str]] = defaultdict(list)
    for each in (text for found in by_set.values() for text in found if text.group.case is None):
        by_hand[each.hand].append(each.text)
    return [found._replace(hand=hand) for hand, said in by_hand.items() for found in _without_signs(companion, said)]


def in_tongues(companion: Companion, texts: Sequence[Text]) -> Known:
    """What the model of other languages learns: the texts in them, with the sentences and clauses of the innocent ones."""
    more = [*(each for name in TONGUES for each in read(name)), *wholes("elsewhere"), *wholes("tongues")[::2]]
    more += _without_signs(companion, [each.text for each in more if each.group.case is None])
    found = [*more, *as_read(companion, more), *(each for each in texts if in_another_tongue(each.text))]
    return Known(companion, found, leaning_fit.OTHER_TONGUES)


def as_read(companion: Companion, texts: Sequence[Text]) -> list[Text]:
    """Innocent texts also in the parts that a reader looks at: the clauses of long sentences."""
    asked = {each.text for each in texts}
    innocent = [(text.hand, each) for text in texts if text.group.case is None for each in companion.lexicon.sentences(text.text)]
    return [Text(part, ORDINARY, hand) for hand, part in dict.fromkeys((hand, part) for hand, each in innocent
            for part in clauses(each)) if part not in asked]  # fmt: skip


def own_words(companion: Companion) -> list[Text]:
    """What the shipped people say about themselves."""
    said = [passage.quote for person in sample.people() for passage in passages(person, companion.lexicon.sentences)]
    return _without_signs(companion, said)


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


def _without_signs(companion: Companion, said: Sequence[str]) -> list[Text]:
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


class Known:
    """Texts that are fitted on, embedded once."""

    name: str
    dimensions: int

    def __init__(self, companion: Companion, texts: Sequence[Text], way: leaning_fit.Way = leaning_fit.ENGLISH) -> None:
        self.texts, self._companion, self._way = texts, companion, way
        self._vectors: dict[str, Vectors] = {}
        self.name, self.dimensions = companion.embedder.name, companion.embedder.dimensions
        signs = Signs()
        asked = [each.text for each in texts]
        self._said = leaning_fit.Said(
            [terms(text, signs.of(text)) for text in asked], self.encode(asked), [each.group.label for each in texts]
        )

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Unit vectors, remembered: texts are embedded once for all folds."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._companion.embedder.encode(new), strict=True))
        return np.array([self._vectors[text] for text in texts], dtype=np.float32)

    def fitted(self, rows: Sequence[int] | None = None) -> Weights:
        """A model that saw the texts, or only some of them."""
        return leaning_fit.fit(self._said if rows is None else self._said.rows(rows), self.name, self._way)

    def reader(self, leaning: Leaning | None) -> BoundaryReader:
        """A reader with a model of its own, or the program's."""
        leanings = Leanings(lambda: leaning, lambda: Leaning.read(TONGUES_FILE_NAME)) if leaning else None
        return BoundaryReader(self._companion.lexicon, lambda: self, ContactTable.read, leanings=leanings)


def judged(reader: BoundaryReader, texts: Iterable[Text]) -> list[tuple[Text, set[str]]]:
    """Each text with the labels of what it met."""
    found = []
    for each in texts:
        met = reader.read(each.text)
        found.append((each, {f"{case.id}{'!' if case.stop else '?'}" for case in met.cases} if met else set()))
    return found


def figures(judged_texts: Iterable[tuple[Text, set[str]]]) -> dict[str, object]:
    """Recall per case; texts stopped that should not be, and texts that should be and were not, word for word."""
    recall: dict[str, list[bool]] = defaultdict(list)
    missed, false_stops, lines = [], [], []
    innocent = 0
    for each, met in judged_texts:
        stopped = any(label.endswith("!") for label in met)
        if each.group.case is None:
            innocent += 1
            false_stops += [each.text] if stopped else []
            lines += [each.text] if met and not stopped else []
            continue
        right = stopped if each.group.case in DANGER and each.group.stop else each.group.label in met
        recall[each.group.label].append(right)
        missed += [] if right else [f"{each.group.label} {each.text}"]
    stops = {label: rights for label, rights in recall.items() if label.endswith("!")}
    dangers, requests = (
        [right for label in stops if (label[:-1] in DANGER) == grave for right in stops[label]] for grave in (True, False)
    )
    return {
        "recall_of_dangers": _share(dangers),
        "requests_named": _share(requests),
        "matters_named": _share([right for label in recall.keys() - stops.keys() for right in recall[label]]),
        "recall": {label: [_share(right), len(right)] for label, right in sorted(recall.items(), key=_by_number)},
        "innocent": innocent,
        "innocent_stopped": _share([True] * len(false_stops) + [False] * (innocent - len(false_stops))),
        "innocent_with_a_gentle_line": len(lines),
        "false_stops": false_stops,
        "missed": missed,
    }


def _by_number(entry: tuple[str, object]) -> tuple[int, str]:
    return int(entry[0][1:-1]), entry[0]


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 3) if right else 0.0


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
