"""The kind of arrangement a need suggests, and why. A proposal, never a condition.

After MENTORING 1.1, C7 and C8: a single talk suits breaking in, a sideways move or one hard decision; a longer tie suits
promotion, office politics and growing into a role. Peers suit a shared situation; the other way round suits learning from
somebody younger or newer.
"""

from __future__ import annotations

from collections.abc import Sequence

from companion.domain.needs import Filter, Form, FormKind
from companion.text.needs.reading import Reading, line

_SIGNS: tuple[tuple[FormKind, str, str], ...] = (
    (
        "reverse",
        r"reverse mentor(?:ing)?|(?:younger|newer|more junior|less experienced) (?:than me|people|colleagues?|person|someone|somebody|and)"
        r"|(?:someone|somebody|anyone|a person|people) (?:younger|newer|more junior|young)|learn from (?:a |an )?(?:junior|young|younger|newer)",
        "Learning from somebody newer is mentoring the other way round.",
    ),
    (
        "peer",
        r"peers?|(?:in|at) (?:the|a) (?:same|similar) (?:situation|boat|place|position|stage|point)|same (?:boat|situation)|compare notes|"
        r"(?:someone|somebody|people) like me|going through the same|who is also (?:new|starting|trying|looking|going)",
        "People in the same situation can help one another as equals.",
    ),
    (
        "series",
        r"office politics|politics at work|(?:my |a |the |getting )?promot(?:ion|ed)|growing into|grow into|new role|new (?:manager|job as|post)|"
        r"(?:first time|newly appointed|new) (?:manager|leader|supervisor|head|lead)|unwritten rules|for (?:some|several|a few) months|"
        r"long term|lead(?:ing)? (?:a|my) (?:first )?team|building trust|over (?:some|several|the next) months",
        "It grows over months, so a few conversations suit it better than one.",
    ),
    (
        "micro",
        r"break(?:ing)? in(?:to)?|get(?:ting)? into|(?:one|a|single|quick|short)(?: \w+)? question|whether|(?:have|need) to (?:decide|choose)|"
        r"would (?:\w+ )?suit me|is it worth|worth it|(?:could|might) be (?:a |the )?(?:\w+ )?for me|first step|single (?:talk|conversation|chat|call)|"
        r"(?:hard|difficult|big) decision|decide (?:between|by|whether|if)|offer on the table|sideways move|lateral move|people get into",
        "It is one question, so one short, well prepared conversation may be enough.",
    ),
)
_PATTERNS = tuple((kind, line(pattern), because) for kind, pattern, because in _SIGNS)
_OF_FORMAT: dict[str, FormKind] = {"one_off": "micro", "series": "series", "peer": "peer", "reverse": "reverse"}


def propose(reading: Reading, filters: Sequence[Filter]) -> Form | None:
    """The form that the words suggest, with the words; None when they leave it open. What is asked for outright comes first."""
    for asked in filters:
        kind = _OF_FORMAT.get(str(asked.value[0])) if asked.field == "format" and asked.op == "in" else None
        if kind:
            return Form(kind=kind, because=f"You ask for it: “{asked.from_}”.")
    for kind, pattern, because in _PATTERNS:
        hit = next(reading.search(pattern), None)
        if hit:
            return Form(kind=kind, because=f"You write “{reading.said(hit.first, hit.end)}”. {because}")
    return None
