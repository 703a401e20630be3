"""HTML from templates. People's text reaches a page through here only, and every value is escaped on its way.

Gradio's own templates are not used for it: `{{…}}` there leaves `${…}` in a person's text to be run as a script.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from companion.domain.people import Profile, value_at
from companion.domain.words.places import place
from companion.web import words

_QUOTED = re.compile("(“[^”]*”)")

LONG_QUOTE = 420
"""Characters of a text shown at once; the rest is one click away."""


def render(template: str, **values: Any) -> Markup:
    """A template of `web/templates`, filled. Values are escaped; a name the template lacks is an error."""
    return Markup(_environment().get_template(template).render(**values))


def link(url: str | None) -> str | None:
    """The address when it is an ordinary web address; None for `javascript:` and everything else."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.hostname else None


def isolated(text: str) -> Markup:
    """A sentence of the companion's with each quotation standing by itself, so that one from right to left turns nothing else."""
    return Markup("").join(Markup("<bdi>{}</bdi>").format(part) if part[:1] == "“" else part for part in _QUOTED.split(text))


def page_of(person: Profile, source: str) -> str | None:
    """The address of the piece of work that a quotation comes from, where the profile gives one."""
    return value_at(person.document(), f"{source.partition('.')[0]}.url")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("companion.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["long_quote"] = LONG_QUOTE
    named = (
        link,
        isolated,
        page_of,
        place,
        words.day,
        words.condition,
        words.came_from,
        words.set_by,
        words.in_quotes,
        words.removed_by,
        words.counted,
        words.how_many,
        words.either,
        words.sentence,
    )
    environment.filters.update({function.__name__: function for function in named})
    return environment
