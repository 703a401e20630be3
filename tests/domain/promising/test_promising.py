"""Promises read out of notes: whose, in words for both, and by when; and what only looks like one."""

from datetime import date

import pytest

from companion.domain.promising.days import due_in, without_day
from companion.domain.session_promises import Two, proposed

TODAY = date(2026, 11, 23)
TWO = Two("ines", "yaw", ["Yaw Boateng", "Yaw"], ["Inês Prado", "Inês"])


def told(text: str) -> list[tuple[str, str, date | None]]:
    sentences = [one if one.endswith((".", "!")) else f"{one}." for one in text.split(". ")]
    found = proposed(sentences, TWO, TODAY)
    assert all(any(one.words in sentence for sentence in sentences) for one in found)
    return [(one.who, one.what, one.due) for one in found]


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("I promised to lend her the kiln log we keep beside the door by Tuesday.",
         [("ines", "lend Yaw the kiln log we keep beside the door", date(2026, 11, 24))]),
        ("I have promised to look over the slides that he showed me.",
         [("ines", "look over the slides that he showed Inês", None)]),
        ("I promised Yaw the seating plan.", [("ines", "the seating plan for Yaw", None)]),
        ("I owe him an answer.", [("ines", "an answer for Yaw", None)]),
        ("We agreed that she keeps a list of the calls.", [("yaw", "keep a list of the calls", None)]),
        ("We agreed Yaw tries the short form first.", [("yaw", "try the short form first", None)]),
        ("It was agreed that I look for a second reader.", [("ines", "look for a second reader", None)]),
        ("My part: ring the archive.", [("ines", "ring the archive", None)]),
        ("Yaw's homework: draw the two floor plans.", [("yaw", "draw the two floor plans", None)]),
        ("TODO me: book the room.", [("ines", "book the room", None)]),
        ("She will meet the dean before the 4th and write me how it was.",
         [("yaw", "meet the dean", date(2026, 12, 4)), ("yaw", "write Inês how it was", None)]),
        ("We agreed to walk round the yard on 3 December.", [("ines", "walk round the yard with Yaw", date(2026, 12, 3))]),
        ("Both of us will bring one example.", [("ines", "bring one example with Yaw", None)]),
        ("I'll ask my sister for the recipe and give it to him.",
         [("ines", "ask Inês’s sister for the recipe and give it to him", None)]),
        ("I will write down the harness rule in two lines and send it to Yaw by 30 November.",
         [("ines", "write down the harness rule in two lines and send it to Yaw", date(2026, 11, 30))]),
        ("I will draw the hall by Friday and send it to two people on Monday.",
         [("ines", "draw the hall", date(2026, 11, 27)), ("ines", "send it to two people", date(2026, 11, 30))]),
        ("I will copy the plan and send it to Yaw and ask his cousin for the key.",
         [("ines", "copy the plan and send it to Yaw", None), ("ines", "ask Yaw’s cousin for the key", None)]),
        ("I will let her know by the end of the month.", [("ines", "let Yaw know", date(2026, 11, 30))]),
        ("I will look at her draft.", [("ines", "look at Yaw’s draft", None)]),
        ("He is going to look for the key though and I'm to remind him on Monday if nothing came.",
         [("yaw", "look for the key", None), ("ines", "remind him", date(2026, 11, 30))]),
        ("Homework for me: draw both halls.", [("ines", "draw both halls", None)]),
        ("Yaw -> ask the landlord.", [("yaw", "ask the landlord", None)]),
        ("Both: read the third chapter.", [("ines", "read the third chapter with Yaw", None)]),
        ("Agreed: Yaw tastes the dough twice a day.", [("yaw", "taste the dough twice a day", None)]),
        ("I'll send Yaw the plan in two weeks.", [("ines", "send Yaw the plan", date(2026, 12, 7))]),
        ("Inês to weigh the flour (Thu).", [("ines", "weigh the flour", date(2026, 11, 26))]),
    ],
)  # fmt: skip
def test_whose_a_promise_is_and_what(text, promised):
    assert told(text) == promised


@pytest.mark.parametrize(
    "text",
    [
        "She wants me to clear the shelf with the crew.", "He asked me to read the report.", "He would like me to come along.",
        "She hopes I will join the panel.", "He asked whether I would pay for it.", "Yaw thinks I should write to the dean.",
        "I hope to hear from her.", "I asked him to send me the draft.", "Nomsa will call him on Monday.",
        "Yaw keeps a log of the calls.", "He has to talk to his boss first.", "I will not send the list.",
    ],
)  # fmt: skip
def test_what_is_wished_asked_or_told_is_nobodys_promise(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("Nomsa was annoyed. He will move to days.", []),
        ("I talked to Nomsa about pay. I will write to her on Tuesday.", [("ines", "write to her", date(2026, 11, 24))]),
        ("I'll ask the warden and tell him on Friday.",
         [("ines", "ask the warden", None),
          ("ines", "tell him", date(2026, 11, 27))]),
    ],
)  # fmt: skip
def test_a_pronoun_that_may_be_somebody_elses_is_left_alone(text, promised):
    assert told(text) == promised


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("Ich gebe ihm am Dienstag den Schlüssel für das Lager.",
         [("ines", "Yaw den Schlüssel für das Lager geben", date(2026, 11, 24))]),
        ("Wir haben über die Küche gesprochen. Ich rufe ihn am Mittwoch an.", [("ines", "Yaw anrufen", date(2026, 11, 25))]),
        ("Ich habe versprochen, ihm das Buch über die Gärten mitzubringen.",
         [("ines", "Yaw das Buch über die Gärten mitzubringen", None)]),
        ("Er wird mir bis Monatsende den Entwurf zeigen.", [("yaw", "Inês den Entwurf zeigen", date(2026, 11, 30))]),
        ("Ich glaube ihm nicht, was er über die Schicht sagt.", []),
        ("Sie möchte, dass ich den Bericht bis Montag lese.", []),
        ("Le voy a mandar el plano antes del jueves.", [("ines", "mandarle el plano", date(2026, 11, 26))]),
        ("Hablamos del turno de noche. Le enseñaré el taller el 2 de diciembre.",
         [("ines", "enseñarle el taller", date(2026, 12, 2))]),
        ("Quiere que yo lea el informe con la gente.", []),
        ("J’ai promis de lui prêter le livre sur les fours.", [("ines", "lui prêter le livre sur les fours", None)]),
        ("Je vais demander à la cheffe avant le 12 décembre.", [("ines", "demander à la cheffe", date(2026, 12, 12))]),
        ("Elle veut que je lise le rapport avec lui.", []),
        ("Wir haben vereinbart, dass ich drei Höfe besuche.", [("ines", "drei Höfe besuchen", None)]),
        ("Wir haben abgemacht, dass Yaw die Pläne liest.", [("yaw", "die Pläne lesen", None)]),
        ("Ich soll mich bis Monatsende bei der Gärtnerei melden.",
         [("ines", "sich bei der Gärtnerei melden", date(2026, 11, 30))]),
        ("Aufgabe für mich: zwei Werkstätten anrufen.", [("ines", "zwei Werkstätten anrufen", None)]),
        ("Yaw zeigt mir am Dienstag die Presse.", [("yaw", "Inês die Presse zeigen", date(2026, 11, 24))]),
        ("Sie erklärt mir, wie die Presse läuft.", []),
        ("Quedamos en que yo le mando el plano antes del viernes y Yaw va a llamar a la imprenta.",
         [("ines", "le mando el plano", date(2026, 11, 27)), ("yaw", "llamar a la imprenta", None)]),
        ("Tengo que visitar dos talleres.", [("ines", "visitar dos talleres", None)]),
        ("Yaw me va a enseñar el horno en dos semanas.", [("yaw", "enseñarme el horno", date(2026, 12, 7))]),
        ("Hablamos del horno nuevo de la escuela. Yaw me enviará la receta.", [("yaw", "enviarme la receta", None)]),
        ("Nous avons convenu que je lui envoie le plan avant le 12/12.", [("ines", "lui envoie le plan", date(2026, 12, 12))]),
        ("Nous avons parlé de la boulangerie. Yaw me présentera à la boulangère mardi.",
         [("yaw", "me présentera à la boulangère mardi", date(2026, 11, 24))]),
        ("Je dois aussi relire la recette.", [("ines", "relire la recette", None)]),
        ("Je pense que la recette sera bonne.", []),
        ("Ich muss danach immer zum Dienst laufen.", []),
        ("Wir haben vereinbart, dass sie mir die Liste bis Freitag mitgibt.",
         [("yaw", "Inês die Liste mitgeben", date(2026, 11, 27))]),
        ("Wir haben vereinbart, dass Yaw es mit der Werkstatt bespricht.", [("yaw", "es mit der Werkstatt besprechen", None)]),
        ("Wir haben vereinbart, dass er morgen damit anfängt.", [("yaw", "damit anfangen", date(2026, 11, 24))]),
        ("Vereinbart ist, dass Yaw den Ablauf ändert.", [("yaw", "den Ablauf ändern", None)]),
        ("Abgemacht ist, dass sie die Namen sammelt.", [("yaw", "die Namen sammeln", None)]),
        ("Abgemacht ist, dass er den Teig probiert.", [("yaw", "den Teig probieren", None)]),
        ("Abgemacht ist, dass er die Tür öffnet.", [("yaw", "die Tür öffnen", None)]),
        ("Vereinbart ist, dass ich den Plan bis Freitag ändere.", [("ines", "den Plan ändern", date(2026, 11, 27))]),
        ("Vereinbart ist, dass ich die Zettel sammle.", [("ines", "die Zettel sammeln", None)]),
        ("Wir haben vereinbart, dass Yaw die Liste fertig hat.", []),
        ("Wir haben vereinbart, dass er pünktlich ist.", []),
        ("Ich habe heute wenig geschlafen. Yaw fehlt mir sehr.", []),
        ("Yaw schuldet mir noch Geld.", []),
        ("Yaw erzählt mir von seinem Urlaub.", []),
        ("Yaw erzählt mir am Freitag von der Prüfung.", [("yaw", "Inês von der Prüfung erzählen", date(2026, 11, 27))]),
        ("Yaw leiht mir ein Buch über Öfen.", [("yaw", "Inês ein Buch über Öfen leihen", None)]),
        ("Ich vertraue ihm sehr bei der Planung.", []),
    ],
)  # fmt: skip
def test_plain_promises_in_other_languages(text, promised):
    assert told(text) == promised


@pytest.mark.parametrize(
    ("text", "tongue", "due"),
    [
        ("before the 20th", "en", date(2026, 12, 20)), ("by the end of the month", "en", date(2026, 11, 30)),
        ("bis 4. Dezember", "de", date(2026, 12, 4)),
        ("bis 15.1.", "de", date(2027, 1, 15)), ("am 4.12.2026", "de", date(2026, 12, 4)),
        ("avant le 12/12", "fr", date(2026, 12, 12)),
        ("in a fortnight", "en", date(2026, 12, 7)), ("in drei Tagen", "de", date(2026, 11, 26)),
        ("for two weeks", "en", None), ("dentro de 10 días", "es", date(2026, 12, 3)), ("(Tue)", "en", date(2026, 11, 24)),
        ("I sat there", "en", None),
        ("I will wed her", "en", None), ("call on Wed", "en", date(2026, 11, 25)), ("call by wed", "en", date(2026, 11, 25)),
        ("leer 1/2 capítulo", "es", None), ("Estaré disponible 24/7", "es", None), ("el 15/1", "es", date(2027, 1, 15)),
        ("lire 3/4 du livre", "fr", None), ("pour 3/4 d’heure", "fr", None), ("(15/1)", "fr", date(2027, 1, 15)),
        ("Version 2.1. testen", "de", None), ("leer el 1/2 del libro", "es", None),
        ("bis morgen", "de", date(2026, 11, 24)), ("am Morgen", "de", None),
        ("antes del 4 de diciembre", "es", date(2026, 12, 4)), ("para 4 personas", "es", None),
        ("avant le 4 décembre", "fr", date(2026, 12, 4)), ("pour 4 personnes", "fr", None), ("demain", "fr", date(2026, 11, 24)),
    ],
)  # fmt: skip
def test_days_in_words(text, tongue, due):
    assert due_in(text, TODAY, tongue) == due


def test_a_day_that_ends_a_promise_stands_beside_it():
    assert without_day("send the plan before the 20th") == "send the plan"
