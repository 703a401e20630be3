import pytest

from companion.domain.grounding.doers import done_by_another, given_to_another, things_swapped
from companion.text.lexicon import EnglishLexicon

STEMS = EnglishLexicon().stems


@pytest.mark.parametrize(
    ("claim", "line", "another"),
    [
        ("corrected a carter's load", "At the yard a carter with two horses corrected my load.", True),
        ("designed the winch", "My colleague Ane designed the winch; I wrote the manual.", True),
        ("wrote the manual", "My colleague Ane designed the winch; I wrote the manual.", False),
        ("taught a man to splice", "I worked beside the man who had taught me to splice.", True),
        ("lead the crew in Bodø", "Trained two deckhands, one of whom now leads the crew in Bodø.", True),
        ("repaired the winch", "Repaired the winch and hung a card beside it.", False),
        ("hung a card", "Found that the winch slipped and hung a card beside it.", False),
        ("moved the office", "The office moved in 2019.", False),
    ],
)
def test_a_deed_is_given_to_whoever_did_it(claim: str, line: str, another: bool) -> None:
    assert done_by_another(claim, line, STEMS) is another


@pytest.mark.parametrize(
    ("sentence", "line", "given"),
    [
        ("The watchman followed you for a week.", "They hired me. I followed the watchman for a week.", True),
        ("The harbour master apologised on the quay.", "We came back at dawn and I apologised on the quay.", True),
        ("Complaints dropped by half.", "Dropped complaints by half.", False),
        ("The oldest clubs moved the regatta.", "Moved the regatta against the vote of the oldest clubs.", True),
        ("The regatta moved to May.", "Moved the regatta to May.", False),
        ("The ward had to persuade you to book it.", "Persuaded the ward to book it.", True),
        ("A mill sent 41 of your recipes back.", "Tested recipes for a mill and sent 41 back.", True),
        ("An insurer rang you about the claim.", "A claim made me ring the insurer.", True),
        ("One crate replaced the boxes.", "Replaced the boxes with one crate.", False),
        ("The lamp found the cracks that the gauge had missed.", "The lamp missed the cracks that the gauge found.", True),
    ],
)
def test_a_deed_of_the_readers_is_not_given_away(sentence: str, line: str, given: bool) -> None:
    assert given_to_another(sentence, line, STEMS) is given


def test_two_things_do_not_change_places_whoever_tells_of_them() -> None:
    line = "On why the drone missed rivets that a hammer found."
    assert things_swapped("The drone found rivets that your hammer had missed.", line, STEMS)
    assert not things_swapped("A hammer found rivets that the drone missed.", line, STEMS)
