"""What the buttons beside a finding do to a text."""

import pytest

from companion.domain.outreach.outreach import Draft, Finding
from companion.web.mending import found_again, mark_of, mended, quoted

BODY = "Dear Rune,\n\nI run a bakery. Your talk in Bergen moved me. i ask one thing.\n\nKind regards,\nOdile"


def finding(rule: str, words: str | None, fix: str | None) -> Finding:
    start = BODY.index(words) if words else 0
    return Finding(rule=rule, severity="fail", message="…", span=(start, start + len(words)) if words else None, fix=fix)


@pytest.mark.parametrize(
    ("rule", "words", "fix", "has", "lacks"),
    [
        ("O16", "Your talk in Bergen moved me.", "", "I run a bakery. i ask one thing.", "Bergen"),
        ("O14", "i ask one thing.", "I ask one thing.", "moved me. I ask one thing.", "i ask"),
        ("O15", "Dear Rune,", "Dear Bettina,", "Dear Bettina,\n\nI run", "Dear Rune"),
        ("O15", None, "Dear Rune,", "Dear Rune,\n\nDear Rune,", "…"),
        ("O8", None, "A no is fine.", "i ask one thing. A no is fine.\n\nKind regards,", "…"),
    ],
)
def test_a_fix_goes_where_it_belongs(rule: str, words: str | None, fix: str, has: str, lacks: str) -> None:
    text = mended(BODY, finding(rule, words, fix))
    assert has in text
    assert lacks not in text
    assert "  " not in text


def test_taking_out_a_whole_paragraph_leaves_no_hole() -> None:
    body = "Dear Rune,\n\nMoved me.\n\nI run a bakery."
    assert (
        mended(body, Finding(rule="O16", severity="fail", message="…", span=(12, 21), fix="")) == "Dear Rune,\n\nI run a bakery."
    )


def test_a_text_without_paragraphs_grows_at_its_end() -> None:
    assert mended("One line.", Finding(rule="O8", severity="fail", message="…", fix="A no is fine.")) == "One line. A no is fine."


def test_a_finding_is_found_again_by_its_words() -> None:
    one = finding("O16", "Your talk in Bergen moved me.", "")
    moved = "New first line. " + BODY
    start = moved.index("Your talk")
    later = one.model_copy(update={"span": (start, start + 29)})
    draft = Draft(subject=None, body=moved, writer="you", findings=[later])
    assert found_again(draft, mark_of(BODY, one)) == later
    assert found_again(draft, "O16:something else") is None
    assert quoted(BODY, one) == "Your talk in Bergen moved me."
    assert quoted(BODY, finding("O8", None, None)) == ""


def test_places_count_code_points() -> None:
    body = "Hi 👩‍🚒 there. i go."
    start = body.index("i go")
    assert (
        mended(body, Finding(rule="O14", severity="warn", message="…", span=(start, start + 1), fix="I"))
        == "Hi 👩‍🚒 there. I go."
    )
