"""The same message between people of other names has the same findings: no rule looks at whose name it is."""

import json
import re

import pytest
import yaml

from companion.domain.outreach.message import words
from companion.domain.rules import findings
from evals.outreach import CASES, as_case, person, whole_case

GIVEN, FAMILY = ("Amara", "Wei"), ("Okonkwo", "Zhang")


def _cases():
    document = yaml.safe_load((CASES / "outreach.yaml").read_text("utf-8"))
    by_id = {case["id"]: case for case in document["cases"]}
    return [whole_case(case, by_id) for case in document["cases"]]


def _swapped(case):
    """The case with each word of both names written otherwise wherever it stands, in the text and in the profiles."""
    mentee, mentor = person(case["mentee"]), person(case["mentor"])
    others: dict[str, str] = {}
    for profile, given, family in ((mentee, GIVEN[0], FAMILY[0]), (mentor, GIVEN[1], FAMILY[1])):
        first, *middle, last = words(profile.name) if len(words(profile.name)) > 1 else [*words(profile.name), ""]
        others |= {first: given, last: family} | {word: f"{family}{at}" for at, word in enumerate(middle)}
    others.pop("", None)
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(others, key=len, reverse=True)))})(?!\w)", re.IGNORECASE)

    def renamed(text):
        return named.sub(lambda found: other(found.group()), text)

    def other(word):
        """The other name, small where the name was written small."""
        return others.get(word) or next(new for old, new in others.items() if old.lower() == word.lower()).lower()

    people = {who: json.loads(renamed(profile.model_dump_json())) for who, profile in (("mentee", mentee), ("mentor", mentor))}
    typed = {
        name: json.loads(renamed(json.dumps(case[name], ensure_ascii=False))) for name in ("own", "how_known") if name in case
    }
    return {**case, **typed, **people, "text": renamed(case["text"])}


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["id"])
def test_findings_do_not_depend_on_the_names(case):
    found = [(finding.rule, finding.severity) for finding in findings(as_case(case))]
    assert [(finding.rule, finding.severity) for finding in findings(as_case(_swapped(case)))] == found
