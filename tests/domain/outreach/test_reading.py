import pytest

from companion.domain.outreach.reading import read_case
from tests.domain.cases import BODY, case


def test_sentences_joined_by_their_white_space_are_the_body():
    draft = read_case(case(), writer="you")
    at = 0
    for sentence in draft.sentences:
        place = BODY.index(sentence.text, at)
        assert not BODY[at:place].strip()
        at = place + len(sentence.text)
    assert not BODY[at:].strip()


def test_greeting_and_sign_off_are_courtesy_and_do_not_count_as_words():
    draft = read_case(case(), writer="you")
    assert draft.sentences[0].origin == draft.sentences[-1].origin == "courtesy"
    assert 0.4 < draft.own_words_share <= 1


def test_take_away_is_quoted_from_the_draft():
    away = read_case(case(), writer="you").take_away
    assert all(part and part in BODY for part in (away.who, away.why_me, away.asked, away.how_long))


@pytest.mark.parametrize("body", ["🙏🙏", "Dear Rune,", "word " * 4000, "مرحبا رون، أنا خبازة", "…"])
def test_any_text_is_read(body):
    draft = read_case(case(body), writer="you")
    assert not draft.ready


def test_spans_are_places_in_the_body():
    body = BODY.replace("Twenty minutes", "Two hours").replace("I put up", "🙏 I put up")
    spans = {body[f.span[0] : f.span[1]] for f in read_case(case(body), writer="you").findings if f.span}
    assert {"Two hours", "🙏"} <= spans
