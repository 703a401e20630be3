"""The People page: the list, profiles to edit and delete, files to bring in, samples to put away."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from companion.domain.people import Profile
from companion.errors import Conflict, InputError, UnknownPerson
from companion.web import uploads
from companion.web.actor import LOCAL
from companion.web.fields import Entries, all_parts
from companion.web.forms import entries, shown
from companion.web.pages.people import A_PAGE, PeoplePage
from companion.web.pages.shell import Shell
from tests.web import fakes
from tests.web.pages import given, html_of, pressed, words_of


def made(tmp_path: Path, people: Iterable[Profile] = (), samples: Iterable[Profile] = ()) -> Shell:
    shell = Shell(fakes.companion(tmp_path / "home", people, samples=samples))
    shell.build()
    return shell


def form_of(person: Profile, **changes: Any) -> dict[str, Any]:
    """The form of a profile as a browser sends it back."""
    document = person.document()
    fields: dict[str, Any] = {}
    for part in all_parts():
        if isinstance(part, Entries):
            for number, entry in enumerate(entries(document, part)):
                fields |= {f"{part.path}[{number}].{field.path}": shown(entry, field) for field in part.fields}
        else:
            fields[part.path] = shown(document, part)
    return {**fields, **changes}


def saving(page: PeoplePage, kept: Any, fields: dict[str, Any]) -> Any:
    call = pressed("save", kept=kept)
    call.act.fields.update(fields)
    return page.save(call)


def test_an_empty_home_offers_both_ways_in(tmp_path: Path) -> None:
    page = made(tmp_path).people
    said = words_of(page.listed(), page.roster)
    assert "Nobody here yet" in said
    assert "Load the sample people" in said


def test_the_list_is_made_when_the_page_is_turned_to(shell: Shell) -> None:
    opened = shell.opened(LOCAL, {})
    assert shell.people.roster not in opened.changes
    answer = shell.people.visited(given(None))
    assert "three people" in words_of(answer, shell.people.roster).lower()
    assert shell.people.person not in answer.changes


def test_the_list_is_narrowed_and_grows(tmp_path: Path) -> None:
    page = made(tmp_path, [fakes.mentee(), *(fakes.mentor(number) for number in range(100, 160))]).people
    answer = page.listed()
    assert "61 people" in words_of(answer, page.roster)
    assert html_of(answer, page.roster).count('data-do="open"') == A_PAGE
    assert html_of(page.more(pressed(kept=answer.changes[page.roster])), page.roster).count('data-do="open"') == 61
    narrowed = words_of(page.look(pressed(kept=answer.changes[page.roster], words="falck 112")), page.roster)
    assert "One of 61 people" in narrowed
    assert "Rune Falck 112" in narrowed


def test_a_profile_is_edited(shell: Shell) -> None:
    page = shell.people
    opened = page.open(pressed(on="p-1"))
    html = html_of(opened, page.person)
    assert html.count("Seen by: ") >= 20
    assert "nobody else; it stays here" in html and "whoever leads" not in html
    saved = saving(page, opened.changes[page.person], form_of(fakes.mentor(1), **{"basics.label": "Keeper of names"}))
    assert saved.said == "Saved. Rune Falck 1 may be suggested."
    assert page.companion.profiles.get("p-1").basics.label == "Keeper of names"


def test_an_edit_of_what_changed_meanwhile_is_refused(shell: Shell) -> None:
    page = shell.people
    kept = page.open(pressed(on="p-1")).changes[page.person]
    saving(page, kept, form_of(fakes.mentor(1), **{"basics.label": "First"}))
    with pytest.raises(Conflict):
        saving(page, kept, form_of(fakes.mentor(1), **{"basics.label": "Second"}))


def test_a_wrong_field_saves_nothing(shell: Shell) -> None:
    page = shell.people
    kept = page.open(pressed(on="p-1")).changes[page.person]
    with pytest.raises(InputError, match=r"^E-mail: "):
        saving(page, kept, form_of(fakes.mentor(1), **{"basics.email": "rune@"}))
    assert page.companion.profiles.get("p-1") == fakes.mentor(1)


def test_a_new_profile(shell: Shell) -> None:
    page = shell.people
    opened = page.new(pressed())
    assert "Delete this person" not in html_of(opened, page.person)
    saved = saving(page, opened.changes[page.person], {"basics.name": "Ada Ek", "mentoring.roles": "mentor"})
    assert saved.said == "Saved. Ada Ek is not suggested to anybody."
    assert "Ada Ek" in words_of(page.back(pressed()), page.roster)


def test_a_person_is_deleted_after_a_second_look(shell: Shell) -> None:
    page = shell.people
    opened = page.open(pressed(on="p-1"))
    assert "Delete for good" in words_of(opened, page.person)
    answer = page.erase(pressed(kept=opened.changes[page.person]))
    assert "one profile" in answer.said or "1 profile" in answer.said
    with pytest.raises(UnknownPerson):
        page.companion.profiles.get("p-1")


def test_nobody_is_opened_under_a_wrong_name(shell: Shell) -> None:
    with pytest.raises(UnknownPerson):
        shell.people.open(pressed(on="p-99"))


def uploaded(shell: Shell, text: str, name: str = "people.csv") -> str:
    """A file as it comes in."""
    place = uploads.incoming(shell.companion.settings.home) / "random"
    place.mkdir(parents=True)
    (place / name).write_text(text)
    return str(place / name)


ROSTER = "name,email,headline,Birth Date\nAda Ek,ada@x.example,Bridge painter,1980\nBo Lund,bo@@,Baker,1980\n"


def test_a_file_is_looked_at_brought_in_and_taken_back(tmp_path: Path) -> None:
    shell = made(tmp_path)
    intake = shell.intake
    preview = intake.look(given([uploaded(shell, ROSTER)]))
    said = words_of(preview, intake.panel)
    assert "One person, none may be suggested yet." in said
    assert "people.csv row 3 email" in said
    assert "Left unread for privacy: Birth Date." in said
    assert shell.companion.profiles.listing() == []
    ticked = pressed(kept=preview.changes[intake.panel], consent="listed", role="mentor")
    brought = intake.bring_in(ticked)
    assert "One of these may be suggested." in words_of(brought, intake.panel)
    assert "Ada Ek" in words_of(brought, shell.people.roster)
    assert list(uploads.folder(shell.companion.settings.home).rglob("*.csv")) == []
    record = shell.companion.importing.imports()[0]
    assert record.consent == "listed"
    back = intake.undo(pressed(on=record.id))
    assert back.said.startswith("Taken back: 1 removed")
    assert shell.companion.profiles.listing() == []


def test_what_a_file_lacks_is_said_in_the_open(tmp_path: Path) -> None:
    shell = made(tmp_path)
    preview = shell.intake.look(given([uploaded(shell, "name,role,My dearest wish\nAda,mentee,To lead\n")]))
    seen = html_of(preview, shell.intake.panel).partition("<details>")[0]
    assert "The mentee does not have a goal" in seen
    assert "Not read: “My dearest wish”." in seen


def test_leaving_a_preview_deletes_the_file(tmp_path: Path) -> None:
    shell = made(tmp_path)
    preview = shell.intake.look(given([uploaded(shell, ROSTER)]))
    shell.intake.leave(pressed(kept=preview.changes[shell.intake.panel]))
    assert list(uploads.folder(shell.companion.settings.home).rglob("*.csv")) == []
    assert shell.companion.profiles.listing() == []


def test_an_unusable_file_is_refused_in_words_and_deleted(tmp_path: Path) -> None:
    shell = made(tmp_path)
    answer = shell.intake.look(given([uploaded(shell, "", "empty.csv")]))
    assert "That could not be done." in words_of(answer, shell.intake.panel)
    assert "Traceback" not in answer.said
    assert list(uploads.folder(shell.companion.settings.home).rglob("*.csv")) == []


def test_work_that_runs_is_found_again_after_a_reload(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    from companion.web import work

    monkeypatch.setattr(work, "PATIENCE_SECONDS", 0.0)
    shell, go_on = made(tmp_path), threading.Event()

    def slow(progress: Any) -> Any:
        go_on.wait(10)
        return shell.companion.profiles.add_sample(0)

    job = shell.workshop.start("sample", LOCAL.name, slow)
    answer = shell.intake.opened(LOCAL)
    assert "This goes on when you leave the page" in words_of(answer, shell.intake.panel)
    assert answer.changes[shell.intake.timer]["active"] is True
    thread = shell.workshop._running[job.id].thread
    go_on.set()
    thread.join(10)
    done = shell.intake.tick(given(answer.changes[shell.intake.panel]))
    assert done.changes[shell.intake.timer]["active"] is False
    assert "invented people are here" in words_of(done, shell.intake.panel)


def test_a_name_is_found_without_its_accents(tmp_path: Path) -> None:
    page = made(tmp_path, [fakes.mentor(1, name="Iñaki Muñoz Gaztañaga"), fakes.mentor(2)]).people
    found = words_of(page.look(pressed(kept=page.listed().changes[page.roster], words="munoz inaki")), page.roster)
    assert "One of two people" in found
    assert "Iñaki Muñoz Gaztañaga" in found


@pytest.mark.parametrize(
    ("own", "said", "offered"),
    [
        ([], "The people shown here are invented samples.", ["Bring your own people"]),
        (["mentee"], "nobody of your own is down as a mentor yet", ["Bring your own people"]),
        (["mentee", "mentor"], "still here beside your own; they are never mixed", ["Put the samples away"]),
    ],
)
def test_the_line_about_samples(tmp_path: Path, own: list[str], said: str, offered: list[str]) -> None:
    people = [{"mentee": fakes.mentee(), "mentor": fakes.mentor(1)}[one] for one in own]
    shell = made(tmp_path, people, samples=[fakes.mentor(9)])
    shown = words_of(shell.banner.shown(), shell.banner.panel)
    assert said in shown
    assert [label for label in ("Bring your own people", "Put the samples away") if label in shown] == offered
    assert "sample" in words_of(shell.people.listed(), shell.people.roster)


@pytest.mark.parametrize(
    ("own", "samples", "offered"),
    [
        ([], [], ["Load the sample people"]),
        (["mentee"], [], ["Load the sample people"]),
        (["mentee", "mentor"], [], []),
        (["mentee"], [9], ["Put the samples away"]),
    ],
)
def test_whoever_put_the_samples_away_can_have_them_back(
    tmp_path: Path, own: list[str], samples: list[int], offered: list[str]
) -> None:
    people = [{"mentee": fakes.mentee(), "mentor": fakes.mentor(1)}[one] for one in own]
    page = made(tmp_path, people, samples=[fakes.mentor(one) for one in samples]).people
    shown = words_of(page.listed(), page.roster)
    assert [label for label in ("Load the sample people", "Put the samples away") if label in shown] == offered


def test_samples_are_put_away(tmp_path: Path) -> None:
    shell = made(tmp_path, [fakes.mentor(1)], samples=[fakes.mentor(9)])
    answer = shell.banner.put_away(pressed())
    assert words_of(answer, shell.banner.panel) == ""
    assert [one.id for one in shell.companion.profiles.listing()] == ["p-1"]


def test_the_first_import_of_ones_own_offers_to_put_the_samples_away(tmp_path: Path) -> None:
    shell = made(tmp_path, samples=[fakes.mentor(9)])
    intake = shell.intake
    preview = intake.look(given([uploaded(shell, ROSTER)]))
    brought = intake.bring_in(pressed(kept=preview.changes[intake.panel], consent="listed", role="mentor"))
    assert "One invented sample person is still here." in words_of(brought, intake.panel)
    assert "Take people.csv back" in words_of(brought, intake.panel)
    gone = intake.put_away(pressed(kept=brought.changes[intake.panel]))
    assert words_of(gone, shell.banner.panel) == ""
    assert "sample" not in words_of(gone, intake.panel)
    assert "They are in" in words_of(gone, intake.panel)
    assert [one.name for one in shell.companion.profiles.listing()] == ["Ada Ek"]


@pytest.mark.parametrize(("typed", "kept"), [("Amsterdam", "Europe/Amsterdam"), ("Europe/Oslo", "Europe/Oslo"), ("", None)])
def test_a_city_becomes_its_time_zone(shell: Shell, typed: str, kept: str | None) -> None:
    page = shell.people
    opened = page.open(pressed(on="p-1")).changes[page.person]
    saving(page, opened, form_of(fakes.mentor(1), **{"mentoring.timezone": typed}))
    assert page.companion.profiles.get("p-1").mentoring.timezone == kept


def test_a_time_zone_nobody_knows_saves_nothing(shell: Shell) -> None:
    page = shell.people
    opened = page.open(pressed(on="p-1")).changes[page.person]
    with pytest.raises(InputError, match=r"^Time zone: none is known as “Atlantis”"):
        saving(page, opened, form_of(fakes.mentor(1), **{"mentoring.timezone": "Atlantis"}))
    assert page.companion.profiles.get("p-1") == fakes.mentor(1)
