"""Word documents and PDFs as runs of text with their headings, under limits: what strangers made may be anything."""

from __future__ import annotations

import io
import logging
import time
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from companion.errors import RefusedFile, UnreadableFile
from companion.importers.archive import open_archive
from companion.importers.sources import Source

if TYPE_CHECKING:
    from docx.document import Document
    from pypdf import PageObject, PdfReader

Block = tuple[str, bool]
"""A run of text, and whether it is a heading."""

MAX_PAGES = 1_000
MAX_CHARACTERS = 2_000_000
"""Characters of a document's text; a handbook of 300 pages has about 700,000."""
MAX_SECONDS = 60
"""How long the pages of a PDF may take together; it is looked at after every page."""

_WORD_BODY = "document.xml"
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, OSError, RecursionError,
    SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What the readers of damaged files raise beside errors of their own."""


def docx_blocks(source: Source) -> Iterator[Block]:
    """Paragraphs and rows of tables, and whether each is a heading.

    Raises:
        UnreadableFile: it is no Word document, or a damaged one.
        RefusedFile: it is an unsafe archive, or holds more than MAX_CHARACTERS.
    """
    if _WORD_BODY not in (name.lower() for name in open_archive(source).names()):
        raise UnreadableFile(f"{source.name} is not a Word document.", "Give Markdown, plain text, a .docx or a PDF.")
    characters = 0
    for text, heading in _word_blocks(_word_document(source)):
        characters += len(text)
        _check_length(source, characters)
        yield text, heading


def _word_document(source: Source) -> Document:
    from docx import Document as read_docx
    from docx.opc.exceptions import OpcError

    try:
        with source.open() as stream:
            return read_docx(io.BytesIO(stream.read()))
    except (*_DAMAGE, OpcError) as error:
        raise UnreadableFile(f"{source.name} is damaged, or no Word document.", "Open it in Word and save it again.") from error


def _word_blocks(document: Document) -> Iterator[Block]:
    from docx.table import Table

    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from ((" · ".join(cell.text for cell in row.cells), False) for row in part.rows)
        else:
            style = (part.style.name or "") if part.style else ""
            yield part.text, style.startswith(("Heading", "Title"))


def pdf_blocks(source: Source) -> Iterator[Block]:
    """The text of each page, under its number as heading.

    Raises:
        UnreadableFile: it is no PDF, or a damaged one.
        RefusedFile: it is encrypted, or has more than MAX_PAGES or MAX_CHARACTERS, or takes longer than MAX_SECONDS.
    """
    reader = _pdf_reader(source)
    began, characters = time.monotonic(), 0
    for number, page in enumerate(_pages(source, reader), 1):
        text = _page_text(source, page)
        characters += len(text)
        _check_length(source, characters)
        if time.monotonic() - began > MAX_SECONDS:
            raise RefusedFile(f"{source.name} takes too long to read.", "Print it to a new PDF, or give the original document.")
        yield f"page {number}", True
        yield text, False


def _pdf_reader(source: Source) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with source.open() as stream:
            reader = PdfReader(io.BytesIO(stream.read()))
        locked = reader.is_encrypted and not reader.decrypt("")
    except (*_DAMAGE, PyPdfError) as error:
        raise UnreadableFile(f"{source.name} is damaged, or no PDF.", "Print it to a new PDF and give that.") from error
    if locked:
        raise RefusedFile(f"{source.name} is encrypted.", "Save it without a password and give that.")
    return reader


def _pages(source: Source, reader: PdfReader) -> list[PageObject]:
    from pypdf.errors import PyPdfError

    try:
        count = len(reader.pages)
        pages = list(reader.pages) if count <= MAX_PAGES else []
    except (*_DAMAGE, PyPdfError) as error:
        raise UnreadableFile(f"{source.name} is damaged.", "Print it to a new PDF and give that.") from error
    if count > MAX_PAGES:
        raise RefusedFile(f"{source.name} has more than {MAX_PAGES:,} pages.", "Split it by subject.")
    return pages


def _page_text(source: Source, page: PageObject) -> str:
    from pypdf.errors import PyPdfError

    try:
        return str(page.extract_text())
    except (*_DAMAGE, PyPdfError) as error:
        raise UnreadableFile(f"A page of {source.name} cannot be read.", "Print it to a new PDF and give that.") from error


def _check_length(source: Source, characters: int) -> None:
    if characters > MAX_CHARACTERS:
        raise RefusedFile(f"{source.name} holds more than {MAX_CHARACTERS:,} characters.", "Split it by subject.")
