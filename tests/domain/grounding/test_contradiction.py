import pytest

from companion.domain.grounding.claim import Claim, denies
from companion.domain.grounding.contradiction import counts_otherwise, tells_otherwise
from companion.domain.grounding.dates import wrong_date
from companion.domain.grounding.extent import says_more
from companion.domain.grounding.records import Entry
from companion.domain.grounding.works import another_kind_of_work
from companion.domain.words.measures import belongs_elsewhere, other_unit
from companion.domain.words.opposites import another_day, contrary_of
from companion.text.lexicon import EnglishLexicon

STEMS = EnglishLexicon().stems


def line(text: str, *, source: str = "work[0].highlights[0]", **dates: str) -> Entry:
    frame = tuple((f"work[0].{name}", value) for name, value in dates.items())
    return Entry("mentor", ((source, text),), frame=frame)


@pytest.mark.parametrize(
    ("claim", "held", "other"),
    [
        ("took eleven months", "It took eleven weeks.", True),
        ("took eleven weeks", "It took 11 weeks.", False),
        ("a mast of 18 feet", "a mast of 18 metres", True),
        ("18 metre mast", "a mast of 18 m", False),
        ("eleven people", "eleven weeks", False),
    ],
)
def test_a_figure_keeps_its_unit(claim: str, held: str, other: bool) -> None:
    assert other_unit(claim, held) is other


@pytest.mark.parametrize(
    ("claim", "elsewhere"),
    [("refused nine ladders in 2017", False), ("refused nine ladders in 2018", True), ("had two in 2018", False)],
)
def test_a_year_belongs_to_its_part_of_a_line(claim: str, elsewhere: bool) -> None:
    assert belongs_elsewhere(claim, "Refused nine ladders in 2017; in 2018 it was two.", STEMS) is elsewhere


@pytest.mark.parametrize(
    ("claim", "held", "more"),
    [
        ("introduced the rota", "Helped the wards introduce a rota.", True),
        ("helped to introduce the rota", "Helped the wards introduce a rota.", False),
        ("were the first keeper", "Joined as the second keeper.", True),
        ("won the prize", "Runner-up in 2016.", True),
        ("were right every time", "They were right three times of four.", True),
        ("won the committee over", "Persuaded the committee.", False),
        ("did it badly the first time", "Did it badly, then again a year later, well.", False),
        ("take calls from people who run a pump alone", "Takes calls from small pumps.", False),
        ("founded the yard", "Partner since 2015.", False),
        ("founded the yard", "Works at the yard.", True),
    ],
)
def test_how_much_somebody_did(claim: str, held: str, more: bool) -> None:
    assert says_more(claim, line(held), STEMS) is more


@pytest.mark.parametrize(
    ("claim", "other"), [("your article on tides", False), ("your book on tides", True), ("wrote a novel about tides", True)]
)
def test_an_article_is_no_book(claim: str, other: bool) -> None:
    assert another_kind_of_work(claim, line("Tides for beginners", source="publications[0].name")) is other


@pytest.mark.parametrize(
    ("claim", "other"), [("joined in 2018", False), ("joined in 2020", True), ("left in 2021", False), ("left in 2020", True)]
)
def test_a_post_begins_and_ends_in_its_years(claim: str, other: bool) -> None:
    assert wrong_date(claim, line("Kept the light.", startDate="2018-03", endDate="2021-01")) is other


def test_contraries_stand_beside_their_own_words() -> None:
    held = "Rewrote the notice so that the rule comes last and the danger comes first."
    assert contrary_of("the rule comes first and the danger last", held, STEMS)
    assert not contrary_of("the danger comes first and the rule last", held, STEMS)
    assert another_day("every Sunday", "Every Saturday I test lamps.")
    assert not another_day("on Saturdays", "Every Saturday I test lamps.")


@pytest.mark.parametrize(
    ("claim", "held", "otherwise"),
    [
        ("the manual grew to 212 pages", "Rewrote the manual from 212 pages to 64", True),
        ("the manual came down to 64 pages", "Rewrote the manual from 212 pages to 64", False),
        ("every one of the centres had marked it right", "Found that 61 of 64 centres had marked it wrong", True),
        ("61 of the 64 centres, every one in the north", "Found that 61 of 64 centres had marked it wrong", False),
        ("found your first three productions", "52 productions, opera to puppet theatre", False),
        ("ran the kiln for four years", "Ten years in clay, the last four running the kiln.", False),
        ("ran the kiln for five years", "Ten years in clay, the last four running the kiln.", True),
        ("they rang six times and two times it was a fire", "They rang six times and were right two.", False),
        ("two relief cooks", "A five-and-two roster, four staff and one relief cook", True),
        ("row out two thousand times a year", "I row out perhaps two thousand times a year. Since 1998.", False),
        ("rowed out in 2000", "I row out perhaps two thousand times a year. Since 1998.", True),
        ("carry 80 people in May and a goat in March", "80 passengers in May and twelve in March with a goat", False),
    ],
)
def test_figures_told_at_another_place(claim: str, held: str, otherwise: bool) -> None:
    assert counts_otherwise(Claim(claim, False), line(held), STEMS) is otherwise


@pytest.mark.parametrize(
    ("claim", "held", "otherwise"),
    [
        ("pulled ropes", "I move paper now, not ropes.", False),
        ("pull ropes", "I move paper now, not ropes.", True),
        ("nobody called less", "Calls per watch stayed level.", False),
        ("held a torch for years", "Years with a torch, now I teach the people who hold it.", False),
        ("even at four in the morning", "Also at four in the morning.", False),
    ],
)
def test_words_that_only_seem_to_be_against_it(claim: str, held: str, otherwise: bool) -> None:
    assert tells_otherwise(Claim(claim, denies(claim)), line(held), STEMS) is otherwise
