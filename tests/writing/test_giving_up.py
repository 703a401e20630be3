"""What a message that is too long gives up: joints before own words, never a question, and never one half of a thought."""

import pytest

from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.writing import Brief, WrittenMessage
from companion.writing.own_pieces import hangs
from tests.writing.made import brief, cases, writer

WHY = "Your count of the winter beds reached our ward in a photocopy, and since then I keep one of my own."
TRIED = "I asked the night porter to write the calls down. He wrote nothing for a month."
QUESTION = "Who did you ask first, and what would you show him of a list like mine?"


def long(times: int) -> str:
    years = range(2001, 2001 + times)
    return "".join(
        f" In {year} the boiler failed on a Sunday and nobody had the number of the man who mends it." for year in years
    )


def written(why: str, tried: str, asks: str, **changes: object) -> tuple[Brief, WrittenMessage]:
    sent = brief({**cases()[45], "lines": [why, tried, asks]}, **changes)
    return sent, writer().write(sent)


@pytest.mark.parametrize("kind", [MessageKind.FIRST, MessageKind.AFTER_EVENT, MessageKind.FOLLOW_UP])
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.LINKEDIN, Channel.SLACK])
@pytest.mark.parametrize("times", [0, 2, 5])
def test_a_question_is_never_given_up(kind: MessageKind, channel: Channel, times: int) -> None:
    _, made = written(WHY + long(times), TRIED + long(times), QUESTION, kind=kind, channel=channel)
    assert QUESTION in made.body


@pytest.mark.parametrize("times", [0, 1, 3, 6])
def test_a_first_mail_tells_some_of_what_was_tried(times: int) -> None:
    _, made = written(WHY + long(times), TRIED, QUESTION)
    assert "I asked the night porter" in made.body


def test_what_hangs_together_stays_or_goes_together() -> None:
    told = "I told the crew twice in front of all. Made it worse. I wrote it on the board in red letters for them. Also worse."
    for times in range(5):
        _, made = written(WHY + long(times), told, "How do you tell one of twelve?", kind=MessageKind.AFTER_EVENT)
        assert ("twice in front" in made.body) == ("Made it worse." in made.body)
        assert ("red letters" in made.body) == ("Also worse." in made.body)


def test_joints_go_before_any_own_sentence() -> None:
    for times in range(5):
        _, made = written(WHY, TRIED + long(times), QUESTION)
        assert not made.own_left_out or len(made.body.split("\n\n")) == 4, made.body


def test_where_nothing_would_make_it_fit_nothing_of_theirs_is_taken() -> None:
    sent, made = written(f"{WHY.rstrip('.')},{long(6).lower().replace('.', ',')} and so on.", TRIED, QUESTION)
    assert made.own_left_out == [] and all(item.text in made.body for item in [*sent.why, *sent.tried])


def test_what_was_left_out_is_said() -> None:
    _, made = written(WHY, TRIED + long(6), QUESTION)
    assert made.own_left_out
    assert [(finding.rule, finding.severity) for finding in made.findings] == [("O1", "warn")]
    assert made.own_left_out[0] in made.findings[0].message


def test_a_note_without_room_for_the_question_fails() -> None:
    _, made = written(
        WHY, TRIED, f"Which of the {'very ' * 40}many beds did you count first?", channel=Channel.NOTE, kind=MessageKind.FIRST
    )
    assert [(finding.rule, finding.severity) for finding in made.findings] == [("O7", "fail")]


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Made it worse.", True), ("Also worse.", True), ("He laughed and kept the paper.", True), ("Then I said nothing.", True),
        ("My sister did the sums, not me.", False), ("The board stayed empty for six weeks.", False),
    ],
)  # fmt: skip
def test_what_says_nothing_by_itself(text: str, does: bool) -> None:
    assert hangs(text) is does


def test_how_they_know_each_other_is_said_once() -> None:
    known = "we met at the soil fair in Turku on 3 October"
    why = "After your talk at the soil fair in Turku on 3 October we spoke for five minutes about worms."
    _, made = written(why, TRIED, "Which worm came first?", kind=MessageKind.AFTER_EVENT, how_known=known)
    assert made.body.count("soil fair in Turku") == 1


def test_of_one_sentence_no_form_letter_is_made() -> None:
    one = "My licence says crane and I have taught riggers for years, so how did you name it when nobody gave you the title?"
    sent = brief({**cases()[45], "lines": ["", "", one]})
    body = writer().write(sent).body
    assert "offer help" not in body and "return" not in body and one in body


@pytest.mark.parametrize("question", ["", "What should I count first?"])
def test_a_question_in_an_update_is_not_waved_away(question: str) -> None:
    lines = ["You told me to count the lorries for a week.", "I counted 412 of them at the gate.", question]
    body = writer().write(brief({**cases()[45], "lines": lines}, kind=MessageKind.UPDATE)).body
    waved = "need not answer" in body or "no need to answer" in body
    assert waved is not bool(question)


def test_somebody_let_off_answering_is_promised_nothing_plainly() -> None:
    asks = "How did you answer the first false alarm? Should this be too much, no reply is needed."
    body = writer().write(brief({**cases()[45], "lines": [WHY, TRIED, asks]})).body
    assert "answer, I " in body and "You will hear from me" not in body


def test_a_request_is_made_briefly_before_what_is_passed_on_is_shortened() -> None:
    why = "Your count of the winter beds reached our ward in a photocopy."
    _, made = written(why, TRIED, QUESTION, kind=MessageKind.INTRO_REQUEST, mutual="Samira Haddad")
    assert made.own_left_out == [] and "Please ask first, before you pass this on." in made.body
    assert all(text in made.body for text in (why, TRIED, QUESTION))


def test_a_request_to_the_mutual_contact_is_not_passed_on_to_the_reader() -> None:
    asked = "Could you ask him if he would take one question?"
    _, made = written(WHY, TRIED, asked, kind=MessageKind.INTRO_REQUEST, mutual="Samira Haddad")
    before, _, passed_on = made.body.partition("To pass on:")
    assert asked in before and asked not in passed_on and before.count("?") == 1
