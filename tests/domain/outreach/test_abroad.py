"""Sentences of messages in other languages: what they ask, whether they let go, what they give back, how long it would take."""

import pytest

from companion.domain.outreach.abroad import Forms
from companion.domain.outreach.asking import asks_for_answer, asks_for_time, gives_back
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.durations import minutes_named
from companion.domain.outreach.joints_abroad import joints_in, known_joint
from companion.domain.outreach.tongue_files import LANGUAGES
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.words.letters import sign_off


@pytest.mark.parametrize(
    "sentence",
    [
        "Dürfte ich Sie im Januar für eine Viertelstunde anrufen?",
        "Über ein kurzes Gespräch mit Ihnen würde ich mich freuen.",
        "¿Podría concederme un cuarto de hora la segunda semana de enero?",
        "Me ayudaría conversar con usted media hora por teléfono.",
        "Auriez-vous une demi-heure pour moi en janvier ?",
        "Pourrais-je vous appeler un samedi matin ?",
        "Mi piacerebbe parlarLe un quarto d'ora al telefono.",
        "Zou ik u in januari een kwartier mogen bellen?",
        "Seria possível falarmos quinze minutos por telefone?",
        "Hast du am Donnerstag zehn Minuten?",
        "¿Tienes media hora la semana del 14?",
        "¿Le parece bien si la llamo un lunes?",
        "Est-ce qu'on pourrait se parler, dix minutes en janvier ?",
        "Hai un quarto d'ora in gennaio?",
        "Dá para a gente falar uns dez minutos em janeiro?",
    ],
)
def test_time_is_asked_for(sentence: str) -> None:
    assert asks_for_time(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wie haben Sie die vierzig Minuten am Morgen verteilt?",
        "Haben Sie dafür damals fünfzig Minuten gebraucht?",
        "Dauert die Runde bei Ihnen noch neun Minuten?",
        "Unsere Besprechung dauert fünfzig Minuten und niemand hört zu.",
        "¿Qué hizo en los primeros diez minutos del incendio?",
        "La réunion du lundi dure une heure et demie chez nous.",
    ],
)
def test_a_length_that_is_told_or_asked_about_asks_for_nothing(sentence: str) -> None:
    assert not asks_for_time(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ein paar Zeilen von Ihnen würden mir genügen.",
        "Con tres renglones suyos me bastaría.",
        "Une courte réponse par écrit me suffirait.",
        "Een kort antwoord van u zou me al helpen.",
    ],
)
def test_an_answer_is_asked_for(sentence: str) -> None:
    assert asks_for_answer(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Falls Ihnen das ungelegen kommt, habe ich volles Verständnis.",
        "Eine Absage ist für mich völlig in Ordnung.",
        "Fühlen Sie sich bitte zu nichts verpflichtet.",
        "Si no tiene tiempo, lo comprendo perfectamente.",
        "No se sienta obligada a contestar.",
        "Si vous êtes débordée, je comprendrai.",
        "Rien ne vous oblige à répondre.",
        "Se non può, capisco benissimo.",
        "Als u het te druk hebt, begrijp ik dat.",
        "Se não puder, não faz mal.",
    ],
)
def test_a_way_out_is_left(sentence: str) -> None:
    assert leaves_way_out(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wenn Sie nicht antworten, verliere ich meine Lehrstelle.",
        "Ein Nein akzeptiere ich nicht, das ist kein Nein, das gilt.",
        "Si no me contesta, mi taller tendrá que cerrar.",
        "Si vous ne répondez pas, mon équipe sera perdue.",
        "Wenn es schriftlich besser geht, schreiben Sie mir drei Zeilen.",
    ],
)
def test_a_threat_or_another_way_to_answer_lets_nobody_off(sentence: str) -> None:
    assert not leaves_way_out(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ich melde mich und erzähle Ihnen, ob der Sauerteig hielt.",
        "Le escribiré para decirle si la red aguantó.",
        "Je vous dirai si la toiture a tenu.",
        "Le farò sapere se il tetto ha tenuto.",
        "Ik laat u weten of het dak het hield.",
        "Depois conto se o telhado aguentou.",
    ],
)
def test_something_comes_back(sentence: str) -> None:
    assert gives_back(sentence)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Hätten Sie eine halbe Stunde für mich?", [30]),
        ("Haben Sie fünfzehn bis zwanzig Minuten Zeit für mich?", [20]),
        ("Anderthalb Stunden wären mir am liebsten, wenn es geht.", [90]),
        ("¿Tendría tres cuartos de hora para mí esta primavera?", [45]),
        ("Serait-il possible de se parler trois quarts d'heure ?", [45]),
        ("Avrebbe mezz'ora per me la prossima settimana?", [30]),
    ],
)
def test_lengths(text: str, minutes: list[int]) -> None:
    assert [named.minutes for named in minutes_named(text)] == minutes


@pytest.mark.parametrize(
    ("code", "text", "familiar"),
    [
        ("de", "Wann hast du zuerst Nein gesagt?", True),
        ("de", "Wann haben Sie zuerst Nein gesagt?", False),
        ("de", "Meine Lehrlinge fragen nie.", False),
        ("es", "¿Cuándo supiste que ibas tarde?", True),
        ("es", "¿Cuándo supo usted que iba tarde?", False),
        ("fr", "Quand as-tu su que tu partirais ?", True),
        ("fr", "Quand avez-vous su que vous partiriez ?", False),
        ("nl", "Wanneer wist je het zeker?", True),
        ("it", "Quando hai capito che era tardi?", True),
        ("it", "In questi mesi ho visto i turisti e i testi guasti.", False),
        ("it", "Posso chiamarLa un lunedì? Hai visto mai.", False),
        ("it", "Sei mesi fa ho cambiato reparto.", False),
        ("it", "Come facevi a farli parlare?", True),
        ("es", "En mi taller no existe un plan, y es triste.", False),
        ("es", "Mi jefe insiste en el desgaste de la correa.", False),
        ("es", "Cerraste el turno antes que nadie.", True),
        ("es", "¿Vos cómo lo harías?", True),
        ("es", "Tú cambiaste el turno, y me interesa cómo trabajan ustedes.", True),
        ("fr", "Tu as changé le relevé, et ta lettre dit comment on fait chez vous.", True),
        ("fr", "Vous avez haussé le ton, et vos clients sont partis.", False),
        ("pt", "Fiz um teste, mas o chefe insiste neste plano triste.", False),
        ("pt", "Como escolheste as três?", True),
        ("de", "Wie habt ihr das gemacht?", True),
        ("fr", "Mon chef m'a dit : tu dois trouver des voix. Nous en avons douze.", False),
        ("fr", "Il répétait « tu verras » à chaque répétition.", False),
        ("fr", "Ma question : comment as-tu trouvé des voix ?", True),
        ("de", "Mein Chef sagte: du musst lauter werden.", False),
        ("es", "Mi jefa me dijo: tienes que esperar.", False),
        ("nl", "Als je begint, is het lastig dat je niemand kent.", False),
        ("nl", "Hoe vond je de eerste stemmen?", True),
    ],
)
def test_the_address(code: str, text: str, familiar: bool) -> None:
    assert Forms(code).is_familiar(text) is familiar


def test_whoever_is_quoted_addresses_nobody() -> None:
    assert not Forms("it").addresses("Il capo ha detto: tu devi aspettare.")
    assert Forms("it").addresses("Il capo ha detto: devi aspettare. Come hai fatto tu?")


READ_AS = {
    "ask": Forms.asks_for_time,
    "ask any time": Forms.asks_for_time,
    "ask length": Forms.asks_for_time,
    "ask in writing": Forms.asks_for_answer,
    "second ask": Forms.asks_for_answer,
    "easy no": Forms.leaves_way_out,
    "second no": Forms.leaves_way_out,
    "intro no": Forms.leaves_way_out,
    "no answer needed": Forms.leaves_way_out,
    "promise": Forms.gives_back,
}
"""What each joint is to be read as, by the rules that read what others write."""


def joints(code: str) -> list[tuple[str, str]]:
    """Every sentence that joins, with its slot, its gaps filled as a writer fills them."""
    file = joints_in(code)
    form = file.form
    filled = {
        "minutes": form.twenty, "means": form.phone, "written": "", "thing": "x", "place": "Fossen", "name": "Ada Lind",
        "quote": form.quote.format(text="Trained nine crews"), "you": "", "year": "", "reader": "Bo Ek",
        "when": file.phrases["when"][0].format(day=form.day.format(number="7", month=form.months.split()[11])), "given": "Ada",
        "family": "Lind", "day": "", "days": form.days.split()[1],
    }  # fmt: skip
    named = ((slot.removesuffix(" formal").removesuffix(" familiar"), ways) for slot, ways in file.phrases.items())
    return [(slot, way.format(**filled)) for slot, ways in named for way in ways]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_joint_is_read_as_what_it_is(code: str) -> None:
    for slot, text in joints(code):
        assert slot not in READ_AS or READ_AS[slot](Forms(code), text), (slot, text)
        assert slot != "sign-off" or sign_off().fullmatch(text), text
        assert slot not in READ_AS or known_joint(text, code) is not None, text
        assert slot not in {"ask", "ask any time"} or is_courtesy(text), text
        assert not (slot == "easy no" and Forms(code).asks_for_time(text)), text


def test_the_languages_say_the_same_things() -> None:
    said = {code: {slot for slot, _ in joints(code)} for code in LANGUAGES}
    assert all(slots == said["de"] for slots in said.values())
