import pytest

from companion.domain.outreach.marks_abroad import opened


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("Qué preguntó usted primero?", "¿Qué preguntó usted primero?"),
        ("Tiene usted veinte minutos?", "¿Tiene usted veinte minutos?"),
        ("Soy enfermera desde hace diez años, qué me aconseja?", "Soy enfermera desde hace diez años, ¿qué me aconseja?"),
        ("Si tiene tiempo, podríamos hablar?", "Si tiene tiempo, podríamos hablar?"),
        ("¿Qué hizo?", "¿Qué hizo?"),
        ("What did you ask first?", "What did you ask first?"),
    ],
)
def test_a_spanish_question_is_opened_where_it_begins_to_ask(typed: str, marked: str) -> None:
    assert opened(typed) == marked
