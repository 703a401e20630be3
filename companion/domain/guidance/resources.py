"""Courses, articles, communities and events that people entered: who suggested what, when, and for which need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from urllib.parse import urlsplit

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from companion.domain.imports import Problem
from companion.domain.matching.pool import Vectors, Words

ResourceKind = Literal["course", "article", "community", "event", "other"]
RESOURCE_KINDS: tuple[ResourceKind, ...] = get_args(ResourceKind)

LONGEST_LINK = 2_000
"""Characters of a link; browsers and mail programs take about as many."""

NEAR = 0.4
"""Cosine of a need with a resource from which it is offered. Of the tune half of `evals/cases/guidance.yaml`, 87 % of
the questions that our notes answer come so near to a passage, and 12 % of the others."""

WORDS_COUNT = 0.03
"""What BM25 counts beside the cosine in the order."""

SOMEBODY = "somebody who is no longer here"
"""Stands in the place of a person who was forgotten."""


class Resource(BaseModel):
    """One thing that somebody found useful. `need`: for whom or what it is."""

    model_config = ConfigDict(frozen=True)

    title: str
    link: str
    suggested_by: str
    suggested_on: date | None = None
    need: str = ""
    kind: ResourceKind = "other"

    @property
    def searched(self) -> str:
        """What is embedded and indexed; never who suggested it."""
        return f"{self.title}. {self.need}" if self.need else self.title


class ResourceReport(BaseModel):
    """What became of a list that was read."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: list[Problem] = Field(default_factory=list)


@dataclass(frozen=True)
class ResourceList:
    """Resources aligned with one matrix of unit vectors, shape (resources, dimensions), and a word index.

    None stands for one that was put away while another process kept the rest from being brought up to date.
    """

    resources: Sequence[Resource | None]
    vectors: Vectors
    words: Words

    def near(self, text: str, vector: Vectors, *, top: int) -> list[Resource]:
        """Up to `top` resources for a need, the nearest first; none that is far from it."""
        cosine = self.vectors @ vector
        score = cosine + WORDS_COUNT * self.words.scores(text)
        nearest = [self.resources[row] for row in np.argsort(-score, kind="stable").tolist() if cosine[row] >= NEAR]
        return [resource for resource in nearest if resource][:top]


def fault_of(link: str) -> str | None:
    """Why a link may not be offered, or None: only http and https, with a host, and nothing that hides where it leads."""
    if len(link) > LONGEST_LINK:
        return f"the link has more than {LONGEST_LINK:,} characters"
    if not link.isprintable() or any(character.isspace() for character in link) or "\\" in link:
        return "the link holds characters that no link holds"
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return "the link cannot be read"
    if parts.scheme.lower() not in ("http", "https") or not host:
        return "the link does not begin with http:// or https://"
    return "the link holds a user name, which hides where it leads" if "@" in parts.netloc else None
