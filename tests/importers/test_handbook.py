"""A programme's handbook: what is read of Markdown, Word and PDF, and what is refused."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from companion.errors import RefusedFile, UnreadableFile
from companion.importers import handbook, handbook_formats
from companion.importers.handbook import MAX_BYTES, read_handbook

TODAY = date(2026, 11, 22)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path) -> list[tuple[str, str]]:
    return [(section.heading, section.text) for section in read_handbook(path, today=TODAY).sections]


def pdf(*pages: str) -> bytes:
    """A PDF as small as can be, one line of text a page."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for number, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * number} 0 R>>"
        objects += [page, f"<</Length {len(stream)}>>stream\n{stream}\nendstream"]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{each}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n" \
        f"startxref\n{len(out)}\n%%EOF".encode()  # fmt: skip


def docx(*parts: tuple[str, str]) -> bytes:
    """A Word document of (style, text)."""
    document, out = Document(), io.BytesIO()
    for style, text in parts:
        document.add_paragraph(text, style=style)
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "Contact", "Room 12"
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("# Rules\n\nBe on time.\nBe kind.\n\n## Costs\n\nFree.", [("Rules", "Be on time. Be kind."), ("Costs", "Free.")]),
        ("Before any heading.\n\n# A", [("house", "Before any heading.")]),
        ("---\ntitle: x\n---\n# A\ntext right below", [("A", "text right below")]),
        ("# A #\r\n\r\nwindows\r\n", [("A", "windows")]),
        ("#hashtag is no heading", [("house", "#hashtag is no heading")]),
        ("# <script>alert(1)</script>\n\n<b>bold</b>", [("<script>alert(1)</script>", "<b>bold</b>")]),
        ("# A\n\nturned \u202eround\u202c\x07", [("A", "turned round")]),
    ],
    ids=["headings", "none", "front matter", "windows", "hashtag", "markup is text", "unseen characters"],
)  # fmt: skip
def test_markdown_is_cut_at_headings(tmp_path, text, sections):
    assert read(written(tmp_path, "house.md", text)) == sections


def test_a_long_section_is_cut_between_paragraphs(tmp_path):
    found = read(written(tmp_path, "a.md", "# Long\n\n" + "\n\n".join("word " * 60 for _ in range(5)) + "\n\n" + "end " * 400))
    assert {heading for heading, _ in found} == {"Long"}
    assert [len(text.split()) for _, text in found] == [120, 120, 60, 170, 170, 60]


def test_word_documents_keep_headings_and_tables(tmp_path):
    content = docx(("Title", "Our programme"), ("Normal", "Welcome."), ("Heading 1", "Costs"), ("Normal", "Coffee is paid."))
    document = read_handbook(written(tmp_path, "h.docx", content), today=TODAY)
    assert (document.name, document.kind, document.added) == ("h.docx", "docx", TODAY)
    assert [(one.heading, one.text) for one in document.sections] == [
        ("Our programme", "Welcome."), ("Costs", "Coffee is paid.\n\nContact · Room 12")
    ]  # fmt: skip


def test_pdf_pages_are_cited_by_number(tmp_path):
    assert read(written(tmp_path, "h.pdf", pdf("Be on time.", "Coffee is paid."))) == [
        ("page 1", "Be on time."), ("page 2", "Coffee is paid.")
    ]  # fmt: skip


def test_passages_cite_file_and_heading(tmp_path):
    (passage,) = read_handbook(written(tmp_path, "h.md", "# Costs\n\nCoffee is paid."), today=TODAY).passages()
    assert (passage.note, passage.heading, passage.evidence) == ("h.md", "Costs", "programme")
    assert passage.sources == ("h.md: Costs",)


def locked(password: str) -> bytes:
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Secret.")))), io.BytesIO()
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body></w:document>"""


@pytest.mark.parametrize(
    ("name", "content", "error", "said"),
    [
        ("empty.md", b"", UnreadableFile, "is empty"),
        ("blank.md", b" \n\n ", UnreadableFile, "holds no text"),
        ("only.md", b"# Heading", UnreadableFile, "holds no text"),
        ("big.md", b"x" * (MAX_BYTES + 1), RefusedFile, "larger than 20 MB"),
        ("picture.md", b"\x89PNG\r\n\x1a\n" + bytes(200), UnreadableFile, "not a text file"),
        ("page.txt", b"<!DOCTYPE html><html><body>x</body></html>", UnreadableFile, "web page"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(600), UnreadableFile, "old Office document"),
        ("scan.pdf", pdf(" "), UnreadableFile, "holds no text"),
        ("locked.pdf", locked("secret"), RefusedFile, "encrypted"),
        ("half.pdf", pdf("Some text.")[:60], UnreadableFile, "damaged"),
        ("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 8, UnreadableFile, "damaged"),
        ("noise.docx", b"PK\x03\x04" + bytes(range(256)), UnreadableFile, "not a zip archive"),
        ("sheet.docx", zipped(xl__workbook_xml=b"<x/>"), UnreadableFile, "not a Word document"),
        ("bomb.docx", zipped(word__document_xml=bytes(30 * 2**20)), RefusedFile, "times its size"),
        ("torn.docx", zipped(word__document_xml=b"<w:document"), UnreadableFile, "damaged, or no Word document"),
        ("laughs.docx", zipped(word__document_xml=LAUGHS), UnreadableFile, "damaged, or no Word document"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_cannot_be_read_is_said(tmp_path, name, content, error, said):
    with pytest.raises(error, match=said) as raised:
        read_handbook(written(tmp_path, name, content), today=TODAY)
    assert name in raised.value.happened
    assert raised.value.remedy


def test_a_pdf_that_opens_without_a_password_is_read(tmp_path):
    assert read(written(tmp_path, "h.pdf", locked("")))[0][1] == "Secret."


@pytest.mark.parametrize(
    ("module", "limit", "name", "content", "said"),
    [
        (handbook, "MAX_SECTIONS", "h.md", "# A\n\none\n\n# B\n\ntwo", "longer than a handbook"),
        (handbook_formats, "MAX_PAGES", "h.pdf", pdf("one", "two"), "more than 1 pages"),
        (handbook_formats, "MAX_CHARACTERS", "h.pdf", pdf("one", "two"), "more than 1 characters"),
        (handbook_formats, "MAX_CHARACTERS", "h.docx", docx(("Normal", "one")), "more than 1 characters"),
    ],
)
def test_documents_without_end_are_refused(tmp_path, monkeypatch, module, limit, name, content, said):
    monkeypatch.setattr(module, limit, 1)
    with pytest.raises(RefusedFile, match=said):
        read_handbook(written(tmp_path, name, content), today=TODAY)


def test_a_pdf_that_takes_too_long_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(handbook_formats, "MAX_SECONDS", -1)
    with pytest.raises(RefusedFile, match="too long"):
        read_handbook(written(tmp_path, "h.pdf", pdf("one")), today=TODAY)
