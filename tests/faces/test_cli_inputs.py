"""What the command line reads: conditions, column maps, files and standard input."""

import io
from pathlib import Path
from typing import get_args

import pytest

from companion.cli import choices
from companion.cli.inputs import MAX_TEXT_BYTES, clean, column_map, conditions, need_words, own_words, path_given, text_given
from companion.cli.session import Session
from companion.domain.agenda.agenda import AgendaKind, Side
from companion.domain.guidance.guidance import Audience
from companion.domain.needs import FilterField, MatchKind
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.people import Role
from companion.errors import TextTooLong, UnreadableFile, UsageError


@pytest.fixture
def session() -> Session:
    return Session(out=io.StringIO())


@pytest.mark.parametrize(
    ("text", "field", "op", "value"),
    [
        ("industry=law", "industry", "in", ["law"]),
        ("industry=law,media", "industry", "in", ["law", "media"]),
        ("industry!=technology", "industry", "not_in", ["technology"]),
        ("Industry = Law , Media", "industry", "in", ["law", "media"]),
        ("stage=senior", "stage", "in", ["senior"]),
        ("capacity=open", "capacity", "in", ["open"]),
        ("language=Spanish", "language", "in", ["Spanish"]),
        ("region=Latin America", "region", "in", ["Latin America"]),
        ('organisation="Falck, Holm and Sons",Aldersgate', "organisation", "in", ["Falck, Holm and Sons", "Aldersgate"]),
        ("person!=a@b.example", "person", "not_in", ["a@b.example"]),
        ("done=a = b", "done", "in", ["a = b"]),
        ("timezone=Europe/Oslo", "timezone", "in", [{"zone": "Europe/Oslo", "overlap_hours": 2}]),
        ("timezone=Europe/Oslo:4", "timezone", "in", [{"zone": "Europe/Oslo", "overlap_hours": 4}]),
    ],
)
def test_a_condition_becomes_a_filter(text: str, field: str, op: str, value: list[object]) -> None:
    (found,) = conditions([text])
    assert (found.field, found.op, found.value) == (field, op, value)
    assert found.from_ == f"--where {text.strip()}"


@pytest.mark.parametrize(
    "text",
    [
        "", "industry", "industry=", "=law", "industry=,", "colour=blue", "consent=listed", "available=yes", "reporting=x",
        "industry=plumbing", "stage=young", "channel=pigeon", "format=weekly", "capacity=closed", "timezone=Europe/Oslo:two",
        "industry==law=", "industry>law",
    ],
)  # fmt: skip
def test_a_condition_that_is_none_is_wrong_usage(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        conditions([text])
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("pair", "mapped"),
    [
        ("Job title=headline", {"Job title": "headline"}),
        (" What do you do? = basics.label ", {"What do you do?": "basics.label"}),
        ("a=b=goal", {"a=b": "goal"}),
    ],
)
def test_a_column_map_is_split_at_the_last_equals_sign(pair: str, mapped: dict[str, str]) -> None:
    assert column_map([pair]) == mapped


@pytest.mark.parametrize("pair", ["", "x", "=x", "x=", " = "])
def test_half_a_column_map_is_wrong_usage(pair: str) -> None:
    with pytest.raises(UsageError):
        column_map([pair])


def test_standard_input_stands_for_one_file(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfs\xc3\xa5\n")))
    with session:
        path = path_given(session, "-")
        assert path.name == "standard input"
        assert path.read_bytes() == b"\xef\xbb\xbfs\xc3\xa5\n"
        with pytest.raises(UsageError):
            path_given(session, "-")
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "text"), [(b"\xef\xbb\xbfDear Ada", "Dear Ada"), ("Så\r\nja".encode(), "Så\r\nja"), (b"", "")]
)
def test_a_text_is_utf8_with_or_without_a_mark(session: Session, tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert text_given(session, str(tmp_path / "a.txt")) == text


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"\xff\xfeD", UnreadableFile),
        (b"x" * (MAX_TEXT_BYTES + 1), TextTooLong),
        (None, UnreadableFile),
        (b"%PDF-1.7 text", UnreadableFile),
        (b"PK\x03\x04 text", UnreadableFile),
        (b"a\0b", UnreadableFile),
    ],
)
def test_a_text_that_cannot_be_used_says_so(session: Session, tmp_path: Path, content: bytes | None, error: type) -> None:
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error) as caught:
        text_given(session, str(path))
    assert caught.value.remedy


def test_a_folder_is_told_from_a_file(session: Session, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    with pytest.raises(UnreadableFile, match=r"drafts is a folder\. Give a file with a message\."):
        text_given(session, str(tmp_path / "drafts"))
    with pytest.raises(UnreadableFile, match="Give a file with your own words"):
        own_words(session, str(tmp_path / "drafts"))


def test_own_words_are_the_lines_that_hold_something(session: Session, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("\ufeffOne.\n\n  Two. \r\n\t\nThree?\n", encoding="utf-8")
    assert own_words(session, str(tmp_path / "own.txt")).lines == ("One.", "Two.", "Three?")
    assert not own_words(session, None)


def test_a_need_or_somebody_is_needed() -> None:
    assert need_words(None, "p-1") is None
    assert need_words("", None) == ""
    with pytest.raises(UsageError):
        need_words(None, None)


def test_bytes_that_are_no_utf8_become_replacement_marks() -> None:
    assert clean(b"caf\xe9 \xe2\x82\xac".decode("utf-8", "surrogateescape")) == "caf\ufffd €"


def test_the_words_of_options_equal_the_domains() -> None:
    assert set(choices.MATCH_KINDS) == set(get_args(MatchKind))
    assert set(choices.CHANNELS) == set(Channel)
    assert set(choices.MESSAGE_KINDS) == set(MessageKind)
    assert set(choices.ROLES) == set(get_args(Role))
    assert set(choices.AUDIENCES) == set(get_args(Audience))
    assert set(choices.AGENDA_KINDS) == {"auto", *AgendaKind}
    assert set(choices.SIDES) == set(get_args(Side))


def test_conditions_take_the_vocabulary_and_nothing_that_always_holds() -> None:
    from companion.cli.inputs import fields

    assert set(get_args(FilterField)) - set(fields()) == {"consent", "available", "reporting"}
