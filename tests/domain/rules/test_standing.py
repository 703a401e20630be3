import pytest

from companion.domain.people import Profile
from companion.domain.rules import findings
from companion.domain.rules.case import Standing
from companion.domain.rules.naming import names_rightly
from companion.domain.rules.standing import same_text
from tests.domain.cases import BODY, case, severities, with_sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Would you be my mentor?",
        "I hope you will take me on as your pupil.",
        "I would like us to speak every fortnight.",
        "Perhaps we could talk for ten minutes on the first Friday of each month.",
        "What I am after is somebody who accompanies me through the next years.",
        "I would love to learn under your guidance.",
    ],
)
def test_an_assumed_tie_fails(sentence):
    assert severities(with_sentence(sentence), "O9") == {"fail"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Every quarter I must present my plan to the customers.",
        "We bake every Monday and I would like to change that.",
        "I am not looking for a mentor.",
        "A trading house would see me as an adviser.",
        "I guide visitors through the mill.",
        "I count stock once a week.",
    ],
)
def test_habits_are_no_tie(sentence):
    assert severities(with_sentence(sentence), "O9") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Should a desk in your office fall vacant, I would be delighted if you thought of me.",
        "Do you know of any vacancies at the mill?",
        "My CV is attached in case you are hiring.",
        "Could you put in a good word for me?",
        "I would like to work for you.",
        "If a desk comes free over there, have me in mind.",
        "I'd like to be considered for any opening you have.",
        "Could you lend me 3,000 euros for the oven?",
    ],
)
def test_job_begging_fails(sentence):
    assert severities(with_sentence(sentence), "O10") == {"fail"}


def test_begging_for_money_is_not_called_asking_for_work():
    found = findings(case(with_sentence("Could you lend me 3,000 euros for the oven?")))
    assert ["asks for money" in each.message for each in found if each.rule == "O10"] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "My job title says baker.",
        "My CV has one line about it.",
        "When you are hiring, which question do you ask first?",
        "Every manager who could give me a day post goes home early.",
        "I am not looking for a job.",
        "I'm applying for trainer jobs and my page says nothing of it.",
        "If a slot opens up in your week, I am free.",
        "Would a 20-minute call in January work for you?",
    ],
)
def test_speaking_of_work_is_no_begging(sentence):
    assert severities(with_sentence(sentence), "O10") == set()


@pytest.mark.parametrize(
    ("greeting", "name", "right"),
    [
        ("Dear Rune,", "Rune Falck", True),
        ("Dear Mr Falck,", "Rune Falck", True),
        ("Mr Falck, good morning,", "Rune Falck", True),
        ("Kia ora Rune,", "Rune Falck", True),
        ("Bonjour Ingvild,", "Ingvild Tveitane", True),
        ("Dear Sir Zdeněk Hrubý,", "Zdeněk Hrubý", True),
        ("Dear Jose,", "José Pérez", True),
        ("Dear R. Falck,", "Rune Falck", True),
        ("Dear Rune, all good?", "Rune Falck", True),
        ("Dear Ms Okpara,", "Ife Okpara-Dunn", True),
        ("Dear Mieczyslaw,", "Mieczysław Toruński", True),
        ("Dear May,", "May Lin", True),
        ("Dear Runa,", "Rune Falck", False),
        ("Dear Ms Sæterdal,", "Ingunn Kvalheim", False),
        ("Dear Tomas Leppäkoski,", "Tuomas Leppäkoski", False),
        ("To the managing partner,", "Alistair Crombie", False),
        ("Hello,", "Rune Falck", False),
    ],
)
def test_names_rightly(greeting, name, right):
    assert names_rightly(greeting, name) is right


@pytest.mark.parametrize(
    ("greeting", "name", "right"),
    [
        ("Dear Salma,", "سلمى خوري", True),
        ("Dear Ms Khoury,", "سلمى خوري", True),
        ("Dear Peter,", "سلمى خوري", False),
        ("Dear Mikhail,", "Михаил Ким", True),
        ("Dear Anna,", "Пётр Орлов", False),
        ("Dear Yosef,", "יוסף כהן", True),
        ("Dear Thomas,", "יוסף כהן", False),
        ("Dear Giorgos,", "Γιώργος Παπαδόπουλος", True),
        ("Dear Jiwon,", "김지원", True),
        ("Dear Priya,", "प्रिया शर्मा", True),
        ("Dear Robert,", "प्रिया शर्मा", False),
        ("Dear Io,", "Ия", True),
        ("Dear Li Na,", "李娜", True),
    ],
)
def test_a_name_in_other_letters_is_told_by_its_sound(greeting, name, right):
    assert names_rightly(greeting, name) is right


@pytest.mark.parametrize("leftover", ["[your company]", "{{name}}", "____", "(insert your trade)"])
def test_leftovers_fail(leftover):
    assert severities(with_sentence(f"I work at {leftover} now."), "O15") == {"fail"}


@pytest.mark.parametrize("greeting", ["Dear Sir or Madam,", "To whom it may concern,", "Dear Tuomas,"])
def test_the_wrong_greeting_fails(greeting):
    assert severities(BODY.replace("Dear Rune,", greeting), "O15") == {"fail"}


def test_the_same_message_to_another_name_has_the_same_findings():
    jun = Profile.model_validate(
        {**case().records.mentor.document(), "basics": {"name": "Jun Arai", "label": "Safety lead at a paper mill"}}
    )
    one = [(finding.rule, finding.severity) for finding in findings(case())]
    other = [(finding.rule, finding.severity) for finding in findings(case(BODY.replace("Rune", "Jun"), mentor=jun))]
    assert one == other == []


@pytest.mark.parametrize(
    ("standing", "confirmable"),
    [
        (Standing(is_manager=True), False),
        (Standing(said_no=True), False),
        (Standing(is_open=False), True),
        (Standing(open_threads=3), True),
        (Standing(sent_to_others=(BODY,)), True),
    ],
)
def test_who_may_be_written_to(standing, confirmable):
    (finding,) = findings(case(standing=standing), confirmed=["O23"])
    assert (finding.rule, finding.severity, finding.confirmed) == ("O23", "fail", confirmable)


def test_same_text():
    assert same_text(BODY, BODY.replace("six weeks", "two months"))
    assert not same_text(BODY, "Dear Jun, what did you do about the oven that hums?")
    assert not same_text("", "")


@pytest.mark.parametrize(
    ("greeting", "right"),
    [("Dear Master Szentirmai,", True), ("Dear Peter Szentirmai,", False), ("Master,", True), ("Sir,", False)],
)
def test_what_somebody_is_may_stand_for_a_title(greeting, right):
    assert names_rightly(greeting, "Balázs Szentirmai", trade=frozenset({"violin", "master", "maker"})) is right
