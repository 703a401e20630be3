"""The first page: a need, how it was understood, and people with reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.errors import EmptyText, UsageError
from companion.web.edge import Answer
from companion.web.pages.find import FindPage
from companion.web.pages.results import FIRST, Search
from companion.web.pages.shell import Shell
from companion.web.panel import data_of
from tests.web import fakes
from tests.web.pages import given, html_of, pressed, words_of


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
    assert "Three people of 12" in page
    assert "the need · close · summary" in page
    assert "a single talk · phone · two places · confirmed 3 Oct" in page
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
    assert "Three people" in words_of(answer, find.found)


def test_aspects_are_changed_added_and_left_out(find: FindPage) -> None:
    kept = found(find).changes[find.found]
    changed = find.edit_aspect(pressed(on="0", kept=kept, aspect=" getting people to speak "))
    assert search_of(find, changed).need.aspects == ["getting people to speak"]
    added = find.add_aspect(pressed(kept=changed.changes[find.found], aspect="on night shifts"))
    assert search_of(find, added).need.aspects == ["getting people to speak", "on night shifts"]
    left = find.drop_aspect(pressed(on="0", kept=added.changes[find.found]))
    assert search_of(find, left).need.aspects == ["on night shifts"]
    emptied = find.edit_aspect(pressed(on="0", kept=left.changes[find.found], aspect=" "))
    assert search_of(find, emptied).need.aspects == []


def test_a_condition_is_dropped(find: FindPage) -> None:
    kept = found(find).changes[find.found]
    assert len(search_of(find, found(find)).need.filters) == 1
    assert search_of(find, find.drop_filter(pressed(on="0", kept=kept))).need.filters == []


def test_no_words_add_nothing(find: FindPage) -> None:
    with pytest.raises(EmptyText):
        find.add_aspect(pressed(kept=found(find).changes[find.found], aspect=" "))


def test_nothing_left_says_so(find: FindPage) -> None:
    kept = found(find, "Faults").changes[find.found]
    answer = find.drop_aspect(pressed(on="0", kept=kept))
    assert "Nothing to look for is left." in words_of(answer, find.found)
    assert answer.said == "Nothing to look for is left."


def test_show_more_until_there_is_no_more(find: FindPage) -> None:
    answer = found(find)
    counts = []
    while "Show more" in words_of(answer, find.found):
        answer = find.more(pressed(kept=answer.changes[find.found]))
        counts.append(html_of(answer, find.found).count('class="card"'))
    assert counts == [6, 8]


def test_none_of_these_asks_what_was_missing_and_looks_elsewhere(find: FindPage) -> None:
    answer = found(find, "Faults")
    again = find.none_of_these(pressed(kept=answer.changes[find.found], missing="in a small town"))
    need = search_of(find, again).need
    assert need.aspects == ["Faults", "in a small town"]
    assert need.filters[-1].value == ["p-1", "p-2", "p-3"]
    names = words_of(again, find.found)
    assert "not anybody shown so far" in names
    assert "Rune Falck 4" in names
    assert "Rune Falck 1 " not in names


def test_why_this_order_is_arithmetic_in_words(find: FindPage) -> None:
    page = words_of(found(find, "Faults"), find.found)
    assert "Rune Falck 1 Faults close 2.1 0.4 2.5" in page


def test_a_few_who_together_cover_it(find: FindPage) -> None:
    answer = find.few(pressed(kept=found(find).changes[find.found]))
    page = words_of(answer, find.found)
    assert "a peer Rune Falck 1" in page
    assert "Says most of it." in page
    assert "Not covered by anybody: the rest." in page
    back = find.again(pressed(kept=answer.changes[find.found]))
    assert "A few who together cover it" in words_of(back, find.found)


def test_nobody_fits(find: FindPage) -> None:
    answer = found(find, "Something unheard of. Not consultants.")
    page = words_of(answer, find.found)
    assert "Nobody here has done this." in page
    assert "Two people have not agreed to be suggested" in page
    assert "Three people do not fit “not consulting” Drop this condition" in page
    assert 'class="card"' not in html_of(answer, find.found)
    assert answer.said.startswith("Nobody fits")


def test_a_draft_begins_with_who_is_writing(find: FindPage) -> None:
    kept = found(find).changes[find.found]
    answer = find.prepare(pressed(on="p-2", kept=kept))
    assert "Who is writing to Rune Falck 2?" in words_of(answer, find._draft.panel)
    assert answer.changes[find._draft.tabs]["selected"] == "drafts"


def test_an_old_button_is_answered_in_words(find: FindPage) -> None:
    with pytest.raises(UsageError, match="earlier state"):
        find.drop_aspect(pressed(on="first", kept=found(find).changes[find.found]))
