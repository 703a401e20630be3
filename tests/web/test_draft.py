"""Drafts on the page, from the first words to the noted answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from companion.errors import CompanionError, Conflict, EmptyText, InputError, TextTooLong, UsageError
from companion.web.events import Answer
from companion.web.pages.desk import Desk
from companion.web.pages.draft import DraftPage
from companion.web.pages.shell import Shell
from companion.web.panel import data_of
from tests.web.pages import html_of, pressed, words_of

TRIED = "I put up a board for faults and it stayed empty for six weeks."
ASKED = "What did you do in the first month to get somebody to speak?"


@pytest.fixture
def page(shell: Shell) -> DraftPage:
    return shell.draft


def begun(page: DraftPage) -> Any:
    """A draft before a word is written; what the page keeps."""
    return page.begin(mentor="p-1", mentee="m-1").changes[page.desk]


def last(answers: Iterator[Answer]) -> Answer:
    """What the page comes to."""
    return list(answers)[-1]


def written(page: DraftPage) -> Answer:
    words = pressed(kept=begun(page), own_1=TRIED, own_2=ASKED, channel="email", how_known="We met at the paper fair.")
    return last(page.writing.write(words))


def desk_of(page: DraftPage, answer: Answer) -> Desk:
    return Desk.model_validate(data_of(answer.changes[page.desk]))


def text_of(page: DraftPage, answer: Answer) -> tuple[str, str]:
    record = page.companion.drafts.get(desk_of(page, answer).draft or "")
    assert record is not None
    return record.subject or "", record.body


def typed(page: DraftPage, answer: Answer, body: str, do: str = "check", on: str = "") -> Any:
    """An event with this text in the field."""
    return pressed(do, on=on, kept=answer.changes[page.desk], subject=text_of(page, answer)[0], body=body)


def mark_of(page: DraftPage, answer: Answer, rule: str) -> str:
    """What the button of a rule's finding sends."""
    draft = page.companion.drafting.open(desk_of(page, answer).draft or "").draft
    finding = next(one for one in draft.findings if one.rule == rule)
    return f"{rule}:{draft.body[slice(*finding.span)] if finding.span else ''}"


def test_the_shape_stands_before_anything_is_typed(page: DraftPage) -> None:
    answer = page.begin(mentor="p-1", mentee="m-1")
    html = html_of(answer, page.panel)
    assert html.count("mark-gap") >= 2
    assert html.count('data-limit="600"') == 3
    assert "Questions to think on" in html or "Lines of theirs" in html
    assert desk_of(page, answer).draft in html


def test_whoever_writes_is_asked_for_once(page: DraftPage) -> None:
    asked = page.begin(mentor="p-1", mentee=None)
    answer = page.who(pressed(kept=asked.changes[page.desk], basics__name="Ada Ek"))
    assert "Your message to Rune Falck 1" in words_of(answer, page.panel)
    assert "Ada Ek" in words_of(answer, page._you.panel)
    record = page.companion.drafts.latest()[0]
    assert page.companion.profiles.get(record.mentee).mentoring.roles == ["mentee"]


def test_what_is_typed_is_kept_before_it_is_a_message(page: DraftPage) -> None:
    answer = page.keep(pressed(kept=begun(page), own_0="", own_1=TRIED, own_2="", channel="slack", how_known="The fair."))
    assert list(answer.changes) == [page.desk]
    draft = desk_of(page, answer).draft or ""
    reopened = html_of(page.opened(draft), page.panel)
    assert TRIED in reopened
    assert 'value="slack" checked' in reopened
    record = page.companion.drafts.get(draft)
    assert record is not None
    assert record.own.lines == ("", TRIED, "")


def test_nothing_is_written_without_own_words(page: DraftPage) -> None:
    with pytest.raises(InputError, match="None of the three questions"):
        page.companion.composing.write(desk_of(page, page.begin(mentor="p-1", mentee="m-1")).draft or "", writer="auto")
    answer = last(page.writing.write(pressed(kept=begun(page), own_0=" ", channel="email")))
    assert answer.trouble
    assert "None of the three questions" in answer.said


def test_a_message_of_ones_own_words(page: DraftPage) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    assert TRIED in body
    assert ASKED in body
    shown = html_of(answer, page.panel)
    for words in ("your words", "from their profile", "no source", "Written without a language model"):
        assert words in shown
    assert f'data-address="{desk_of(page, answer).draft}"' in shown


def test_an_edit_is_read_again_and_stays_in_the_field(page: DraftPage) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    changed = page.letter.check(typed(page, answer, body.replace(TRIED, f"Studies show that most people stay silent. {TRIED}")))
    assert desk_of(page, changed).rev == desk_of(page, answer).rev
    assert "to settle" in changed.said
    html = html_of(changed, page.panel)
    assert "disabled" in html.partition("Mark as reviewed")[0].rpartition("<button")[2]
    assert "Earlier versions" in html


@pytest.mark.parametrize(("body", "error"), [("", EmptyText), (" \n…", EmptyText), ("x" * 30_000, TextTooLong)])
def test_a_text_that_cannot_be_read_changes_nothing(page: DraftPage, body: str, error: type[CompanionError]) -> None:
    answer = written(page)
    with pytest.raises(error):
        page.letter.check(typed(page, answer, body))
    page.letter.check(typed(page, answer, "Still here, and I am writing on."))


def test_a_fix_is_applied(page: DraftPage) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    broken = page.letter.check(typed(page, answer, body.replace("Dear ", "Dear Bettina and ")))
    fixed = page.letter.fix(typed(page, broken, text_of(page, broken)[1], on=mark_of(page, broken, "O15")))
    assert text_of(page, fixed)[1].startswith("Dear Rune")
    assert desk_of(page, fixed).rev != desk_of(page, broken).rev


def test_a_fix_of_something_settled_only_reads_again(page: DraftPage) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    again = page.letter.fix(typed(page, answer, body, on="O16:gone"))
    assert again.said.startswith("That is settled already")
    assert text_of(page, again)[1] == body


def test_a_rule_is_overruled_by_the_person(page: DraftPage) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    broken = page.letter.check(typed(page, answer, body.replace(ASKED, f"I hope you can be my mentor. {ASKED}")))
    assert "Keep it as it is" in words_of(broken, page.panel)
    kept = page.letter.keep_it(typed(page, broken, text_of(page, broken)[1], on="O9"))
    assert "Kept by you" in words_of(kept, page.panel)
    assert kept.said == "Read again: nothing is left to settle."


def test_a_fact_is_vouched_for(page: DraftPage) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    claim = "You spoke about silence at the fair in Bergen in 2021."
    unsure = page.letter.check(typed(page, answer, body.replace(TRIED, f"{claim} {TRIED}")))
    assert "I know this myself" in words_of(unsure, page.panel)
    vouched = page.letter.known(typed(page, unsure, text_of(page, unsure)[1], on=mark_of(page, unsure, "O16")))
    record = page.companion.drafts.get(desk_of(page, vouched).draft or "")
    assert record is not None
    assert claim in record.known_facts


def test_an_earlier_version_comes_back(page: DraftPage) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    changed = page.letter.check(typed(page, answer, "Dear Rune,\n\nI changed my mind about all of it.\n\nOdile"))
    first = desk_of(page, answer).version
    back = page.letter.back_to(pressed(on=str(first), kept=changed.changes[page.desk]))
    assert text_of(page, back)[1] == body
    with pytest.raises(UsageError, match="not there any more"):
        page.letter.back_to(pressed(on="999", kept=back.changes[page.desk]))


def test_a_change_in_another_window_is_not_written_over(page: DraftPage) -> None:
    answer = written(page)
    page.letter.check(typed(page, answer, "The other window wrote this, in 12 words or so."))
    with pytest.raises(Conflict):
        page.letter.check(typed(page, answer, "This window did not see it."))


def test_review_copy_send_and_what_came_of_it(page: DraftPage) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    assert "Save as .eml" not in words_of(answer, page.panel)
    reviewed = page.letter.review(typed(page, answer, body))
    html = html_of(reviewed, page.panel)
    files = (f"download/{kind}/{desk_of(page, reviewed).draft}." for kind in ("draft", "receipt"))
    for part in ("Copy the message", "Copy the subject", *files, "mailto:", "I sent it"):
        assert part in html
    sent = page.afterwards.sent(pressed(kept=reviewed.changes[page.desk]))
    assert "Silence is normal" in words_of(sent, page.panel)
    answered = page.afterwards.outcome(pressed(on="answered", kept=sent.changes[page.desk]))
    assert "Sent and answered" in words_of(answered, page.panel)
    assert "answered" in words_of(page.listed(), page.panel)


def test_an_edit_after_review_makes_it_a_draft_again(page: DraftPage) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    reviewed = page.letter.review(typed(page, answer, body))
    changed = page.letter.check(typed(page, reviewed, body.replace("six weeks", "seven weeks")))
    assert "Mark as reviewed" in words_of(changed, page.panel)


def test_no_review_while_a_finding_fails(page: DraftPage) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    with pytest.raises(InputError, match="still stand"):
        page.letter.review(typed(page, answer, body.replace(TRIED, f"Studies show that most people stay silent. {TRIED}")))


@pytest.mark.parametrize("on", ["open", "", "sold"])
def test_no_outcome_without_a_note(page: DraftPage, on: str) -> None:
    with pytest.raises(UsageError):
        page.afterwards.outcome(pressed(on=on, kept=written(page).changes[page.desk]))


def test_the_list_names_people_and_survives_their_leaving(page: DraftPage) -> None:
    written(page)
    assert "To Rune Falck 1" in words_of(page.listed(), page.panel)
    page.companion.profiles.erase("p-1")
    assert "Rune Falck 1" not in words_of(page.listed(), page.panel)


def test_an_empty_list_shows_the_way(shell: Shell) -> None:
    assert "No drafts yet" in words_of(shell.draft.listed(), shell.draft.panel)


def test_a_draft_to_somebody_who_was_forgotten_keeps_the_own_words(page: DraftPage) -> None:
    draft_id = desk_of(page, written(page)).draft or ""
    page.companion.profiles.erase("p-1")
    answer = page.opened(draft_id)
    assert TRIED in words_of(answer, page.panel)
    assert "Rune" not in words_of(answer, page.panel)
    assert "somebody who is no longer here" in words_of(page.listed(), page.panel)
    assert desk_of(page, answer).draft is None
