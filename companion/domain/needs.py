"""What somebody asks for: aspects to find by meaning, and filters that are plain conditions, each with the words it came from."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from companion.domain.boundaries.boundary import Boundary

FilterField = Literal[
    "industry", "stage", "language", "country", "region", "timezone", "channel", "format", "capacity", "done", "person",
    "organisation", "topic", "consent", "available", "reporting",
]  # fmt: skip
"""The vocabulary of conditions. `consent`, `available` and `reporting` are never asked for: they always hold."""

Op = Literal["in", "not_in"]
MatchKind = Literal["any", "micro", "series", "peer", "reverse"]
FormKind = Literal["micro", "series", "peer", "reverse"]

INDUSTRIES = (
    "agriculture", "architecture", "arts", "automotive", "aviation", "construction", "consulting", "defence", "education",
    "energy", "engineering", "environment", "fashion", "finance", "food", "gaming", "government", "healthcare",
    "hospitality", "human-resources", "insurance", "law", "logistics", "manufacturing", "maritime", "marketing", "media",
    "nonprofit", "pharma", "property", "research", "retail", "security", "sport", "technology", "telecom", "trades", "travel",
)  # fmt: skip

MAX_ASPECTS = 4
MAX_NEED = 20_000
"""Characters of a need; a longer one is refused with a sentence."""

MAX_ASPECT = 1_000
"""Characters of one aspect: about what the model of sentence vectors reads."""

MAX_FILTERS = 40
"""Conditions of one need. Each is put to everybody in the pool."""


class Filter(BaseModel):
    """One condition on a person. `from_` is the exact words it came from, or what set it (`--where`, "from your profile").

    `wish`: it moves those who meet it forward and leaves nobody out ('ideally', 'if possible').
    """

    model_config = ConfigDict(populate_by_name=True, frozen=True)

    field: FilterField
    op: Op = "in"
    value: list[Any] = Field(default_factory=list)
    from_: str = Field(default="", alias="from")
    wish: bool = False


SUBJECTS: frozenset[FilterField] = frozenset({"industry", "stage", "done", "topic"})
"""Conditions whose words are also what the need is about, unless they rule something out."""


class Refused(BaseModel):
    """Words that ask for something the companion does not do, and why it does not."""

    words: str
    because: str


class Form(BaseModel):
    """The kind of arrangement a need suggests, and why. A proposal, never a condition."""

    kind: FormKind
    because: str


class Need(BaseModel):
    """A need as understood. Every part can be seen, edited and removed by the person whose need it is.

    `introduced` are the words with which the writer says who they are, and `own_name` is the name in them; `orders` are words to
    the program: none of them is searched. `foreign`: most words are another language's, so that their grammar is not read.
    `boundary` is what the words come near to; on a stop nothing else is read from them.
    `cautions` are sentences about conditions that cannot all hold; `note` says why a language model did not read it.
    """

    text: str
    aspects: list[str] = Field(default_factory=list)
    filters: list[Filter] = Field(default_factory=list)
    refused: list[Refused] = Field(default_factory=list)
    unread: list[str] = Field(default_factory=list)
    form: Form | None = None
    introduced: list[str] = Field(default_factory=list)
    own_name: str = ""
    orders: list[str] = Field(default_factory=list)
    foreign: bool = False
    cautions: list[str] = Field(default_factory=list)
    read_by: Literal["parser", "model"] = "parser"
    note: str | None = None
    boundary: Boundary | None = None

    @property
    def has_subject(self) -> bool:
        """Whether it says what to talk about, and not only with whom."""
        return bool(self.aspects) or any(one.op == "in" and one.field in SUBJECTS for one in self.filters)

    @property
    def stops(self) -> bool:
        """Whether nobody is looked for, since the words belong with a human first."""
        return self.boundary is not None and self.boundary.stop
