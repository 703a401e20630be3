import pytest

from companion.domain.needs import INDUSTRIES
from companion.text.industry.terms import singular, terms
from companion.text.lexicon import EnglishLexicon

LEXICON = EnglishLexicon()


@pytest.mark.parametrize(
    ("text", "industries"),
    [
        ("hospital nursing", {"healthcare"}),
        ("bridge building", {"construction", "engineering"}),
        ("public broadcasting", {"media"}),
        ("paper mill", {"manufacturing"}),
        ("retail banking", {"finance"}),
        ("property insurance", {"insurance"}),
        ("hotels", {"hospitality"}),
        ("hospitality", {"hospitality"}),
        ("hospital operations", {"healthcare"}),
        ("marketing", {"marketing"}),
        ("market trading", {"retail"}),
        ("IT", {"technology"}),
        ("Energy software", {"energy", "technology"}),
        ("local government, formerly consulting", {"government"}),
        ("primary schools", {"education"}),
        ("beekeeping", {"agriculture"}),
        ("Fishermen", {"agriculture"}),
        ("sound engineer", {"media"}),
        ("software engineer", {"technology"}),
        ("healthcare", {"healthcare"}),
        ("public health inspection, food", {"healthcare", "food"}),
        ("helthcare", {"healthcare"}),
        ("agricultre", {"agriculture"}),
        ("pharmaceuticles", {"pharma"}),
        ("customers", {"retail"}),
        ("porter", set()),
        ("happiness", set()),
        ("", set()),
        ("🙂", set()),
    ],
)
def test_free_text_names_industries(text: str, industries: set[str]) -> None:
    assert set(LEXICON.industries(text)) == industries


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_every_industry_is_named_by_its_own_word_and_by_several_dozen(industry: str) -> None:
    assert industry in LEXICON.industries(industry.replace("-", " "))
    assert sum(industry in term.industries for term in terms().values()) > 10


def test_no_industry_is_outside_the_vocabulary() -> None:
    assert {industry for term in terms().values() for industry in term.industries} == set(INDUSTRIES)


def test_a_hint_counts_only_where_nothing_is_clear() -> None:
    assert LEXICON.industries("repair") == ("trades",)
    assert "trades" not in LEXICON.industries("aircraft repair")


@pytest.mark.parametrize(
    ("word", "one"),
    [("ferries", "ferry"), ("buses", "buse"), ("boxes", "box"), ("firemen", "fireman"), ("glass", "glass"), ("news", "news")],
)
def test_plurals_fall_away_by_rule(word: str, one: str) -> None:
    assert singular(word) == one
