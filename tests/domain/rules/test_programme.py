import pytest

from companion.domain.rules import findings, is_ready
from companion.domain.rules.case import Standing
from companion.domain.rules.page import page
from companion.domain.rules.programme import LOCKED, Programme
from companion.errors import SettingsError
from tests.domain.cases import BODY, TODAY, case

WITHOUT_RETURN = BODY.replace("Whatever we try, I will tell you how it went.\n\n", "")
WITH_PRAISE = BODY.replace("I put up a board", "You are an amazing person. I put up a board")


def read(body: str, toml: str = "", **more: object) -> dict[str, str]:
    found = findings(case(body, programme=Programme.read(toml), **more))  # type: ignore[arg-type]
    return {finding.rule: finding.severity for finding in found}


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ("", {"O11": "warn"}),
        ('[rules]\nO11 = "fail"', {"O11": "fail"}),
        ('[rules]\nO11 = "off"', {}),
        ('[rules]\nO11 = "warn"\nO3 = "off"', {"O11": "warn"}),
    ],
)
def test_a_programme_raises_and_lowers_a_rule(toml, expected):
    assert read(WITHOUT_RETURN, toml) == expected


def test_a_rule_that_was_raised_blocks_and_one_that_was_lowered_does_not():
    raised = Programme.read('[rules]\nO11 = "fail"')
    lowered = Programme.read('[rules]\nO8 = "warn"')
    assert not is_ready(findings(case(WITHOUT_RETURN, programme=raised)))
    assert is_ready(findings(case(BODY.replace(" If it does not suit, just say so.", ""), programme=lowered)))


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('[rules]\nO99 = "off"', "There is no rule 'O99'"),
        ('[rules]\nO16 = "off"', "O16 is the same in every programme"),
        ('[rules]\nO26 = "warn"', "O26 is the same in every programme"),
        ('[rules]\nO3 = "loud"', "rules.O3 cannot be 'loud'"),
        ("[caps]\nopen_threads = 0", "caps.open_threads cannot be 0"),
        ('[caps]\nrest_days = "long"', "caps.rest_days cannot be 'long'"),
        ("[caps]\nminutes = 3", "no 'caps.minutes'"),
        ("[words]\nx = 1", "no 'words'"),
        ("rules = 3", "rules cannot be 3"),
        ("[rules", "no TOML"),
    ],
)
def test_what_cannot_be_meant_is_said(toml, says):
    with pytest.raises(SettingsError) as raised:
        Programme.read(toml)
    assert says in str(raised.value)
    assert raised.value.remedy


@pytest.mark.parametrize("rule", sorted(LOCKED))
def test_a_locked_rule_stands_even_in_a_programme_made_by_hand(rule):
    finding = findings(case(BODY.replace("Rune,", "Rudi,")))[0].model_copy(update={"rule": rule})
    assert Programme(rules={rule: "off"}).applied([finding]) == [finding]


@pytest.mark.parametrize(
    ("standing", "toml", "expected"),
    [
        (Standing(open_threads=3), "", {"O23": "fail"}),
        (Standing(open_threads=3), "[caps]\nopen_threads = 5", {}),
        (Standing(silent_since=TODAY.replace(month=10)), "", {"O23": "fail"}),
        (Standing(silent_since=TODAY.replace(month=10)), "[caps]\nrest_days = 20", {}),
        (Standing(silent_since=TODAY.replace(month=2)), "", {}),
    ],
)
def test_caps_are_the_programmes(standing, toml, expected):
    assert read(BODY, toml, standing=standing) == expected


def test_the_page_names_what_no_programme_changes():
    assert "for every rule but O16, O18, O20, O26" in page()
