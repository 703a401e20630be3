import pytest

from companion.domain.outreach.outreach import Channel, MessageKind
from tests.domain.cases import BODY, severities, with_sentence


@pytest.mark.parametrize(
    ("count", "kind", "expected"),
    [
        (44, MessageKind.FIRST, {"fail"}),
        (50, MessageKind.FIRST, {"warn"}),
        (100, MessageKind.FIRST, set()),
        (140, MessageKind.FIRST, {"warn"}),
        (151, MessageKind.FIRST, {"fail"}),
        (19, MessageKind.FOLLOW_UP, {"fail"}),
        (40, MessageKind.FOLLOW_UP, set()),
        (61, MessageKind.FOLLOW_UP, {"fail"}),
        (30, MessageKind.AFTER_EVENT, set()),
        (81, MessageKind.AFTER_EVENT, {"fail"}),
    ],
)
def test_words_of_an_e_mail(count, kind, expected):
    assert severities("Dear Rune,\n\n" + "bread " * (count - 1) + "bread.\n\nKind regards,\nOdile", "O1", kind=kind) == expected


@pytest.mark.parametrize(
    ("channel", "size", "expected"),
    [
        (Channel.NOTE, 200, set()),
        (Channel.NOTE, 201, {"fail"}),
        (Channel.LINKEDIN, 500, set()),
        (Channel.LINKEDIN, 700, {"warn"}),
        (Channel.LINKEDIN, 801, {"fail"}),
        (Channel.SLACK, 450, set()),
        (Channel.SLACK, 600, {"fail"}),
    ],
)
def test_size_by_channel(channel, size, expected):
    assert severities(("bread " * 200)[: size - 1] + ".", "O1", channel=channel) == expected


@pytest.mark.parametrize(
    "sentence", ["Thx for reading.", "Can u say it b4 noon?", "We bake 🥐 at three. 🥐", "It works :) :)", "I am here 2moro."]
)
def test_text_speak_fails(sentence):
    assert "fail" in severities(with_sentence(sentence), "O14")


@pytest.mark.parametrize("sentence", ["We bake 🥐 at three.", "It works :)"])
def test_one_smile_warns(sentence):
    assert severities(with_sentence(sentence), "O14") == {"warn"}


@pytest.mark.parametrize(
    "sentence", ["The R package is open.", "Our U-bend leaks.", "It is 3 p.m. here.", "I'd like that.", "O'Brien said so."]
)
def test_what_is_written_out(sentence):
    assert severities(with_sentence(sentence), "O14") == set()


def test_small_letters_throughout_fail_and_one_warns():
    assert severities(BODY.replace("I put up", "i put up"), "O14") == {"warn"}
    assert "fail" in severities(BODY.lower(), "O14")


@pytest.mark.parametrize(
    ("greeting", "expected"), [("Dear Rune, ", set()), ("Dear Rune,\n\n", {"warn"}), ("Dear Rune. ", {"warn"})]
)
def test_what_goes_on_from_the_greeting_may_begin_small(greeting, expected):
    assert severities(f"{greeting}my name is Odile and I bake. I fold at five.", "O14") == expected
