from companion.domain.grounding.grounding import Grounded
from companion.domain.grounding.second_reading import read_again
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Evidence

LINES = [Evidence(who="mentor", source="work[0].name", quote="Fossen Mill")]
PARTS = [Part("You work at Brightwater.", 0, 24), Part("I bake.", 25, 32), Part("You won a prize.", 33, 49)]
FIRST = [Grounded("profile", LINES), Grounded("own"), Grounded("unsupported", trouble="No line says so.")]


def test_a_second_reader_only_adds_doubt() -> None:
    read = read_again(PARTS, FIRST, lambda pairs: [True] * len(pairs))
    assert [found.origin for found in read] == ["unsupported", "own", "unsupported"]
    assert "second reader" in (read[0].trouble or "")


def test_a_second_reader_never_vouches() -> None:
    asked: list[tuple[str, str]] = []

    def agrees(pairs):
        asked.extend(pairs)
        return [False] * len(pairs)

    assert read_again(PARTS, FIRST, agrees) == tuple(FIRST)
    assert asked == [("Fossen Mill", "You work at Brightwater.")]
