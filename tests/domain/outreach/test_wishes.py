import pytest

from companion.domain.outreach.wishes import clearly_wishes, wishes_for_people, wishes_to_come, wishes_to_have


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("Twenty minutes would do, and maybe I could sit in on one of your evenings.", wishes_to_come),
        ("It would be lovely to come and watch one evening.", wishes_to_come),
        ("Is there a chance to shadow you for a shift?", wishes_to_come),
        ("I'd be grateful for your list as well.", wishes_to_have),
        ("Perhaps you have a copy for me.", wishes_to_have),
        ("Is there anyone else I could ask?", wishes_for_people),
        ("Maybe you know somebody in Milwaukee.", wishes_for_people),
    ],
)
def test_wishes(sentence, form):
    assert form(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I would like to see what I can do with it.",
        "I could see the crew lose heart.",
        "When could I come back to nursing?",
        "I can come to your depot, or call for ten minutes in the afternoon.",
        "I'd be glad of two lines.",
        "I'd be glad of a call.",
        "Do you know anybody who got the diploma recognised after fifty?",
        "Did you know anyone there when you began?",
        "Would you know when the pump fails?",
    ],
)
def test_no_wishes(sentence):
    assert not any(form(sentence) for form in (wishes_to_come, wishes_to_have, wishes_for_people))


def test_what_also_sounds_like_an_ask_is_clear():
    clear, open_ended = wishes_to_come("May I come and watch for a day?"), wishes_to_come("I would love to visit your workshop.")
    assert clear and open_ended
    assert clearly_wishes(clear)
    assert not clearly_wishes(open_ended)
