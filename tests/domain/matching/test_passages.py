from typing import Any

import pytest

from companion.domain.matching.passages import MAX_QUOTE, Kind, passages
from companion.domain.people import Profile, value_at
from companion.text.lexicon import EnglishLexicon
from tests.domain.made import ODILE, RUNE, profile

split = EnglishLexicon().sentences


def of(document: dict[str, Any], **basics: Any) -> Profile:
    return Profile.model_validate({**document, "basics": {**document["basics"], **basics}})


@pytest.mark.parametrize("document", [RUNE, ODILE])
def test_every_quotation_stands_in_the_profile_at_its_place(document: dict[str, Any]) -> None:
    person = profile(document)
    found = passages(person, split)
    assert found
    for passage in found:
        value = value_at(person.document(), passage.source)
        assert value is not None
        assert passage.quote in value


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Maria Lopez", "I'm Maria and she led us.", "I'm somebody and they led us."),
        ("Ahmed Rahman", "I'm Ahmed and he led us.", "I'm somebody and they led us."),
        ("Rose Hill", "Rose grows roses on a hill.", "somebody grows roses on a hill."),
        ("Anna van der Berg", "Ask Anna van der Berg herself.", "Ask somebody themself."),
        ("李 娜", "Her work with Li.", "their work with Li."),
        ("J. Smith", "Smith wrote his own.", "somebody wrote their own."),
    ],
)
def test_names_and_pronouns_are_masked_in_what_is_indexed_and_not_in_what_is_quoted(name: str, text: str, shown: str) -> None:
    (passage,) = passages(of({"id": "p", "basics": {}}, name=name, summary=text), split)
    assert (passage.quote, passage.text) == (text, shown)


@pytest.mark.parametrize("private", ["email", "pronouns", "image", "url", "birthDate", "gender", "phone"])
def test_private_fields_are_no_passages(private: str) -> None:
    canary = "canary@example.example"
    person = of(RUNE, **{private: canary}, location={"address": "Canary Street 1", "postalCode": "canary"})
    assert not any("canary" in (passage.text + passage.quote).lower() for passage in passages(person, split))


def test_a_long_value_is_quoted_by_sentences_and_a_long_sentence_between_words() -> None:
    text = "Short one. " + " ".join(f"word{i}" for i in range(200)) + " end."
    found = passages(of({"id": "p", "basics": {}}, name="A B", summary=text), split)
    assert found[0].quote == "Short one."
    assert all(len(passage.quote) <= MAX_QUOTE for passage in found)
    assert " ".join(passage.quote for passage in found).split() == text.split()


def test_a_crossing_carries_its_direction_into_the_index() -> None:
    story = next(passage for passage in passages(profile(RUNE), split) if passage.kind is Kind.TRANSITION)
    assert story.text.startswith("moved from machine operator to safety lead. ")
    assert story.quote == "The first week I pressed it myself."


def test_equal_texts_share_a_hash_and_a_changed_text_gets_another() -> None:
    first, again = passages(profile(RUNE), split), passages(profile({**RUNE, "id": "other"}), split)
    assert [one.content_hash for one in first] == [one.content_hash for one in again]
    changed = passages(of(RUNE, summary="I look after two mills."), split)
    assert len({one.content_hash for one in first} ^ {one.content_hash for one in changed}) == 2


@pytest.mark.parametrize("value", ["", "   ", "—", "🙂🙂", None])
def test_a_value_without_words_is_no_passage(value: str | None) -> None:
    assert passages(of({"id": "p", "basics": {}}, name="A B", summary=value), split) == []
