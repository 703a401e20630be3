"""Files that are made while somebody waits and kept nowhere: each travels inside its own link."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass


@dataclass(frozen=True)
class Download:
    """A file as a link: what it is called on the page, its name when it is saved, and its content."""

    label: str
    name: str
    href: str


def download(label: str, name: str, content: bytes | str, media_type: str) -> Download:
    """A link that holds the file itself."""
    data = content.encode() if isinstance(content, str) else content
    return Download(label, name, f"data:{media_type};base64,{b64encode(data).decode('ascii')}")
