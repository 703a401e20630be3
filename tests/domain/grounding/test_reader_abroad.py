"""What of a sentence about the reader in another language can be held against the records."""

import pytest

from companion.domain.grounding.grounding import Grounded, Records, ground
from companion.domain.people import Profile
from companion.text.lexicon import EnglishLexicon
from tests.domain.made import ODILE

LINE = "Withdrew 64 boats in May 2016 after one rope broke, and wrote to all 27 owners the same night."
READER = Profile.model_validate(
    {
        "id": "aldis",
        "basics": {"name": "Aldis Brandt", "email": "aldis@quay.example", "label": "Harbour master"},
        "work": [{"name": "Nordkai Boote", "position": "Harbour master", "startDate": "2011", "highlights": [LINE]}],
        "mentoring": {"roles": ["mentor"], "consent": {"listed": True}},
    }
)


def read(sentence: str, *, own: bool = False, vouched: tuple[str, ...] = ()) -> Grounded:
    typed = (sentence,) if own else ()
    records = Records(
        READER, Profile.model_validate(ODILE), typed, EnglishLexicon().stems, written_by_sender=not own, by_hand=True,
        confirmed=vouched,
    )  # fmt: skip
    return ground(sentence, records)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sie haben im Mai 2016 alle 27 Besitzer noch in derselben Nacht angeschrieben.",
        "Usted retiró 64 barcos y escribió a los veintisiete dueños la misma noche.",
        "Vous avez retiré soixante-quatre bateaux et écrit aux 27 propriétaires le soir même.",
        "Hai scritto ai ventisette proprietari la stessa notte, e io ne ho quaranta da avvisare.",
        "Você retirou 64 barcos em 2016, e na minha marina temos quarenta.",
    ],
)
@pytest.mark.parametrize("own", [False, True])
def test_a_line_told_with_its_figures_rests_on_it(sentence: str, own: bool) -> None:
    found = read(sentence, own=own)
    assert (found.unsure, found.origin) == (None, "own")
    assert LINE in [item.quote for item in found.evidence]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Sie haben 31 Besitzer noch in derselben Nacht angeschrieben.", "31 Besitzer"),
        ("En mayo usted escribió a los treinta y un dueños la misma noche.", "treinta y un"),
        ("Vous avez retiré ces bateaux en 1998, le soir même.", "1998"),
        ("Ho letto che Lei ha scritto a cinquanta proprietari.", "cinquanta"),
        ("Você escreveu para nove mil donos na mesma noite.", "nove mil"),
        ("Du hast dafür den Preis der Seefahrt gewonnen, wie man hört.", "Preis"),
        ("J'ai lu votre livre primé sur les cordes.", "primé"),
        ("Usted trabajó antes para Astilleros Villanueva y allí aprendió a decir que no.", "Astilleros Villanueva"),
    ],
)
@pytest.mark.parametrize("own", [False, True])
def test_what_no_record_holds_is_asked_about(sentence: str, asked: str, own: bool) -> None:
    assert asked in (read(sentence, own=own).unsure or "")


def test_a_line_with_another_year_is_against_a_checked_text() -> None:
    sentence = "Vous avez écrit aux 27 propriétaires en mai 2019."
    assert read(sentence).origin == "unsupported"
    assert LINE in (read(sentence, own=True).nearest or "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ich führe seit neun Jahren einen Bootsverleih mit 48 Booten und frage mich, wie Sie das machen.",
        "Wie würden Sie zwölf Besitzern sagen, dass ihr Boot nicht mehr fährt?",
        "Llevo 48 barcos y mi jefe no escucha.",
        "Je vous écris parce que 45 personnes veulent chanter dans notre village et que seulement 12 ou 14 viennent.",
        "Te escribo porque en el pueblo hay 45 personas que quieren cantar.",
        "Quiero preguntarle por qué de las 45 personas solo vienen catorce.",
        "Heute schreibe ich Ihnen, weil 45 Leute im Dorf singen wollen.",
        "Le scrivo perché in paese 45 persone vogliono cantare.",
        "Ik schrijf u omdat 45 mensen in het dorp willen zingen.",
        "Escrevo-lhe porque na aldeia há 45 pessoas que querem cantar.",
        "Ich schreibe Ihnen auf den Rat von Frau Dr. Anna Berg.",
        "Zwanzig Minuten am Telefon wären genug, gern in der Woche ab dem 7. Dezember.",
    ],
)
def test_figures_of_ones_own_and_of_the_ask_are_left_alone(sentence: str) -> None:
    assert read(sentence).unsure is None


def test_what_somebody_vouched_for_is_not_asked_again() -> None:
    sentence = "Sie haben 31 Besitzer noch in derselben Nacht angeschrieben."
    assert read(sentence, vouched=(sentence,)).unsure is None
