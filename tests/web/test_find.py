"""The first page: a need, how it was understood, and people with reasons."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from companion.domain.access import Actor
from companion.domain.matching.eligibility import FROM_PROFILE
from companion.domain.matching.matches import AspectShare
from companion.domain.needs import Filter, Need
from companion.errors import CompanionError, EmptyText, UsageError
from companion.services.access.acting import context_of
from companion.services.matching.enquiring import MatchRequest
from companion.web.events import Answer
from companion.web.pages.find import FindPage
from companion.web.pages.results import FIRST, Search, Shown, drawn, said_of_few
from companion.web.pages.shell import Shell
from companion.web.pages.sought import sought
from companion.web.panel import data_of
from companion.wiring import Companion
from tests.fakes import TODAY
from tests.web import fakes
from tests.web.fakes import EveryMentor
from tests.web.hostile import read
from tests.web.pages import given, html_of, pressed, words_of
from tests.web.test_session import STOP


@pytest.fixture
def find(tmp_path: Path) -> FindPage:
    people = [fakes.mentee(), *(fakes.mentor(number) for number in range(1, 9))]
    shell = Shell(fakes.companion(tmp_path / "home", people))
    shell.build()
    return shell.find


def found(find: FindPage, text: str = "Faults nobody reports. Not consultants.") -> Answer:
    return find.find(given(text, None))


def search_of(find: FindPage, answer: Answer) -> Search:
    return Search.model_validate(data_of(answer.changes[find.found]))


def test_three_people_not_thirty(find: FindPage) -> None:
    answer = found(find)
    page = words_of(answer, find.found)
    assert html_of(answer, find.found).count('class="card"') == FIRST
    assert "Three of 12 people" in page
    assert "the need · close · summary" in page
    assert "a single talk · phone · two places · availability confirmed 3 Oct" in page
    assert "Not known: whether they speak Spanish." in page
    assert "Declines talks about money." in page
    assert "%" not in page


def test_how_it_was_understood(find: FindPage) -> None:
    page = words_of(found(find), find.found)
    assert "not consulting Not consultants" in page
    assert "Not used: nobody old. Age says nothing about who can help." in page
    assert "Read, and no use found for it: before Christmas." in page
    assert "What may suit: one short talk. It is one question." in page


@pytest.mark.parametrize("text", ["", "   ", None])
def test_nothing_to_look_for(find: FindPage, text: str | None) -> None:
    with pytest.raises(EmptyText, match="nothing to look for"):
        find.find(given(text, None))


def test_an_example_is_taken_and_looked_for(find: FindPage) -> None:
    answer = find.example(pressed(on="0"))
    assert "maths" in answer.changes[find.text]
    assert "Three of 12 people" in words_of(answer, find.found)


def test_aspects_are_changed_added_and_left_out(find: FindPage) -> None:
    kept = found(find).changes[find.found]
    changed = find.chips.edit_aspect(pressed(on="0", kept=kept, aspect=" getting people to speak "))
    assert search_of(find, changed).need.aspects == ["getting people to speak"]
    added = find.chips.add_aspect(pressed(kept=changed.changes[find.found], aspect="on night shifts"))
    assert search_of(find, added).need.aspects == ["getting people to speak", "on night shifts"]
    left = find.chips.drop_aspect(pressed(on="0", kept=added.changes[find.found]))
    assert search_of(find, left).need.aspects == ["on night shifts"]
    emptied = find.chips.edit_aspect(pressed(on="0", kept=left.changes[find.found], aspect=" "))
    assert search_of(find, emptied).need.aspects == []


def test_a_condition_is_dropped(find: FindPage) -> None:
    kept = found(find).changes[find.found]
    assert len(search_of(find, found(find)).need.filters) == 1
    assert search_of(find, find.chips.drop_filter(pressed(on="0", kept=kept))).need.filters == []


def test_no_words_add_nothing(find: FindPage) -> None:
    with pytest.raises(EmptyText):
        find.chips.add_aspect(pressed(kept=found(find).changes[find.found], aspect=" "))


def test_nothing_left_says_so(find: FindPage) -> None:
    kept = found(find, "Faults").changes[find.found]
    answer = find.chips.drop_aspect(pressed(on="0", kept=kept))
    assert "Nothing to look for is left." in words_of(answer, find.found)
    assert answer.said == "Nothing to look for is left."


def test_show_more_until_there_is_no_more(find: FindPage) -> None:
    answer = found(find)
    counts = []
    while "Show more" in words_of(answer, find.found):
        answer = find.more(pressed(kept=answer.changes[find.found]))
        counts.append(html_of(answer, find.found).count('class="card"'))
    assert counts == [6, 8]


def test_none_of_these_says_which_conditions_find_no_room(find: FindPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.web.pages.need.MAX_FILTERS", 1)
    again = find.chips.none_of_these(pressed(kept=found(find, "Faults").changes[find.found], missing="no consultant"))
    need = search_of(find, again).need
    assert [one.field for one in need.filters] == ["person"]
    assert "Not consultants" in need.unread


def test_none_of_these_asks_what_was_missing_and_looks_elsewhere(find: FindPage) -> None:
    answer = found(find, "Faults")
    again = find.chips.none_of_these(pressed(kept=answer.changes[find.found], missing="in a small town"))
    need = search_of(find, again).need
    assert need.aspects == ["Faults", "in a small town"]
    assert need.filters[-1].value == ["p-1", "p-2", "p-3"]
    names = words_of(again, find.found)
    assert "not anybody shown so far" in names
    assert "Rune Falck 4" in names
    assert "Rune Falck 1 " not in names


@pytest.mark.parametrize(
    ("act", "typed"),
    [("none_of_these", {"missing": "x"}), ("add_aspect", {"aspect": "x"}), ("edit_aspect", {"aspect": "x", "on": "0"})],
)
def test_new_words_that_stop_are_answered_by_the_contact_alone(
    find: FindPage, monkeypatch: pytest.MonkeyPatch, act: str, typed: dict[str, str]
) -> None:
    kept = found(find, "Faults").changes[find.found]
    monkeypatch.setattr(find.companion.matching, "read_need", lambda text, mentee=None: Need(text=text, boundary=STOP))
    shown = html_of(getattr(find.chips, act)(pressed(kept=kept, **typed)), find.found)
    assert shown.index("112") < shown.index("Please stop here.")
    assert 'class="card"' not in shown


def test_why_this_order_is_arithmetic_in_words(find: FindPage) -> None:
    page = words_of(found(find, "Faults"), find.found)
    assert "1. Rune Falck 1 Most came from “Faults”, by meaning more than by shared words." in page
    assert "Faults close 2.1 0.4 2.5 All together 2.5" in page
    assert "standard deviation" not in page


def test_none_of_these_stands_below_why(find: FindPage) -> None:
    html = html_of(found(find), find.found)
    assert html.index('id="why"') < html.index('id="none"') < html.index('id="missing"')


def test_the_map_is_made_when_it_is_opened(find: FindPage) -> None:
    answer = found(find)
    assert "<svg" not in html_of(answer, find.found)
    opened = find.open_map(pressed(kept=answer.changes[find.found]))
    html, page = html_of(opened, find.found), words_of(opened, find.found)
    assert html.count('class="dot"') == 100
    assert html.count('class="suggested"') == FIRST
    assert "Each pale dot is one of 120 people, of whom 100 are drawn." in page
    assert "A flat picture loses much: about one part in nine of what tells people apart is left in it." in page
    assert "Nobody stands nearer to your need here." in page
    assert "See them on a map" not in page
    closed = find.close_map(pressed(kept=opened.changes[find.found]))
    assert "<svg" not in html_of(closed, find.found)


def test_the_map_is_folded_away_by_a_changed_need(find: FindPage) -> None:
    opened = find.open_map(pressed(kept=found(find).changes[find.found]))
    assert search_of(find, find.more(pressed(kept=opened.changes[find.found]))).mapped
    dropped = find.chips.drop_filter(pressed(on="0", kept=opened.changes[find.found]))
    assert not search_of(find, dropped).mapped


def test_a_condition_is_changed(find: FindPage) -> None:
    kept = found(find).changes[find.found]
    changed = find.chips.edit_filter(pressed(on="0", kept=kept, op="in", value="human resources, law"))
    assert search_of(find, changed).need.filters == [Filter(field="industry", value=["human-resources", "law"])]
    assert "human resources or law" in words_of(changed, find.found)


def test_a_condition_is_added(find: FindPage) -> None:
    kept = found(find, "Faults").changes[find.found]
    added = find.chips.add_filter(pressed(kept=kept, field="language", op="not_in", value="Norwegian or Spanish"))
    assert search_of(find, added).need.filters == [Filter(field="language", op="not_in", value=["Norwegian", "Spanish"])]
    assert "not speaks Norwegian or Spanish" in words_of(added, find.found)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"field": "language", "op": "in", "value": " "}, "no value"),
        ({"field": "gender", "op": "in", "value": "any"}, "no condition"),
        ({"field": "consent", "op": "in", "value": "listed"}, "no condition"),
        ({"field": "language", "op": "perhaps", "value": "Spanish"}, "no condition"),
        ({"field": "country", "op": "in", "value": "nowhere"}, "is no country"),
    ],
)
def test_a_condition_that_is_none_is_refused_in_words(find: FindPage, fields: dict[str, str], said: str) -> None:
    with pytest.raises(CompanionError, match=said):
        find.chips.add_filter(pressed(kept=found(find).changes[find.found], **fields))


def test_what_set_a_condition_is_no_quotation(find: FindPage) -> None:
    answer = found(find)
    search = search_of(find, answer)
    spoken = Filter(field="language", value=["English"], from_=FROM_PROFILE)
    shown = find._answer(search.edited(filters=[spoken, *search.need.filters]))
    html = html_of(shown, find.found)
    assert '<span class="soft">from your profile</span>' in html
    assert "<q>Not consultants</q>" in html


def test_neighbours_who_fit_equally_are_named(find: FindPage) -> None:
    answer = EveryMentor(find.companion.people).match(MatchRequest(text="Faults", top=2))
    answer.matches[0].order_note = "A and B fit about equally; A was suggested less often, so A stands first."
    answer.matches[1].order_note = "B and somebody who is not shown fit about equally."
    page = str(drawn(Shown(answer, TODAY)))
    assert "A and B fit about equally" in page
    assert "not shown" not in page


def test_an_invented_person_is_told_why_only_invented_people_are_shown(tmp_path: Path) -> None:
    seeker = fakes.mentee()
    shell = Shell(fakes.companion(tmp_path / "home", [fakes.mentor(1)], samples=[seeker, fakes.mentor(9)]))
    shell.build()
    answer = shell.find.find(given("Faults", shell.you.choose(given(seeker.id)).changes[shell.you.panel]))
    assert "Only invented people were searched: you look as one of them" in words_of(answer, shell.find.found)


def test_every_part_of_the_need_has_its_word_on_a_card(find: FindPage) -> None:
    answer = EveryMentor(find.companion.people).match(MatchRequest(text="Faults", top=1))
    one = answer.matches[0]
    one.arithmetic.append(AspectShare(aspect="night shifts", closeness="not mentioned", meaning=0, words=0, added=0))
    one.unknowns.append("anything about “night shifts”")
    page = read(str(drawn(Shown(answer, TODAY))))
    assert "night shifts · not mentioned" in page
    assert "anything about" not in page


def test_a_few_who_together_cover_it(find: FindPage) -> None:
    answer = find.few(pressed(kept=found(find, "Faults").changes[find.found]))
    page = words_of(answer, find.found)
    assert "a peer Rune Falck 1" in page
    assert "Says most of it." in page
    assert "Together they cover “Faults”." in page
    assert "Not covered by anybody: “the rest”." in page
    assert answer.said == "Two people who together cover “Faults”."
    back = find.again(pressed(kept=answer.changes[find.found]))
    assert "A few who together cover it" in words_of(back, find.found)


@pytest.mark.parametrize(
    ("people", "covered", "uncovered", "said"),
    [
        (1, ["a"], [], "One person alone covers all of it."),
        (1, ["a"], ["b"], "One person alone covers “a”."),
        (1, [], ["a"], "One person alone comes near, and nobody says so directly."),
        (2, ["a", "b"], [], "Two people who together cover all of it."),
        (2, [], ["a"], "Two people come near, and nobody says so directly."),
    ],
)
def test_what_is_said_of_a_few(find: FindPage, people: int, covered: list[str], uncovered: list[str], said: str) -> None:
    few = EveryMentor(find.companion.people).constellation(text="a")
    few = few.model_copy(update={"people": few.people[:people], "covered": covered, "uncovered": uncovered})
    assert said_of_few(few) == said


def test_nobody_fits(find: FindPage) -> None:
    answer = found(find, "Something unheard of. Not consultants.")
    page = words_of(answer, find.found)
    assert "Nobody here has done this." in page
    assert "Two people have not agreed to be suggested" in page
    assert "Three people do not fit “not consulting” Drop this condition" in page
    assert 'class="card"' not in html_of(answer, find.found)
    assert answer.said.startswith("Nobody fits")


def test_who_comes_nearest_is_one_press_away_and_no_match(find: FindPage) -> None:
    answer = found(find, "Something unheard of.")
    assert "Show who comes nearest" in words_of(answer, find.found)
    answer = find.nearest(pressed(kept=answer.changes[find.found]))
    page = words_of(answer, find.found)
    assert "Nobody fits" in page
    assert "Not near, but the nearest None of them fits what you ask for." in page
    assert "the need · the nearest they wrote · summary Says nothing close to “a loan”. Prepare a draft" in page
    assert "Show who comes nearest" not in page
    assert answer.said == "Nobody fits. One person who comes nearest is below."
    assert search_of(find, answer).people == []
    changed = find.chips.add_aspect(pressed(aspect="bread", kept=answer.changes[find.found]))
    assert not search_of(find, changed).nearest


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("falck 2", "Rune Falck 2 12 people come nearer to what you ask. What would change it: A line of their own"),
        ("nobody like this", "Nobody of that name can be looked for here."),
        ("falck", "There are more people of that name; write more of it."),
    ],
)
def test_somebody_who_was_expected_is_looked_up_by_name(find: FindPage, name: str, told: str) -> None:
    kept = found(find).changes[find.found]
    answer = find.seek(pressed(kept=kept, sought=name))
    page = words_of(answer, find.found)
    assert f"About “{name}”" in page
    assert told in page
    assert page.count("12 people come nearer") == {"falck 2": 1, "falck": 3}.get(name, 0)
    assert "Three of 12 people" in page
    assert answer.said == f"What is known of “{name}” is below."


def test_whoever_may_not_be_seen_is_as_if_they_were_not_there(find: FindPage) -> None:
    stranger, guarded = Actor("a", "a", "p-0", frozenset({"mentee"})), cast(Companion, find.companion.permitted)
    search = search_of(find, found(find)).model_copy(update={"sought": "falck 2"})

    def named() -> list[str]:
        about = context_of(stranger).run(sought, guarded, search)
        return [name for name, _ in about.answers] if about else []

    assert named() == ["Rune Falck 2"]
    unlisted = fakes.mentor(2).model_copy(deep=True)
    unlisted.mentoring.consent.listed = False
    find.companion.profiles.save(unlisted, find.companion.profiles.version("p-2"))
    assert named() == []


def test_a_draft_begins_with_who_is_writing(find: FindPage) -> None:
    kept = found(find).changes[find.found]
    answer = find.prepare(pressed(on="p-2", kept=kept))
    asked = words_of(answer, find._draft.panel)
    assert "Who is writing to Rune Falck 2?" in asked
    assert "and people you ask or plan a session with here; they do not see your time zone" in asked
    assert "Faults nobody reports. Not consultants.</textarea>" in html_of(answer, find._draft.panel)
    assert answer.changes[find._draft.tabs]["selected"] == "drafts"


def test_an_old_button_is_answered_in_words(find: FindPage) -> None:
    with pytest.raises(UsageError, match="earlier state"):
        find.chips.drop_aspect(pressed(on="first", kept=found(find).changes[find.found]))
