"""Drafts from own words in other languages: one language throughout, and nothing doubted that only joins."""

from typing import Any

import pytest

from companion.domain.outreach.outreach import Channel
from companion.domain.words.tongue import tongue
from tests.writing.made import brief, grounded, writer

OWN = {
    "de": [
        "Unsere Bühne steht nach jedem Umbau schief.",
        "Ich habe drei Wasserwaagen gekauft.",
        "Woran haben Sie es zuerst gesehen?",
    ],
    "es": ["El horno se apaga cada madrugada.", "Cambié dos veces el quemador.", "¿Qué miraría usted antes que nada?"],
    "fr": ["Mon atelier prend l'eau chaque hiver.", "J'ai refait le toit avec mon frère.", "Par où avez-vous commencé ?"],
    "it": ["La mia barca perde olio da un mese.", "Ho cambiato tutte le guarnizioni.", "Da dove comincerebbe Lei?"],
    "nl": ["Onze kas staat elke herfst onder water.", "Ik heb de goten twee keer vervangen.", "Waar zou u eerst kijken?"],
    "pt": ["A minha oficina perde clientes todos os meses.", "Já mudei os preços duas vezes.", "O que faria primeiro?"],
}
PAIR = {"from": "p-0330", "to": "p-0510"}


def made(code: str, **more: Any) -> tuple[Any, Any]:
    sent = brief({**PAIR, "lines": OWN[code], **more})
    return sent, writer().write(sent)


@pytest.mark.parametrize("channel", ["email", "linkedin", "slack"])
@pytest.mark.parametrize("code", OWN)
def test_a_draft_is_in_the_language_of_the_own_words(code: str, channel: str) -> None:
    sent, written = made(code, channel=channel)
    assert tongue(written.body) == code
    assert all(line in written.body for line in OWN[code][1:])
    for text, found in grounded(written, sent):
        assert found.origin in {"own", "courtesy", "profile"}, (text, found.trouble)


@pytest.mark.parametrize("code", OWN)
def test_a_note_fits(code: str) -> None:
    _, written = made(code, channel="note")
    assert len(written.body) <= 200
    assert tongue(written.body) in {code, None}


@pytest.mark.parametrize("kind", ["follow-up", "update", "after-event"])
@pytest.mark.parametrize("code", OWN)
def test_later_messages_are_too(code: str, kind: str) -> None:
    _, written = made(code, kind=kind)
    assert tongue(written.body) == code
    assert not any(tongue(part) == "en" for part in written.body.split(". "))


@pytest.mark.parametrize(
    ("lines", "greeting"),
    [
        (["Wie hast du das gemacht, als der Ofen ausfiel?"], "Hallo Benedikt,"),
        (["Wie haben Sie das gemacht, als der Ofen ausfiel?"], "Guten Tag Benedikt Oswald,"),
        (["Ich habe Herrn Oswald in Passau gehört.", "", "Wie geht das ohne Meister?"], "Sehr geehrter Herr Oswald,"),
        (["¿Cómo lo hiciste cuando se apagó el horno?"], "Hola, Benedikt:"),
        (["Comment avez-vous fait quand le four est tombé en panne ?"], "Bonjour Benedikt Oswald,"),
        (["Mon chef m'a dit : tu dois trouver des voix", "Je dirige un chœur de village."], "Bonjour Benedikt Oswald,"),
        (["Als je begint, is het lastig.", "Ik leid een koor in het dorp en zoek stemmen."], "Beste Benedikt Oswald,"),
    ],
)
def test_the_address_follows_the_own_words(lines: list[str], greeting: str) -> None:
    written = writer().write(brief({**PAIR, "lines": lines}))
    assert written.body.startswith(greeting)


def test_what_something_is_like_is_no_subject() -> None:
    lines = ["Als je begint, is het lastig.", "Ik leid een koor in het dorp en zoek stemmen."]
    assert "lastig" not in writer().write(brief({**PAIR, "lines": lines})).subject


@pytest.mark.parametrize(
    ("asked", "window"),
    [
        ("Worauf achten Sie zuerst? Am Donnerstag nach 17 Uhr kann ich telefonieren.", "Dezember"),
        ("¿En qué se fija primero? Los martes por la tarde puedo hablar por teléfono.", "diciembre"),
        ("Que regardez-vous d'abord ? Je suis libre le mercredi soir.", "décembre"),
    ],
)
def test_no_window_stands_beside_times_of_the_persons_own(asked: str, window: str) -> None:
    code = tongue(asked) or ""
    written = writer().write(brief({**PAIR, "lines": [*OWN[code][:2], asked]}))
    assert window not in written.body


def test_an_own_ask_and_way_out_stay_alone() -> None:
    lines = [*OWN["de"][:2], "Dürfte ich Sie dazu eine Viertelstunde anrufen? Wenn nicht, verstehe ich das gut."]
    written = writer().write(brief({**PAIR, "lines": lines}))
    assert "Minuten" not in written.body
    assert written.body.count("verstehe") == 1


def test_a_language_without_joints_keeps_the_english_ones_apart() -> None:
    lines = ["Moja piekarnia stoi pusta, bo nikt nie chce pracować w nocy i ja też już nie mogę.", "", "Co pan zrobił?"]
    written = writer().write(brief({**PAIR, "lines": lines}))
    assert any(tongue(part) == "en" for part in written.body.split("\n\n"))


def test_german_begins_small_behind_the_greeting_but_for_its_nouns() -> None:
    _, written = made("de", channel=Channel.LINKEDIN.value)
    assert "\n\nunsere Bühne" in written.body
    nouns = writer().write(brief({**PAIR, "lines": ["Bühnen stehen bei uns nach jedem Umbau schief.", "", OWN["de"][2]]}))
    assert "\n\nBühnen" in nouns.body


def drafted(*lines: str) -> Any:
    return writer().write(brief({**PAIR, "lines": list(lines)}))


@pytest.mark.parametrize(
    "ask",
    [
        "Hast du nächsten Monat zehn Minuten? Kein Stress, wenn nicht.",
        "Können wir in der zweiten Januarwoche zehn Minuten telefonieren? Wenn's nicht passt, auch gut.",
    ],
)
def test_an_ask_and_a_way_out_of_ones_own_are_the_only_ones(ask: str) -> None:
    body = drafted("Unsere Bühne steht schief.", "Ich habe drei Waagen gekauft.", f"Woran hast du es gesehen? {ask}").body
    assert body.count("Minuten") == ask.count("Minuten")
    assert ask in body
    assert body.split(ask)[1].strip().count(".") <= 2


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Unsere Bühne steht schief.", "Ich kaufte Waagen.", "Woran sieht man es zuerst?"], "“Sie” was taken"),
        (["Unsere Bühne steht schief.", "Ich kaufte Waagen.", "Woran siehst du es, und was machst du dann?"], None),
        (["Our stage leans.", "I bought levels.", "What do you look at first?"], None),
    ],
)
def test_an_address_that_was_assumed_is_told_beside_the_draft(lines: list[str], said: str | None) -> None:
    written = drafted(*lines)
    told = [finding.message for finding in written.findings if finding.rule == "O28"]
    assert [said in message for message in told if said] == ([True] if said else [])
    assert not any(message in written.body for message in told)


def test_a_spanish_question_gets_both_its_marks() -> None:
    body = drafted(
        "El horno se apaga cada madrugada.", "Cambié dos veces el quemador.", "como lo haría usted con una sola persona"
    ).body
    assert "¿como lo haría usted con una sola persona?" in body


@pytest.mark.parametrize(
    ("question", "stray"),
    [
        ("Che cosa guarderebbe Lei per primo sul motore prima di chiamare i colleghi?", "su i"),
        ("Como escolheu o senhor os noventa clientes que ficaram naquele primeiro ano?", "os noventa"),
        ("Was war für Sie das Entscheidende, als die Zweite nicht mehr zur Probe kam?", "Entscheidende"),
        ("Was haben Sie getan, als die Zweite aus dem Chor nicht mehr zur Probe kam?", "Zweite"),
    ],
)
def test_no_subject_is_a_stray_word(question: str, stray: str) -> None:
    subject = drafted("A.", "B.", question).subject or ""
    assert stray not in subject.replace("os noventa clientes", "")
