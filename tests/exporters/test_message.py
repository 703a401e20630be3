from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from companion.errors import InputError
from companion.exporters.message import MAX_MAILTO, MailFiles

files = MailFiles()
BODY = "Dear Rune,\n\nA line with ü, “quotes” and العربية.\n\nKind regards,\nOdile"


def test_a_mail_file_is_unsent_and_has_one_recipient() -> None:
    parsed = message_from_bytes(
        files.eml(subject="The alarm", body=BODY, name="Rune Falck", address="rune@mill.example"), policy=default
    )
    assert parsed["X-Unsent"] == "1"
    assert parsed["To"] == "Rune Falck <rune@mill.example>"
    assert parsed["Subject"] == "The alarm"
    assert parsed["From"] is None
    assert parsed.get_content().replace("\r\n", "\n").strip() == BODY


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Rune\r\nBcc: x@y.example", "rune@mill.example"),
        ("Rune, x@y.example", "rune@mill.example"),
        ("Rune <x@y.example>,", "rune@mill.example"),
        ("Åsa Öberg 李", "asa@mill.example"),
    ],
)
def test_a_name_cannot_add_a_recipient_or_a_header(name: str, address: str) -> None:
    parsed = message_from_bytes(files.eml(subject="S\nBcc: a@b.example", body=BODY, name=name, address=address), policy=default)
    assert [one.addr_spec for one in parsed["To"].addresses] == [address]
    assert parsed["Bcc"] is None


@pytest.mark.parametrize("address", ["a@b.example, c@d.example", "a@b.example\nBcc: c@d.example", "<>"])
def test_an_address_that_is_more_than_one_is_refused(address: str) -> None:
    with pytest.raises(InputError, match="mail file"):
        files.eml(subject="S", body=BODY, name="R", address=address)


def test_without_an_address_the_file_goes_to_nobody_yet() -> None:
    assert message_from_bytes(files.eml(subject=None, body=BODY, name="R", address=None), policy=default)["To"] is None


def test_a_mail_link_carries_subject_and_line_breaks() -> None:
    link = files.mailto(subject="Fault & board?", body=BODY, address="rune@mill.example")
    assert link is not None
    parts = urlsplit(link)
    assert unquote(parts.path) == "rune@mill.example"
    assert parse_qs(parts.query) == {"subject": ["Fault & board?"], "body": [BODY.replace("\n", "\r\n")]}


def test_a_link_that_mail_programs_would_cut_is_not_made() -> None:
    assert files.mailto(subject="S", body="word " * 400, address="a@b.example") is None
    assert len(files.mailto(subject="S", body="word " * 100, address="a@b.example") or "") < MAX_MAILTO


@pytest.mark.parametrize(
    ("name", "file"),
    [("Ingunn Kvalheim", "ingunn-kvalheim"), ("José Ñ.", "jose-n"), ("../x", "x"), ("رنا", "رنا"), ("…", "mentor")],
)
def test_file_names_are_plain(name: str, file: str) -> None:
    assert files.file_name(name) == f"message-to-{file}.eml"
