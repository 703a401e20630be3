"""Whole messages in other languages before the rules: an honest one passes, and its faults are found."""

import pytest

from tests.domain.cases import RUNE, case, findings, found

GERMAN = """Guten Tag Rune Falck,

Sie haben 2019 den Kasten abgehängt und sind stattdessen nachts durch die Halle gegangen. Ich leite eine Bäckerei mit \
elf Leuten, und meine Lehrlinge schweigen, wenn der Kneter falsch klingt. Mein Brett für Fehler blieb sechs Wochen leer.

Was haben Sie in der ersten Nacht gefragt?

Fünfzehn Minuten am Telefon würden mir helfen, gern an einem Abend ab Mitte Januar. Falls es nicht passt, sagen Sie es einfach. \
Ich erzähle Ihnen danach, was auf dem Brett steht.

Mit freundlichen Grüßen
Odile Marchand"""

FRENCH = """Bonjour Rune Falck,

Vous avez décroché la boîte en 2019 pour faire la ronde de nuit. Je dirige une boulangerie de onze personnes, et mes \
apprentis se taisent quand le pétrin sonne faux. Mon tableau des défauts est resté vide six semaines.

Qu'avez-vous demandé la première nuit ?

Quinze minutes au téléphone m'aideraient beaucoup, un soir à partir de la mi-janvier. Si vous manquez de temps, je comprendrai. \
Je vous raconterai ce qui s'écrit sur le tableau.

Bien cordialement,
Odile Marchand"""


@pytest.mark.parametrize("body", [GERMAN, FRENCH], ids=["German", "French"])
def test_an_honest_message_passes(body: str) -> None:
    assert [finding for finding in findings(case(body, subject=body.split("\n")[4][:40])) if finding.severity == "fail"] == []


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("O6", "Fünfzehn Minuten am Telefon", "Zwei Stunden am Telefon"),
        ("O6", "gern an einem Abend ab Mitte Januar", "am besten so schnell wie möglich"),
        ("O7", "Was haben Sie in der ersten Nacht gefragt?", "Haben Sie allgemein ein paar Tipps für mich?"),
        ("O8", " Falls es nicht passt, sagen Sie es einfach.", ""),
        ("O9", "würden mir helfen", "jede Woche würden mir helfen"),
        ("O10", "Mein Brett für Fehler blieb", "Haben Sie eine Stelle für mich frei? Mein Brett blieb"),
        ("O12", "Mein Brett", "Sie sind ein Genie, unglaublich brillant und inspirierend. Mein Brett"),
        ("O18", "Mein Brett", "Sie sind meine letzte Chance. Mein Brett"),
        ("O20", "Mein Brett", "Studien belegen, dass Lehrlinge schweigen. Mein Brett"),
    ],
)
def test_what_fails_in_english_fails_where_its_words_are_known(rule: str, old: str, new: str) -> None:
    assert "fail" not in {finding.severity for finding in found(GERMAN, rule)}
    assert "fail" in {finding.severity for finding in found(GERMAN.replace(old, new), rule)}


def test_a_missing_way_out_is_offered_in_the_language() -> None:
    (finding,) = found(FRENCH.replace(" Si vous manquez de temps, je comprendrai.", ""), "O8")
    assert finding.fix == "Si ce n'est pas le moment, un simple non suffit."


def test_german_goes_on_small_behind_its_greeting() -> None:
    small = GERMAN.replace("\n\nSie haben", "\n\nnachts haben Sie", 1)
    assert found(small, "O14") == []


def test_empty_words_over_a_message_are_found() -> None:
    assert {one.severity for one in found(GERMAN, "O2", subject="Kurze Frage an Sie")} == {"fail"}
    assert found(GERMAN, "O2", subject="Das leere Brett") == []


@pytest.mark.parametrize(("language", "said"), [("Norwegian", True), ("German", False), ("", False)])
def test_a_language_the_reader_does_not_list_is_said_once(language: str, said: bool) -> None:
    listed = [{"language": language}] if language else []
    reader = RUNE.model_validate({**RUNE.model_dump(by_alias=True), "languages": listed})
    assert [one.severity for one in found(GERMAN, "O28", mentor=reader)] == ["warn"] * said


UNREAD = """Dzień dobry Rune Falck,

Prowadzę piekarnię i moi uczniowie milczą, kiedy mikser źle pracuje. Co pan zrobił w pierwszym miesiącu, żeby ktoś się odezwał?

Odile Marchand"""


def test_a_language_that_is_not_read_is_left_to_the_person() -> None:
    rules = {finding.rule for finding in findings(case(UNREAD)) if finding.severity == "fail"}
    assert not rules & {"O4", "O5", "O6", "O7", "O8"}
    (finding,) = found(UNREAD, "O28")
    assert "Polish" in finding.message


@pytest.mark.parametrize("letter", [GERMAN, FRENCH, UNREAD])
@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("You owe me an answer today.", "O18"),
        ("Please hire me.", "O10"),
        ("Studies show that 80% of people fail.", "O20"),
        ("Could we talk for an hour tomorrow?", "O6"),
        ("Could you be my mentor?", "O9"),
    ],
)
def test_an_english_sentence_is_judged_in_a_letter_of_any_language(letter: str, said: str, rule: str) -> None:
    body, closing, name = letter.rpartition("\n\n")
    severities = [finding.severity for finding in found(f"{body} {said}{closing}{name}", rule)]
    assert "fail" in severities
    assert severities.count("fail") > [finding.severity for finding in found(letter, rule)].count("fail")


def test_an_english_way_out_and_ask_count_in_a_german_letter() -> None:
    out = GERMAN.replace("Falls es nicht passt, sagen Sie es einfach.", "If it does not suit you, just say no.")
    assert found(out, "O8") == []
    german = "Fünfzehn Minuten am Telefon würden mir helfen, gern an einem Abend ab Mitte Januar."
    asked = GERMAN.replace(german, "Could we talk for 15 minutes?")
    assert [finding for finding in found(asked, "O6") if finding.severity == "fail"] == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (GERMAN, "Unser gemeinsamer Bekannter Jochen Haverkamp meinte, ich solle Ihnen schreiben."),
        (GERMAN, "Frau Ulrike Petersen hat mir viel von Ihnen erzählt."),
        (FRENCH, "Notre amie commune Solène Gaudin trouve que vous êtes la bonne personne."),
        (FRENCH, "Régis Montpied m'a donné votre adresse."),
    ],
)
def test_somebody_both_are_said_to_know_is_asked_first(body: str, sentence: str) -> None:
    with_mutual = body.replace("\n\n", f"\n\n{sentence} ", 1)
    assert [finding.severity for finding in found(with_mutual, "O24")] == ["fail"]
    assert found(body, "O24") == []
    assert found(with_mutual, "O24", mutual_agreed=True) == []


def test_a_promise_is_offered_as_the_letter_addresses_its_reader() -> None:
    formal = GERMAN.replace(" Ich erzähle Ihnen danach, was auf dem Brett steht.", "")
    familiar = (
        formal.replace("Sie haben 2019", "Du hast 2019").replace("Was haben Sie", "Was hast du").replace("sagen Sie es", "sag es")
    )
    assert [finding.fix for finding in found(formal, "O11")] == ["Ich berichte Ihnen, wie es ausgegangen ist."]
    assert [finding.fix for finding in found(familiar, "O11")] == ["Ich erzähle dir danach, was daraus geworden ist."]
