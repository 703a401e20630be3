import pytest

from companion.importers.columns import assign, may_be
from companion.importers.questions import asked_for


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What I want to learn", "goal"),
        ("What do you want to learn?", "goal"),
        ("What would you like help with?", "goal"),
        ("What do you need help with?", "goal"),
        ("Where do you need support?", "goal"),
        ("What support would you like?", "goal"),
        ("What do you hope to gain from the programme?", "goal"),
        ("What are you hoping for?", "goal"),
        ("Skills you want to develop", "goal"),
        ("Areas you wish to improve", "goal"),
        ("Development needs", "goal"),
        ("What would you like a mentor to help you with?", "goal"),
        ("How can a mentor help you?", "goal"),
        ("What are your biggest challenges at work?", "goal"),
        ("What are you struggling with?", "goal"),
        ("Topics I need advice on", "goal"),
        ("What do you expect from your mentor?", "goal"),
        ("What are you looking for?", "goal"),
        ("Describe what you are seeking guidance on", "goal"),
        ("What would you like to get better at?", "goal"),
        ("Was möchtest du lernen?", "goal"),
        ("Wobei brauchst du Unterstützung?", "goal"),
        ("Ziele", "goal"),
        ("Lernziele", "goal"),
        ("¿Qué te gustaría aprender?", "goal"),
        ("¿En qué necesitas ayuda?", "goal"),
        ("Qu'aimeriez-vous apprendre ?", "goal"),
        ("Objectifs", "goal"),
        ("Wat wil je leren?", "goal"),
        ("Waar heb je hulp bij nodig?", "goal"),
        ("Cosa vorresti imparare?", "goal"),
        ("O que gostaria de aprender?", "goal"),
        ("Hva ønsker du å lære?", "goal"),
        ("Areas for improvement", "goal"),
        ("Learning needs", "goal"),
        ("What I can help with", "can_help_with"),
        ("What can you help with?", "can_help_with"),
        ("What can you teach?", "can_help_with"),
        ("What could you teach others?", "can_help_with"),
        ("Topics you are happy to share", "can_help_with"),
        ("What would you like to help others with?", "can_help_with"),
        ("Areas where you can support a mentee", "can_help_with"),
        ("What can people learn from you?", "can_help_with"),
        ("Which skills are you willing to share?", "can_help_with"),
        ("What can you offer mentees?", "can_help_with"),
        ("What can you offer as a mentor?", "can_help_with"),
        ("In which areas would you like to mentor others?", "can_help_with"),
        ("Topics I could advise on", "can_help_with"),
        ("Womit kannst du helfen?", "can_help_with"),
        ("Wobei kannst du andere unterstützen?", "can_help_with"),
        ("¿En qué puedes ayudar?", "can_help_with"),
        ("¿Qué puedes enseñar?", "can_help_with"),
        ("En quoi pouvez-vous aider ?", "can_help_with"),
        ("Waarmee kun je helpen?", "can_help_with"),
        ("In cosa puoi aiutare?", "can_help_with"),
        ("Em que pode ajudar?", "can_help_with"),
        ("Hva kan du hjelpe med?", "can_help_with"),
        ("What can you offer?", "offers"),
        ("What I can offer in return", "offers"),
        ("When are you free?", "available"),
        ("When are you usually available?", "available"),
        ("What times work best for you?", "available"),
        ("Days and times you are available", "available"),
        ("Preferred meeting times", "available"),
        ("Wann hast du Zeit?", "available"),
        ("Verfügbarkeit", "available"),
        ("Disponibilidad", "available"),
        ("¿Cuándo estás disponible?", "available"),
        ("Why do you want a mentor?", "why_this_matters"),
        ("Why do you want to join?", "why_this_matters"),
        ("Which industry do you work in?", "industry"),
        ("Which languages do you speak?", "languages"),
        ("What does success look like?", "desired_outcome"),
        ("What do you do?", "position"),
        ("What skills are you hoping to build through this programme?", "goal"),
        ("Please tell us what you would like to achieve through mentoring", "goal"),
        ("What one thing would you most like to change in your working life?", "goal"),
        ("Which areas do you want to focus on?", "goal"),
        ("What are you hoping your mentor can help you with?", "goal"),
        ("In what areas do you feel you need the most guidance?", "goal"),
        ("What do you want to get out of the mentoring relationship?", "goal"),
        ("Your development goals for the next 12 months", "goal"),
        ("Was erhoffst du dir vom Mentoring?", "goal"),
        ("Quels sont vos besoins d'accompagnement ?", "goal"),
        ("What topics do you feel comfortable mentoring on?", "can_help_with"),
        ("Areas you can mentor in", "can_help_with"),
        ("What experience can you share with a mentee?", "can_help_with"),
        ("What do you enjoy helping people with?", "can_help_with"),
        ("Subjects you'd be willing to advise on", "can_help_with"),
        ("What knowledge would you like to pass on?", "can_help_with"),
        ("Was möchtest du weitergeben?", "can_help_with"),
        ("Mentoring expertise", "can_help_with"),
        ("How could you support your mentee?", "can_help_with"),
        ("When would you be able to meet?", "available"),
        ("Which evenings are you free?", "available"),
    ],
)
def test_sign_up_forms(heading: str, field: str) -> None:
    assert [column.field.name for column in assign([heading], {}).used] == [field]


@pytest.mark.parametrize(
    "heading",
    [
        "What have you learned this year?",
        "How did you learn about the programme?",
        "Would you like to learn to code?",
        "Do you need help with the form?",
        "T-shirt size",
        "Department",
        "Name one thing you are proud of",
        "Years of experience",
        "Dietary needs",
        "Cohort",
        "What equipment do you have?",
        "What did you like most?",
        "Anything else?",
        "How did you hear about us?",
    ],
)
def test_what_asks_for_something_else(heading: str) -> None:
    assert assign([heading], {}).used == []


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("What do you want to learn or teach?", ["can_help_with", "goal"]),
        ("Which languages would you like to learn?", ["goal", "languages"]),
        ("What would you like to discuss?", ["can_help_with", "goal"]),
    ],
)
def test_two_fields_are_neither(heading: str, fields: list[str]) -> None:
    assert (assign([heading], {}).unused, may_be(heading)) == ([heading], fields)


def test_only_what_was_understood_from_the_question_is_to_be_told() -> None:
    columns = assign(["Goal", "What can you help with?", "When are you free?"], {}).used
    assert [column.asked for column in columns] == [False, False, True]


def test_a_paragraph_is_no_question() -> None:
    assert asked_for("What do you want to learn " * 20) == frozenset()
