"""How letters end, in whatever language, and what still tells something."""

import pytest

from companion.domain.outreach.closings import begins_postscript, closing, ending

SENDER = "Ivo Petrov Marek"


@pytest.mark.parametrize(
    ("text", "farewell", "name"),
    [
        ("With kind wishes, Ivo", "With kind wishes,", "Ivo"),
        ("Thanks a million - Ivo", "Thanks a million,", "Ivo"),
        ("Cheers Ivo", "Cheers,", "Ivo"),
        ("Thank you and many greetings from Ostrava, Ivo Marek", "Thank you and many greetings from Ostrava,", "Ivo Marek"),
        ("Yours truly,\nI. Marek", "Yours truly,", "I. Marek"),
        ("S pozdravem, Ivo", "S pozdravem,", "Ivo"),
        ("Hasta pronto, Ivo", "Hasta pronto,", "Ivo"),
        ("Ivo Marek, tram depot Vozovna", "", "Ivo Marek, tram depot Vozovna"),
        ("– Ivo", "", "Ivo"),
        ("Best wishes", "Best wishes", ""),
        ("Un saludo cordial", "Un saludo cordial", ""),
        ("Many thanks for your time and patience.", "", ""),
        ("Děkuji!", "", ""),
        ("I look forward to your reply, Ivo", "I look forward to your reply,", "Ivo"),
        ("I very much look forward to your answer.", "", ""),
    ],
)
def test_what_only_ends_a_letter(text: str, farewell: str, name: str) -> None:
    found = closing(text, SENDER)
    assert found and (found.farewell, found.name) == (farewell, name)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to your list I slept.",
        "Thank you for the page about the sluice at Mělník.",
        "Best sluice I ever saw.",
        "I will be at the depot on Friday.",
        "Could you say it in a line, Ivo?",
        "I asked the crew of the second tram, Ivo",
        "No is fine.",
        "Thanks to my sister I have a desk.",
        "Thank the night crew for me.",
        "I look forward to learning to splice, since I lost my post, Ivo",
        "I look forward to the sluice being open.",
        "We oil points, Ivo",
        "Three sons, Ivo",
        "I drive,",
        "Two trams,",
    ],
)
def test_what_still_tells_something(text: str) -> None:
    assert closing(text, SENDER) is None


@pytest.mark.parametrize(
    ("sentences", "kinds"),
    [
        (["Which tram?", "Měj se,", "Ivo"], ["farewell", "signed"]),
        (["Which tram?", "Měj se,"], []),
        (["Děkuji!", "I look forward to your answer.", "Regards,"], ["thanks", "waiting", "farewell"]),
        (["Děkuji!", "Which tram?", "I look forward to hearing from you."], ["waiting"]),
    ],
)
def test_the_closing_words_of_a_text(sentences: list[str], kinds: list[str]) -> None:
    assert [one.kind for one in ending(sentences, SENDER)] == kinds


@pytest.mark.parametrize(("text", "is_one"), [("PS: it rains", True), ("P.S. It", True), ("PPS: it", True), ("PSA tests", False)])
def test_a_postscript_begins_with_its_letters(text: str, is_one: bool) -> None:
    assert begins_postscript(text) is is_one
