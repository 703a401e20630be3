"""Who is looking: chosen, filled in, read from a file or a bio; and whom they know."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from companion.errors import InputError, UnknownPerson
from companion.web import uploads
from companion.web.pages.shell import Shell
from tests.web.pages import given, html_of, pressed, words_of

DATA = Path(__file__).parent.parent / "data"


def uploaded(shell: Shell, name: str) -> str:
    """A file of the tests' data as it comes in."""
    place = uploads.incoming(shell.companion.settings.home) / name.replace(".", "-")
    place.mkdir(parents=True)
    return str(shutil.copy(DATA / name, place / name))


def test_chosen_from_the_people(shell: Shell) -> None:
    answer = shell.you.choose(given("m-1"))
    assert answer.said == "You look as Odile Marchand."
    assert shell.you.person(answer.changes[shell.you.panel]) == "m-1"
    assert shell.you.person(shell.you.nobody(pressed()).changes[shell.you.panel]) is None


def test_seekers_are_offered_first(shell: Shell) -> None:
    choices = shell.you.offered(given()).changes[shell.you.choice]["choices"]
    assert choices[0] == ("Odile Marchand, Baker", "m-1")


def test_a_wrong_name(shell: Shell) -> None:
    with pytest.raises(UnknownPerson):
        shell.you.choose(given("nobody@x.example"))


def test_somebody_who_is_gone_is_nobody(shell: Shell) -> None:
    kept = shell.you.choose(given("m-1")).changes[shell.you.panel]
    shell.companion.profiles.erase("m-1")
    assert shell.you.person(kept) is None


def test_filled_in(shell: Shell) -> None:
    fields = {
        "basics__name": "Ada Ek",
        "mentoring__offers": "Bread\nCoffee",
        "languages": "Swedish",
        "mentoring__timezone": "Europe/Oslo",
    }
    answer = shell.you.save(pressed(**fields))
    me = shell.you.person(answer.changes[shell.you.panel])
    profile = shell.companion.profiles.get(me or "")
    assert profile.mentoring.roles == ["mentee"]
    assert profile.mentoring.offers == ["Bread", "Coffee"]
    assert not profile.mentoring.consent.listed


def test_a_bio_is_looked_at_before_it_is_kept(shell: Shell) -> None:
    before = len(shell.companion.profiles.listing())
    answer = shell.you.read_bio(pressed(bio="Ada Ek paints bridges. She has painted nine.", bio_name="Ada Ek"))
    assert 'value="Ada Ek"' in html_of(answer, shell.you.form)
    assert len(shell.companion.profiles.listing()) == before
    saved = shell.you.save(pressed(kept=answer.changes[shell.you.form], basics__name="Ada Ek", basics__label="Bridge painter"))
    assert saved.said == "You look as Ada Ek."


def test_a_resume_keeps_what_the_form_does_not_show(shell: Shell) -> None:
    file = uploaded(shell, "resume.json")
    answer = shell.you.read_file(given(file))
    assert not Path(file).exists()
    assert answer.changes[shell.you.file] is None
    saved = shell.you.save(pressed(kept=answer.changes[shell.you.form], basics__name="As in the file"))
    profile = shell.companion.profiles.get(shell.you.person(saved.changes[shell.you.panel]) or "")
    assert profile.work
    assert profile.name == "As in the file"


def test_a_file_of_many_is_nobody(shell: Shell) -> None:
    file = uploaded(shell, "roster.csv")
    with pytest.raises(InputError, match="This file holds"):
        shell.you.read_file(given(file))
    assert not Path(file).exists()


def test_whoever_wrote_last_is_still_here_after_a_reload(shell: Shell) -> None:
    assert shell.you.person(shell.you.opened().changes[shell.you.panel]) is None
    shell.draft.begin(mentor="p-1", mentee="m-1")
    assert shell.you.person(shell.you.opened().changes[shell.you.panel]) == "m-1"


def test_people_one_knows_are_ticked_one_by_one(shell: Shell) -> None:
    known, file = shell.known, uploaded(shell, "connections.csv")
    rows = known.read(given(file))
    assert not Path(file).exists()
    assert "checked" not in html_of(rows, known.panel)
    kept = rows.changes[known.panel]
    first = kept["data"]["contacts"][0]
    me = shell.you.choose(given("m-1")).changes[shell.you.panel]
    for wrong, asked in (
        (pressed(kept=kept, also=me), "Nobody is ticked"),
        (pressed(kept=kept, also=None, contact=first["id"]), "whose contacts"),
    ):
        with pytest.raises(InputError, match=asked):
            known.keep(wrong)
    answer = known.keep(pressed(kept=kept, also=me, contact=first["id"]))
    assert answer.said.startswith("One new contact kept.")
    assert [one.name for one in shell.companion.contacts.of("m-1")] == [first["name"]]
    assert words_of(known.leave(pressed()), known.panel) == ""
