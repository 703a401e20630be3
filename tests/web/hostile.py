"""Texts that would run, load or rearrange something if a page trusted them, and people made of them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from companion.domain.people import Profile

HIT = "window.hit=1"

TEXTS = {
    "script": f"<script>{HIT}</script>",
    "image": f'<img src="http://evil.example/x.png" onerror="{HIT}">',
    "breaking out": f'"><svg onload="{HIT}">',
    "closing a field": f"</textarea></form><script>{HIT}</script>",
    "attribute": f"' autofocus onfocus='{HIT}' x='",
    "template of the frontend": f"${{{HIT}}} {{{{constructor.constructor('{HIT}')()}}}} {{{{{{{HIT}}}}}}}",
    "template of the server": "{{ 7 * 7 }} {% include 'status.html' %}",
    "markdown": f"![x](http://evil.example/pixel.png) [link](javascript:{HIT}) <http://evil.example>",
    "link": f"javascript:{HIT}",
    "right to left": "\u202egnol yrev\u202c \u2066one\u2069 שלום",
    "entity": f"&lt;script&gt;{HIT}&lt;/script&gt; &amp; &#60;b&#62;",
    "long": "x" * 10_000,
    "lines": "one\n\n\ntwo\r\nthree\u2028four",
}


def person(text: str, number: int = 1, role: str = "mentor") -> Profile:
    """Somebody whose every text is this one."""
    name = text.replace("\n", " ")[:200]
    return Profile.model_validate(
        {
            "id": f"h-{role}-{number}",
            "basics": {"name": name, "label": text, "summary": text, "url": text, "location": {"city": text}},
            "work": [{"name": text, "position": text, "summary": text, "highlights": [text, text]}],
            "publications": [{"name": text, "summary": text, "url": text}],
            "skills": [{"name": text}],
            "languages": [{"language": text}],
            "mentoring": {
                "roles": [role],
                **dict.fromkeys(
                    ("organisation", "industry", "goal", "desired_outcome", "constraints", "style", "timezone"), text
                ),
                **{key: [text] for key in ("focus_areas", "offers", "can_help_with", "known_for", "topics_declined", "values")},
                "consent": {"listed": True},
                "transitions": [{"from": text, "to": text, "story": text}],
            },
        }
    )


class _Reader(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.text += "" if tag in ("bdi", "q", "b", "br") else "\n"
        if tag in ("script", "img", "svg", "iframe", "object", "embed", "base", "meta", "link", "style"):
            self.found.append(f"<{tag}>")
        for name, value in attributes:
            if name.startswith("on") or (name in ("autofocus", "style") and HIT in (value or "")):
                self.found.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "formaction") and not (value or "").startswith(("download/", "mailto:", "http")):
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.text += data


def acted_on(html: str) -> list[str]:
    """Everything in a piece of a page that would do something by itself."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


def read(html: str) -> str:
    """What a piece of a page says."""
    reader = _Reader()
    reader.feed(html)
    return reader.text


def shown(changes: dict[Any, Any]) -> str:
    """The HTML of every panel that an event changes."""
    return "\n".join(value["html"] for value in changes.values() if isinstance(value, dict) and "html" in value)
