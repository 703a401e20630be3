import pytest

from companion.text.lexicon import EnglishLexicon
from companion.text.world.countries import region, short_names
from companion.text.world.languages import spoken_names
from companion.text.world.zones import zone

LEXICON = EnglishLexicon()


@pytest.mark.parametrize(
    ("said", "country"),
    [
        ("NO", "Norway"),
        ("nor", "Norway"),
        (" norway ", "Norway"),
        ("UK", "United Kingdom"),
        ("Scotland", "United Kingdom"),
        ("USA", "United States"),
        ("the Netherlands", "Netherlands"),
        ("Holland", "Netherlands"),
        ("Türkiye", "Turkey"),
        ("Côte d'Ivoire", "Ivory Coast"),
        ("KR", "South Korea"),
        ("Viet Nam", "Vietnam"),
        ("Federal Republic of Germany", "Germany"),
        ("XK", "Kosovo"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_has_one_short_name(said: str, country: str | None) -> None:
    assert LEXICON.country(said) == country


def test_no_short_name_is_turned_round_or_bracketed() -> None:
    assert not [name for name in short_names().values() if "," in name or "(" in name]


@pytest.mark.parametrize(
    ("country", "lies_in"),
    [
        ("Norway", {"Europe", "Northern Europe", "Nordic countries", "Scandinavia"}),
        ("Mexico", {"Latin America", "North America", "Americas"}),
        ("Brazil", {"Latin America", "South America", "Americas"}),
        ("Jamaica", {"Caribbean", "Latin America"}),
        ("Kenya", {"Africa", "East Africa", "Sub-Saharan Africa"}),
        ("Egypt", {"Africa", "North Africa", "Middle East"}),
        ("Vietnam", {"Asia", "Southeast Asia"}),
        ("India", {"Asia", "South Asia"}),
        ("Kazakhstan", {"Asia", "Central Asia"}),
        ("Turkey", {"Asia", "Europe", "Middle East"}),
        ("Samoa", {"Oceania", "Pacific Islands"}),
        ("New Zealand", {"Oceania", "Australasia"}),
        ("Estonia", {"Europe", "Baltic countries", "European Union"}),
    ],
)
def test_a_country_lies_in_its_regions(country: str, lies_in: set[str]) -> None:
    assert lies_in <= set(LEXICON.regions(country))


def test_every_country_lies_somewhere() -> None:
    nowhere = {name for code, name in short_names().items() if not LEXICON.regions(code)}
    assert nowhere <= {"Antarctica", "Bouvet Island", "British Indian Ocean Territory", "French Southern Territories",
                       "U.S. Outlying Islands", "United States Minor Outlying Islands",
                       "South Georgia and the South Sandwich Islands"}  # fmt: skip


@pytest.mark.parametrize(("said", "name"), [("the Nordics", "Nordic countries"), ("LATAM", "Latin America"), ("the moon", None)])
def test_regions_have_other_names(said: str, name: str | None) -> None:
    assert region(said) == name


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Spanish", "Spanish"),
        ("español", "Spanish"),
        ("es", "Spanish"),
        ("spa", "Spanish"),
        ("pt-BR", "Portuguese"),
        ("portugese", "Portuguese"),
        ("norsk", "Norwegian"),
        ("nb", "Norwegian"),
        ("Mandarin", "Chinese"),
        ("Bangla", "Bengali"),
        ("Dari", "Persian"),
        ("isiZulu", "Zulu"),
        ("日本語", "Japanese"),
        ("Deutsch", "German"),
        ("te reo", "Māori"),
        ("Klingon", "Klingon"),
        ("qwertz", None),
        ("", None),
    ],
)
def test_a_language_has_one_english_name(said: str, language: str | None) -> None:
    assert LEXICON.language(said) == language


def test_names_looked_for_in_running_text_are_names_of_living_languages() -> None:
    assert {"spanish", "norsk", "twi", "farsi"} <= spoken_names().keys()
    assert not {"even", "ancient greek", "latin", "klingon"} & spoken_names().keys()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Oslo", "Europe/Oslo"),
        ("Europe/Oslo", "Europe/Oslo"),
        ("New York", "America/New_York"),
        ("Mumbai", "Asia/Kolkata"),
        ("Kenya", "Africa/Nairobi"),
        ("CET", "Europe/Paris"),
        ("UTC+2", "Etc/GMT-2"),
        ("GMT-11", "Etc/GMT+11"),
        ("UTC+40", None),
        ("Chile", None),
        ("Nowhere", None),
    ],
)
def test_a_zone_is_known_by_city_country_or_abbreviation(said: str, name: str | None) -> None:
    assert zone(said) == name
