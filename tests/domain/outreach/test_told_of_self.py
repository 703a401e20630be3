"""Whether a person's own words say who writes, and that the message then says it once and early."""

import pytest

from companion.domain.outreach.told_of_self import says_who
from companion.domain.outreach.writing import OwnSentence
from tests.writing.made import brief, sample, writer


def own(*texts: str) -> list[OwnSentence]:
    return [OwnSentence(text=text, line=0) for text in texts]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("I'm a ferry stewardess on the night crossing.", "ferry stewardess"),
        ("I have been the caretaker of two schools since the flood.", "school caretaker"),
        ("I am nine years at the same loom.", "weaver in a carpet mill"),
        ("I teach the trumpet to grown beginners.", "music teacher"),
        ("My name is Ivo and I run a tram depot.", "depot manager"),
        ("I plane doors all day and nobody asks why.", "joiner, doors and windows"),
        ("ex postman, now sorter", "mail sorter and former postman"),
        ("I work nights on a maternity ward.", "midwife"),
        ("In my orchard the pickers stay silent.", "orchard owner"),
    ],
)
def test_own_words_that_say_who_writes(text: str, role: str) -> None:
    assert says_who(own(text), role)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("You were a baker before you became an inspector.", "baker"),
        ("I asked the bakers what they thought.", "baker"),
        ("Three of my weavers taught me the trade.", "loom supervisor, weaver by training"),
        ("In my office nobody speaks first.", "land surveyor"),
        ("I am a great admirer of your columns.", "printer"),
        ("I am the one who has to decide.", "printer"),
        ("I run into the same wall each spring.", "gardener"),
        ("I wrote the numbers on a card.", "gardener"),
        ("I counted the same warehouse for a year.", "stock counter"),
        ("You drive the same line as I do.", "tram driver"),
        ("Have you met a gardener who stayed?", "gardener"),
        ("I have mended my bicycle twice.", "bank clerk who mends bicycles at home"),
    ],
)
def test_own_words_that_leave_it_open(text: str, role: str) -> None:
    assert not says_who(own(text), role)


@pytest.mark.parametrize("mentee", ["p-0534", "p-0430", "p-0127", "p-0635"])
@pytest.mark.parametrize("channel", ["email", "slack"])
def test_a_reader_learns_once_who_writes(mentee: str, channel: str) -> None:
    lines = ("You hung the rota where everybody sees it.", "Rain came in for a week before a word was said.", "Who hung it up?")
    case = {"from": mentee, "to": "p-0504", "lines": lines, "channel": channel}
    body = writer().write(brief(case)).body
    post = (sample()[mentee].headline or "").split(",")[0].split(" who ")[0].lower()
    assert body.lower().count(post) == 1
    assert body.lower().index(post) < body.index("Who hung it up?")


def test_what_the_own_words_say_is_not_said_again() -> None:
    lines = (
        "You hung the rota where everybody sees it.",
        "I am a greenhouse worker and it rained in for a week.",
        "Who hung it up?",
    )
    body = writer().write(brief({"from": "p-0534", "to": "p-0504", "lines": lines})).body
    assert body.lower().count("greenhouse worker") == 1


@pytest.mark.parametrize(
    ("text", "role", "says"),
    [
        ("I am welder of boats since nine years.", "a welder", True),
        ("Five men under me since spring.", "the lead of a crew", True),
        ("I am tired of rust.", "a welder", False),
        ("I asked the welder.", "a welder", False),
    ],
)
def test_who_somebody_is_without_an_article(text: str, role: str, says: bool) -> None:
    assert says_who([OwnSentence(text=text, line=0)], role) is says


def test_a_trade_that_is_only_quoted_says_nothing() -> None:
    assert not says_who(own('I wrote "rope maker and friend of knots" and fell asleep over it.'), "rope maker")


def test_notes_say_who_writes_but_leave_room_under_the_name() -> None:
    assert says_who(own("ferry stewardess, nine winters"), "ferry stewardess")
    assert not says_who(own("ferry stewardess, nine winters"), "ferry stewardess", in_notes=False)


@pytest.mark.parametrize(
    ("why", "under"),
    [("Your board of faults hangs in our hall too.", False), ("Nobody here says when the mixer sounds wrong.", True)],
)
def test_an_e_mail_says_who_writes_under_the_name_and_begins_with_the_persons_own_line(why: str, under: bool) -> None:
    case = {"from": "p-0529", "to": "p-0501", "lines": [why, "The board stayed empty.", "Which note came first?"]}
    body = writer().write(brief(case, points=[], nearness=[])).body
    assert body.split("\n\n")[1].startswith(why) and body.endswith("Head of a school kitchen") is under
