"""A programme's own handbook: Markdown, Word or PDF in, sections with their headings out. Whatever stands in it is text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from companion.domain.guidance.guidance import HandbookDocument, Section, in_parts
from companion.errors import RefusedFile, UnreadableFile
from companion.importers.handbook_formats import Block, docx_blocks, pdf_blocks
from companion.importers.sources import Source, encoding_of, file_source, lines

MAX_BYTES = 20 * 2**20
"""Bytes of a file; a handbook with pictures takes some five megabytes."""
MAX_SECTIONS = 1_000
"""Passages of one document, about 150,000 words."""
LONGEST_HEADING = 120

Kind = Literal["markdown", "docx", "pdf", "text"]

_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(?P<heading>.+?)\s*#*\s*$")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_WEB_PAGE = re.compile(r"\s*<(?:!doctype|html)\b", re.IGNORECASE)
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Characters that no reader sees, among them those which turn the direction of a line round."""


def read_handbook(path: Path, *, today: date) -> HandbookDocument:
    """One document as sections of at most some 170 words, each under the heading it stands below.

    Raises:
        UnreadableFile: it is missing, damaged, of no kind that can be read, or holds no text.
        RefusedFile: it is too large, encrypted or unsafe.
    """
    source = file_source(path)
    if path.stat().st_size > MAX_BYTES:
        raise RefusedFile(f"{path.name} is larger than {MAX_BYTES // 2**20} MB.", "Leave its pictures out, or split it.")
    kind = _kind(source)
    blocks = {"docx": docx_blocks, "pdf": pdf_blocks}.get(kind, _text_blocks)(source)
    sections = list(_limited(source, _sections(path.stem, blocks)))
    if not sections:
        raise UnreadableFile(f"{path.name} holds no text.", _REMEDIES[kind])
    return HandbookDocument(name=path.name, kind=kind, added=today, sections=tuple(sections))


_REMEDIES: dict[Kind, str] = {
    "pdf": "It may be a scan: pictures of pages. Run text recognition over it first, or give the original document.",
    "docx": "Write something in it, and save it again.",
    "markdown": "Write something in it, and save it again.",
    "text": "Write something in it, and save it again.",
}


def _kind(source: Source) -> Kind:
    with source.open() as stream:
        head = stream.read(1024)
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise UnreadableFile(f"{source.name} is an old Office document.", "Save it as .docx or PDF and give that.")
    return "markdown" if source.name.lower().endswith((".md", ".markdown")) else "text"


def _text_blocks(source: Source) -> Iterator[Block]:
    try:
        text = "".join(lines(source, encoding_of(source)))
    except UnreadableFile as error:
        raise UnreadableFile(error.happened, "Give Markdown, plain text, a Word document (.docx) or a PDF.") from error
    if _WEB_PAGE.match(text):
        raise UnreadableFile(f"{source.name} is a web page.", "Save its text as a Word document, PDF or Markdown and give that.")
    yield from _markdown(_FRONT_MATTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"), count=1))


def _markdown(text: str) -> Iterator[Block]:
    """Headings begin with #, paragraphs end at an empty line."""
    held: list[str] = []
    for line in [*text.split("\n"), ""]:
        found = _HEADING.match(line)
        if found or not line.strip():
            if held:
                yield "\n".join(held), False
            held = []
        else:
            held.append(line)
        if found:
            yield found["heading"], True


def _sections(title: str, blocks: Iterable[Block]) -> Iterator[Section]:
    """The text under each heading, in parts that can be shown; what stands before the first heading comes under the title."""
    heading, held = title, list[str]()
    for text, is_heading in [*_clean(blocks), ("", True)]:
        if not is_heading:
            held.append(text)
            continue
        yield from (Section(heading=heading, text=part) for part in in_parts("\n\n".join(held)))
        heading, held = text[:LONGEST_HEADING] or title, []


def _clean(blocks: Iterable[Block]) -> Iterator[Block]:
    for text, heading in blocks:
        plain = _UNSEEN.sub("", text).strip()
        if plain:
            yield plain, heading


def _limited(source: Source, sections: Iterator[Section]) -> Iterator[Section]:
    for number, section in enumerate(sections):
        if number == MAX_SECTIONS:
            raise RefusedFile(
                f"{source.name} is longer than a handbook: it has more than {MAX_SECTIONS:,} passages.", "Split it by subject."
            )
        yield section
