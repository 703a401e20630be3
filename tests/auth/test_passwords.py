"""Hashes of passwords and random ids."""

from __future__ import annotations

import time

import pytest

from companion.auth.keys import RandomKeys
from companion.auth.passwords import Argon2Passwords


@pytest.fixture(scope="module")
def passwords() -> Argon2Passwords:
    made = Argon2Passwords()
    made.warm()
    return made


def test_a_hash_fits_its_password_alone(passwords: Argon2Passwords) -> None:
    secret = passwords.hashed("three quiet words")
    assert secret.startswith("$argon2id$")
    assert "quiet" not in secret
    assert passwords.fits("three quiet words", secret)
    assert not passwords.fits("three quiet word", secret)
    assert passwords.hashed("three quiet words") != secret


@pytest.mark.parametrize("secret", [None, "", "no hash at all", "$argon2id$v=19$broken"])
def test_no_hash_fits_nothing(passwords: Argon2Passwords, secret: str | None) -> None:
    assert not passwords.fits("three quiet words", secret)
    assert not passwords.fits("", secret)


def cpu(passwords: Argon2Passwords, secret: str | None) -> float:
    started = time.process_time()
    passwords.fits("something", secret)
    return time.process_time() - started


def test_a_sign_in_is_quick_enough_and_an_unknown_person_costs_the_same(passwords: Argon2Passwords) -> None:
    secret = passwords.hashed("three quiet words")
    known = min(cpu(passwords, secret) for _ in range(3))
    unknown = min(cpu(passwords, None) for _ in range(3))
    assert known < 0.4
    assert 0.4 < unknown / known < 2.5


def test_random_ids() -> None:
    keys = RandomKeys()
    made = {keys.new() for _ in range(100)}
    assert len(made) == 100
    assert all(len(one) >= 43 for one in made)
    one = made.pop()
    assert keys.hashed(one) != one
    assert keys.form_token(one) not in (one, keys.hashed(one))
    assert keys.same("a", "a")
    assert not keys.same("a", "b")
