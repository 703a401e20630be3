import pytest

from companion.domain.outreach.outreach import MessageKind
from companion.domain.rules import findings
from tests.domain.cases import case

BODY = """Dear Samira,

You said I might ask you. Would you see whether Rune Falck is open to a question about people who do not speak up? Please ask \
him first, and a no from either of you is fine. To pass on: "Odile runs a bakery with eleven people; her fault board stays \
empty, and she has one question about the first month."

Kind regards,
Odile"""


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("", "", None),
        ("a no from either of you is fine", "you may of course say no", None),
        (", and a no from either of you is fine", "", "O8"),
        ("Would you see whether Rune Falck is open to a question", "I have a question for Rune Falck", None),
        ("Dear Samira,", "Dear Rune,", "O15"),
        ('To pass on: "Odile runs', "Odile runs", None),
        ("You said I might ask you.", "We met in June.", None),
    ],
)
def test_a_request_to_be_introduced(old, new, rule):
    body = BODY.replace(old, new)
    body = body.replace('month."', "month.") if rule == "O1" else body
    found = findings(case(body, kind=MessageKind.INTRO_REQUEST, mutual="Samira Haddad", subject="Rune and the board"))
    assert [finding.rule for finding in found if finding.severity == "fail"] == ([rule] if rule else [])


def test_they_are_asked_first():
    body = BODY.replace("Would you see whether Rune Falck is open to a question", "I have a question for Rune Falck").replace(
        "Please ask him first, and a", "A"
    )
    found = findings(case(body, kind=MessageKind.INTRO_REQUEST, mutual="Samira Haddad", subject="Rune and the board"))
    assert "O24" in [finding.rule for finding in found]
