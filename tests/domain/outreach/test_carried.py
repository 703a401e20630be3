import pytest

from companion.domain.outreach.carried import WORD_JOINER, carried_text, plain_slack
from companion.domain.outreach.message import read_message
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.text.lexicon import EnglishLexicon

BODY = "Dear Rune,\n\nI run a bakery. What came first?\n\nKind regards,\nOdile"
MESSAGE = read_message(BODY, EnglishLexicon().sentences, names=("Odile",))


@pytest.mark.parametrize(
    ("channel", "kind", "used", "limit", "unit"),
    [
        (Channel.EMAIL, MessageKind.FIRST, 7, 150, "words"),
        (Channel.EMAIL, MessageKind.FOLLOW_UP, 7, 60, "words"),
        (Channel.EMAIL, MessageKind.THANK_YOU, 7, 150, "words"),
        (Channel.LINKEDIN, MessageKind.FIRST, len(BODY), 800, "characters"),
        (Channel.NOTE, MessageKind.FIRST, len(BODY), 200, "characters"),
        (Channel.SLACK, MessageKind.FIRST, 7, 90, "words"),
    ],
)
def test_a_message_is_counted_as_its_rule_counts(channel: Channel, kind: MessageKind, used: int, limit: int, unit: str) -> None:
    carried = carried_text(MESSAGE, channel, kind)
    assert (carried.text, carried.used, carried.limit, carried.unit) == (BODY, used, limit, unit)
    assert (carried.words, carried.characters) == (7, len(BODY))
    assert not carried.is_over


@pytest.mark.parametrize(
    ("typed", "marks"),
    [
        ("a *bold* and _quiet_ ~gone~ `code` line", 4),
        ("3*4*5, snake_case_name and ~20 minutes", 0),
        ("> quoted\n- one\n2. two\n# three", 4),
        ("at 10:30: see :wave: there", 1),
        ("A plain line.\nAnd one - with a dash.", 0),
    ],
)
def test_slack_shows_what_was_typed(typed: str, marks: int) -> None:
    shown = plain_slack(typed)
    assert shown.count(WORD_JOINER) == marks
    assert shown.replace(WORD_JOINER, "") == typed
