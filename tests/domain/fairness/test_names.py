"""People by other names."""

import pytest

from companion.domain.fairness.names import Called, introduced, invented_names, leaks, renamed, swapped_text
from companion.domain.matching.passages import passages
from companion.domain.people import Profile
from tests.domain.made import ODILE, RUNE, profile

TO_HIM = Called("Taras", "Hryhorenkov", "he")


def sentences(text: str) -> list[str]:
    return [f"{part} " for part in text.split(". ")]


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("I'm Maria.", "I'm Taras."),
        ("Maria Lopez Vega led it.", "Taras Hryhorenkov led it."),
        ("MARIA is here, and Vega's van.", "TARAS is here, and Hryhorenkov's van."),
        ("Ms. Lopez Vega teaches.", "Mr. Hryhorenkov Hryhorenkov teaches."),
        ("Mariana and maria stay.", "Mariana and maria stay."),
        ("She led; he followed.", "He led; she followed."),
        ("I met her.", "I met him."),
        ("her crew met her at work", "his crew met him at work"),
        ("his crew asked him", "her crew asked her"),
        ("The idea was his.", "The idea was hers."),
        ("Hers, she said herself.", "His, he said himself."),
        ("the other shed, there", "the other shed, there"),
        ("", ""),
    ],
)
def test_names_and_pronouns_are_exchanged_in_prose(text: str, swapped: str) -> None:
    assert swapped_text(text, "Maria Lopez Vega", TO_HIM) == swapped


def test_names_are_of_many_origins_and_no_word_of_english_is_among_them() -> None:
    names = invented_names()
    assert len(names) > 100
    assert len({called.full for called in names}) == len(names)
    assert {called.pronoun for called in names} == {"she", "he"}
    assert not {called.given for called in names} & {"Mark", "Grace", "Rose", "Will", "May"}


def test_addresses_are_exchanged_wherever_they_are_named() -> None:
    rune = profile(RUNE, reports_to="ODILE@bakery.example", blocks=["odile@bakery.example", "else@where.example"])
    one, other = (each.profile for each in renamed([profile(ODILE), rune]))
    assert one.email and one.email != "odile@bakery.example"
    assert other.mentoring.reports_to == one.email
    assert other.mentoring.blocks == [one.email, "else@where.example"]


def test_what_is_no_name_stays() -> None:
    before = profile(RUNE)
    after = renamed([before])[0].profile
    assert after.name != before.name
    kept = {"exclude": {"basics": {"name", "email"}}}
    assert after.model_dump(**kept) == before.model_dump(**kept)


def test_a_name_of_which_a_part_stands_in_the_profile_is_passed_over() -> None:
    first, *_ = invented_names()
    told = profile(RUNE, style=f"Ask {first.family.lower()} about it.")
    assert renamed([told])[0].profile.name != first.full


def test_a_difference_is_traced_to_its_passage() -> None:
    before = profile(RUNE)
    after = before.model_copy(update={"mentoring": before.mentoring.model_copy(update={"style": "Gently."})})
    (found,) = leaks(before, after, sentences)
    assert (found.person_id, found.source, found.before, found.after) == ("rune", "mentoring.style", "", "Gently.")


SHORT = Called("Tendai", "Chimurengwa", "he")


def indexed(called: Called, summary: str = "I look after a mill.") -> list[str]:
    basics = {**RUNE["basics"], "summary": summary}
    return [each.text for each in passages(introduced(Profile.model_validate({**RUNE, "basics": basics}), called), sentences)]


@pytest.mark.parametrize("called", invented_names(), ids=lambda called: called.full)
def test_no_name_written_into_prose_is_seen_by_the_index(called: Called) -> None:
    assert indexed(called) == indexed(SHORT)


@pytest.mark.parametrize("length", range(100, 118))
def test_where_prose_is_cut_does_not_follow_the_name(length: int) -> None:
    summary = "x" * length + ". And more."
    assert indexed(Called("Kwabena", "Asamoah-Tuffour", "he"), summary) == indexed(SHORT, summary)
