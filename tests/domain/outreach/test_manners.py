"""What frames a letter is taken out of the answers, word for word, and the rest is left as it was typed."""

from typing import Any

import pytest

from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.writing import Brief, Manners
from tests.writing.made import brief, message, sample, writer

MENTEE, MENTOR = "p-0534", "p-0504"  # Binod Gurung, Wiremu Paki
TOLD = ("You hung the rota where all see it.", "It leaked for a week before a word was said.", "Who hung it up?")


def typed(*lines: str, **case: Any) -> Brief:
    return brief({"from": MENTEE, "to": MENTOR, "lines": lines, **case})


def manners(*lines: str, **case: Any) -> Manners:
    found = typed(*lines, **case).manners
    assert found is not None
    return found


def own(sent: Brief) -> list[str]:
    return [item.text for item in [*sent.why, *sent.tried, *sent.asks]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (TOLD, {}),
        ((f"Kia ora Wiremu, {TOLD[0]}", *TOLD[1:]), {"greeting": "Kia ora Wiremu,"}),
        ((f"Hello! {TOLD[0]}", *TOLD[1:]), {"unplaced": ("Hello!",)}),
        (("Re: who hangs the rota", *TOLD), {"heading": "who hangs the rota"}),
        (("Subject: rota", *TOLD), {"unplaced": ("Subject: rota",)}),
        ((f"Hi Petra, {TOLD[0]}", *TOLD[1:]), {"unplaced": ("Hi Petra,",)}),
        (
            (f"Dear Mr Paki, I hope you are well. {TOLD[0]}", TOLD[1], f"Dear Mr Paki, {TOLD[2]}"),
            {"greeting": "Dear Mr Paki,", "unplaced": ("I hope you are well.",)},
        ),
        ((*TOLD[:2], f"{TOLD[2]} Many thanks, Binod"), {"farewell": "Many thanks,", "name": "Binod"}),
        ((*TOLD[:2], f"{TOLD[2]} Thanks a lot!"), {"farewell": "Thanks a lot!"}),
        (
            (*TOLD[:2], f"{TOLD[2]} Thank you for your time. Best wishes Binod"),
            {"thanks": ("Thank you for your time.",), "farewell": "Best wishes,", "name": "Binod"},
        ),
        (
            (*TOLD[:2], f"{TOLD[2]} I look forward to your answer. Binod Gurung"),
            {"thanks": ("I look forward to your answer.",), "name": "Binod Gurung"},
        ),
        (
            (f"{TOLD[0]} Thanks!", TOLD[1], f"{TOLD[2]} Cheers, Binod"),
            {"farewell": "Cheers,", "name": "Binod", "unplaced": ("Thanks!",)},
        ),
        (
            (*TOLD[:2], f"{TOLD[2]} PS: the tap drips still. And the gate."),
            {"postscript": "PS: the tap drips still. And the gate."},
        ),
        (
            (*TOLD[:2], f"{TOLD[2]} P.S. The tap drips still. Regards, Binod"),
            {"postscript": "P.S. The tap drips still.", "farewell": "Regards,", "name": "Binod"},
        ),
    ],
)
def test_the_frame_of_a_letter(lines: tuple[str, ...], expected: dict[str, object]) -> None:
    sent = typed(*lines)
    assert sent.manners == Manners(**expected)
    assert own(sent) == list(TOLD)


def test_a_sentence_said_twice_is_taken_out_where_it_ends_the_answer_only() -> None:
    sent = typed(TOLD[0], TOLD[1], f"{TOLD[2]} Thank you. I come on Monday. Thank you.")
    assert own(sent) == [*TOLD, "Thank you.", "I come on Monday."]
    greeted = typed(f"Hi Wiremu, {TOLD[0]} Thanks. {TOLD[0]} Thanks.", *TOLD[1:])
    assert own(greeted) == [TOLD[0], "Thanks.", TOLD[0], *TOLD[1:]]


def test_what_goes_on_from_the_greeting_stays_on_its_line() -> None:
    sent = typed(f"Dear Wiremu, my name is Binod and I tie tomatoes. {TOLD[0]}", *TOLD[1:])
    assert writer().write(sent).body.startswith("Dear Wiremu, my name is Binod and I tie tomatoes. ")


@pytest.mark.parametrize(
    ("typed_first", "opening"),
    [
        ("Dear Wiremu, I am Binod.", "Dear Wiremu,\n\nI am Binod. We met at the seed fair in Bryne."),
        (
            "Dear Wiremu, greetings from Bryne. I am Binod.",
            "Dear Wiremu, greetings from Bryne. I am Binod. We met at the seed fair",
        ),
        ("Hello, greetings from Bryne.", "Dear Wiremu,\n\ngreetings from Bryne. We met at the seed fair in Bryne."),
    ],
)
def test_a_name_told_stands_before_all_else(typed_first: str, opening: str) -> None:
    sent = typed(f"{typed_first} {TOLD[0]}", *TOLD[1:], how_known="We met at the seed fair in Bryne.")
    assert writer().write(sent).body.startswith(opening)


def test_a_farewell_nobody_knows_for_one_leaves_the_post_to_the_text() -> None:
    sent = typed("I saw the rota you hung.", "I waited a week with the leak.", "Who hung it up? Ka kite, Binod")
    body = writer().write(sent).body
    assert body.endswith("Ka kite,\nBinod Gurung") and "I am a greenhouse worker" in body


def test_a_letter_in_one_answer_keeps_its_order() -> None:
    letter = "It leaked for a week. Who hung your rota up? I can send a photo of ours. It hangs behind a door."
    sent = typed(f"Hi Wiremu, {letter} Thank you, Binod")
    assert " ".join(own(sent)) == letter
    body = writer().write(sent).body
    assert body.index("leaked") < body.index("rota up?") < body.index("a photo") < body.index("Thank you,\n")


def test_a_letter_goes_out_with_its_own_frame_and_nothing_twice() -> None:
    sent = typed(f"Dear Mr Paki, {TOLD[0]}", TOLD[1], f"{TOLD[2]} PS: the tap drips still. Many thanks, Binod Gurung")
    written = writer().write(sent)
    assert written.body.startswith("Dear Mr Paki,\n\n")
    assert written.body.endswith("Many thanks,\nBinod Gurung\nGreenhouse worker\n\nPS: the tap drips still.")
    assert written.body.count("Binod") == 1 and written.body.count("Paki") == 1 and written.own_left_out == []


@pytest.mark.parametrize("channel", ["email", "linkedin", "slack", "note"])
def test_every_word_typed_stands_in_the_message_or_is_named_as_left_out(channel: str) -> None:
    lines = (f"Good morning Sir, I trust you are well. {TOLD[0]}", TOLD[1], f"{TOLD[2]} PS: it drips. Kind regards, Binod")
    written = writer().write(typed(*lines, channel=channel))
    everything = written.body + " ".join(written.own_left_out)
    for words in ("Good morning Sir", "I trust you are well.", *TOLD, "PS: it drips.", "Kind regards", "Binod"):
        assert words in everything, words


def test_the_mutual_contact_is_greeted_in_a_request_to_be_introduced() -> None:
    sent = typed(f"Hi Ana, {TOLD[0]}", *TOLD[1:], kind="intro-request", mutual="Ana Lindqvist")
    assert sent.kind is MessageKind.INTRO_REQUEST and writer().write(sent).body.startswith("Hi Ana,\n")


def test_only_greetings_and_thanks_leave_the_answers_as_they_are() -> None:
    sent = typed("Hi Wiremu,", "", "Thanks!")
    assert own(sent) == ["Hi Wiremu,", "Thanks!"] and sent.manners == Manners()


def test_a_typed_frame_is_read_as_one() -> None:
    sent = typed(
        f"Kia ora Wiremu, {TOLD[0]}", TOLD[1], f"{TOLD[2]} PS: it drips. Thanks heaps, Binod", channel=Channel.EMAIL.value
    )
    read = message(writer().write(sent), sent)
    assert read.greeting and read.greeting.text == "Kia ora Wiremu,"
    assert read.signature and read.signature.text.startswith("Thanks heaps,\nBinod Gurung")
    assert sample()[MENTEE].name == "Binod Gurung"


def test_a_typed_heading_is_the_subject_of_an_email_and_of_nothing_else() -> None:
    lines = ("Re: who hangs the rota", *TOLD)
    sent = typed(*lines)
    written = writer().write(sent)
    assert written.subject == "who hangs the rota" and "Re:" not in written.body
    assert manners(*lines, channel=Channel.LINKEDIN.value).unplaced == ("Re: who hangs the rota",)


def test_a_postscript_may_be_all_of_a_later_answer() -> None:
    assert manners(TOLD[0], TOLD[2], "P.S. The tap drips still.").postscript == "P.S. The tap drips still."
