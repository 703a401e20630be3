import pytest

from companion.domain.grounding.partly import all_for_a_part


@pytest.mark.parametrize(
    ("claim", "line", "otherwise"),
    [
        ("All nine of your pupils bake today.", "Taught nine pupils, four of whom bake.", True),
        ("You found a berth for each of your boats, without exception.", "Found all seven boats a berth, except one.", True),
        ("There is no queue any longer.", "The queue lost about a third.", True),
        ("A second visit is almost never needed.", "Second visits fell from 31 to 18 in a hundred.", True),
        ("You have stopped a train dozens of times.", "I have stopped a train twice.", True),
        ("All nine of your pupils bake today.", "Taught nine pupils; all of them bake.", False),
        ("Four of your nine pupils bake.", "Taught nine pupils, four of whom bake.", False),
        ("No queue is left.", "The queue fell from 31 to none.", False),
        ("Second visits fell to 18.", "Second visits fell from 31 to 18 in a hundred.", False),
        ("You stopped a train twice.", "I have stopped a train twice.", False),
        ("You opened all four bakeries by hand.", "Opened four bakeries by hand, two were sold in 2019.", False),
        ("Hardly anybody sang.", "Brought the choir from 60 singers down to 12.", True),
        ("Hardly anybody sang.", "Grew the choir from 12 to 60 singers.", False),
        ("You grew the choir with hardly any money.", "Grew it from 60 to 12 singers with hardly any money.", False),
    ],
)
def test_a_part_is_not_all_and_fewer_is_not_none(claim: str, line: str, otherwise: bool) -> None:
    assert all_for_a_part(claim, line) is otherwise
