"""Growing delays."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from companion.domain.accounts import Tries, address, check_password
from companion.domain.throttle import ACCOUNT, PAIR, PLACE, Patience
from companion.errors import InputError

NOW = datetime(2026, 11, 2, 12, tzinfo=timezone.utc)  # noqa: UP017 - as it is written


@pytest.mark.parametrize(
    ("failures", "passed", "waits"),
    [(0, 0, 0), (4, 0, 0), (5, 0, 1), (6, 0, 2), (8, 0, 8), (8, 3, 5), (8, 9, 0), (40, 0, 900), (40, 901, 0), (40, -60, 900)],
)
def test_a_pair(failures: int, passed: int, waits: float) -> None:
    tries = Tries(failures=failures, last=NOW - timedelta(seconds=passed))
    assert PAIR.wait_seconds(tries, NOW) == waits


def test_yesterday_is_forgotten() -> None:
    assert PAIR.wait_seconds(Tries(failures=99, last=NOW - timedelta(hours=25)), NOW) == 0


@pytest.mark.parametrize("patience", [PLACE, ACCOUNT])
def test_people_behind_one_address_and_one_account_have_more_room(patience: Patience) -> None:
    assert patience.wait_seconds(Tries(failures=20, last=NOW), NOW) == 0
    assert 0 < patience.wait_seconds(Tries(failures=90, last=NOW), NOW) <= patience.longest_seconds


def test_nobody_is_kept_out_for_long_by_others_failing_in_their_name() -> None:
    assert ACCOUNT.wait_seconds(Tries(failures=10_000, last=NOW), NOW) <= 60


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" Ada@X.example ", "ada@x.example"),
        ("ada", None),
        ("a@b", None),
        ("a b@x.example", None),
        ("a@x.example,b@x.example", None),
        ("<a@x.example>", None),
        ("a@x.example\nbcc: b", None),
        ("a" * 65 + "@x.example", None),
        ("", None),
    ],
)
def test_addresses(text: str, told: str | None) -> None:
    assert address(text) == told


@pytest.mark.parametrize("password", ["short", "", "aaaaaaaaaaaa", "ada@x.example", "x" * 501, "adalovelace"])
def test_weak_passwords(password: str) -> None:
    with pytest.raises(InputError):
        check_password(password, "adalovelace@x.example" if password == "adalovelace" else "ada@x.example")


@pytest.mark.parametrize("password", ["three quiet words", "correct horse battery staple" * 4, "пароль без слов", "12 34 56 7"])
def test_passwords_that_do(password: str) -> None:
    check_password(password, "ada@x.example")
