"""A language model beside a draft: seen before it is sent, taken or left piece by piece, and never over what somebody typed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from companion.domain.outreach.outreach import Specificity
from companion.llm.endpoint import Endpoint
from companion.web.events import Answer
from companion.web.pages.desk import Desk
from companion.web.panel import data_of
from tests.domain.made import OWN
from tests.llm.made import at, elsewhere
from tests.llm.server import ModelServer, Reply, error, serving
from tests.web import modelled
from tests.web.pages import html_of, pressed, words_of

TOWARDS = "work[0].highlights[1]"


class Visit:
    """One window with Odile's draft to Rune in it."""

    def __init__(self, server: ModelServer, home: Path, where: Endpoint | None = None) -> None:
        self.server = server
        self.page = modelled.draft_page(modelled.companion(home, where or at(server.url)))
        self.answer = self.page.begin(mentor="rune", mentee="odile")
        self.words = dict(zip(("own_0", "own_1", "own_2"), OWN, strict=True))

    def press(self, do: str, on: str = "", **fields: Any) -> list[Answer]:
        """Everything that comes of a press in the words' form."""
        page = self.page
        acts = {**page.writing.acts(), **page.offered.acts(), "agree": page.agree}
        call = pressed(do, on=on, kept=self.answer.changes[page.desk], **{"channel": "email", **self.words, **fields})
        answers = list(page._without_loss(acts[do])(call))
        self.answer = next(one for one in reversed(answers) if page.desk in one.changes)
        return answers

    def agreed(self) -> Visit:
        """The same, after the yes and a first text."""
        self.press("write")
        self.press("agree")
        return self

    @property
    def desk(self) -> Desk:
        return Desk.model_validate(data_of(self.answer.changes[self.page.desk]))

    @property
    def record(self) -> Any:
        return self.page.companion.drafts.get(self.desk.draft or "")

    @property
    def text(self) -> str:
        return words_of(self.answer, self.page.panel)


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    with serving(Reply(modelled.answers)) as server:
        yield Visit(server, tmp_path / "home")


def test_what_will_be_sent_is_shown_whole_before_anything_is(visit: Visit) -> None:
    visit.press("write")
    outgoing = visit.page.companion.composing.outgoing(visit.record)
    assert visit.server.requests == []
    assert "What will be sent" in visit.text
    assert visit.server.url in visit.text
    assert "nothing leaves it" in visit.text
    for message in outgoing.messages:
        assert " ".join(message.text.split()) in visit.text
    visit.press("agree")
    assert [one["content"] for one in visit.server.requests[0]["messages"]] == [one.text for one in outgoing.messages]
    assert visit.record.writer == "llm:made-up"


def test_the_yes_holds_for_these_two_people_and_no_others(visit: Visit) -> None:
    visit.agreed()
    visit.answer = visit.page.begin(mentor="rune", mentee="odile")
    visit.press("write")
    assert visit.record.writer == "llm:made-up"
    composing = visit.page.companion.composing
    assert composing.may_ask(visit.record.model_copy(update={"mentor": "somebody else", "model": "unasked"})) is None


def test_a_no_writes_without_it_and_can_be_taken_back(visit: Visit) -> None:
    visit.press("write")
    visit.press("without-model")
    assert visit.record.writer == "template"
    assert visit.server.requests == []
    assert "With the language model" in visit.text
    visit.press("with-model")
    assert "What will be sent" in visit.text
    visit.press("agree")
    assert visit.record.writer == "llm:made-up"


def test_without_a_model_nothing_of_it_is_on_the_page(tmp_path: Path) -> None:
    with serving(Reply(modelled.answers)) as server:
        visit = Visit(server, tmp_path / "home")
        made = visit.page.companion
        made.settings = made.settings.model_copy(update={"llm_model": None})
        made.__dict__.update(endpoint=None, chat=None)
        visit.press("write")
    assert "language model" in visit.text
    assert "Written without a language model, from the same facts." in visit.text
    assert "Help from" not in visit.text


def test_who_has_not_agreed_is_said_and_not_sent(tmp_path: Path) -> None:
    with serving(Reply(modelled.answers)) as server:
        visit = Visit(server, tmp_path / "home", elsewhere(server.url))
        visit.press("write")
    assert "This leaves your machine." in visit.text
    assert "anything Rune Falck wrote" in visit.text
    sent = visit.text.partition("This is the exact text:")[2].partition("Send it")[0]
    assert OWN[1] in sent
    assert "The first week I pressed it myself" not in sent


def test_one_question_back_under_a_thin_answer_and_no_second(visit: Visit) -> None:
    visit.words["own_0"] = "Your work."
    visit.agreed()
    html = html_of(visit.answer, visit.page.panel)
    assert html.index("f-own-0") < html.index(modelled.BACK) < html.index("f-own-1")
    assert visit.record.body == ""
    visit.press("leave-offers")
    assert modelled.BACK not in visit.text
    visit.press("write")
    assert visit.record.body
    assert len([one for one in visit.server.requests if "FollowUpQuestion" in str(one)]) == 1


def test_a_tidier_sentence_is_taken_word_by_word_seen_and_marked(visit: Visit) -> None:
    visit.words["own_1"] = modelled.SLIP
    visit.agreed()
    visit.press("tidy")
    html = html_of(visit.answer, visit.page.panel)
    assert "taken out: </span>emty" in html
    assert "put in: </span>empty" in html
    visit.press("take-tidied", "0")
    assert visit.record.own.lines[1] == modelled.MENDED
    assert modelled.MENDED in visit.record.body
    assert modelled.SLIP in [line for one in visit.page.companion.drafting.versions(visit.record.id) for line in one.own.lines]
    assert "yours, tidied" in visit.text
    origins = {one.text: one.origin for one in visit.page.companion.composing.open(visit.record.id).draft.sentences}
    assert origins[modelled.MENDED] == "own"


def test_a_tidier_sentence_that_is_left_changes_nothing(visit: Visit) -> None:
    visit.words["own_1"] = modelled.SLIP
    visit.agreed()
    visit.press("tidy")
    visit.press("leave-tidied", "0")
    assert visit.record.own.lines[1] == modelled.SLIP
    assert visit.desk.offers.is_empty


@pytest.mark.parametrize(("rank", "kept"), [(1, True), (7, False)])
def test_a_sharper_question_shows_both_ranks_and_is_kept_only_if_better(visit: Visit, rank: int, kept: bool) -> None:
    def specificity(question: str, _: str) -> Specificity:
        return Specificity(rank=rank if question == modelled.SHARPER else 4, margin=0.1)

    visit.page.companion.matching.specificity = specificity  # type: ignore[method-assign]
    visit.agreed()
    visit.press("sharpen", towards=TOWARDS)
    assert "Three people here would fit it better than Rune Falck." in visit.text
    assert ("Nobody here fits it better" in visit.text) is kept
    assert ("Take it" in visit.text) is kept
    if kept:
        visit.press("take-sharper")
        assert visit.record.own.lines[2] == modelled.SHARPER
        assert modelled.SHARPER in visit.record.body


def test_a_bridge_is_two_quotations_and_becomes_a_question_to_edit(visit: Visit) -> None:
    visit.agreed()
    visit.press("bridges")
    assert "faults and it stayed" in visit.text
    assert "Hung a telephone beside every machine." in visit.text
    visit.press("use-bridge", "0")
    assert visit.record.own.lines[2] == f"{OWN[2]} {modelled.ACROSS}"
    assert visit.desk.focus_at == "f-own-2"


@pytest.mark.parametrize(("do", "on"), [("take-tidied", "0"), ("take-tidied", "9"), ("use-bridge", "0"), ("take-sharper", "")])
def test_what_is_not_offered_cannot_be_taken(visit: Visit, do: str, on: str) -> None:
    with pytest.raises(Exception, match="not on the page"):
        visit.press(do, on)


FAILURES = {
    "silent server": Reply(drop=True),
    "error": error(500),
    "html": Reply(raw="<html>no</html>", content_type="text/html"),
    "empty": Reply(lambda body: ""),
    "cut": Reply(modelled.answers, cut=60),
    "wrong key": error(401),
}


@pytest.mark.parametrize("failure", list(FAILURES))
def test_a_model_that_fails_leaves_the_words_a_draft_and_one_sentence(tmp_path: Path, failure: str) -> None:
    with serving(FAILURES[failure]) as server:
        visit = Visit(server, tmp_path / "home").agreed()
    assert visit.record.own.lines == OWN
    assert visit.record.writer == "template"
    assert all(line in visit.record.body for line in OWN)
    assert visit.answer.said.endswith("A draft without the model is here instead.")
    assert "Try the model again" in visit.text
    assert visit.record.version == visit.desk.version


def test_the_text_grows_beside_what_is_typed(visit: Visit) -> None:
    visit.press("write")
    answers = visit.press("agree")
    texts = [words_of(one, visit.page.growing) for one in answers if list(one.changes) == [visit.page.growing]]
    assert "Stop writing" in texts[0]
    assert len(texts) >= 4
    assert all(len(before) <= len(after) + 40 for before, after in pairwise(texts))
    assert words_of(answers[-1], visit.page.growing) == ""
    assert all(visit.page.panel not in one.changes for one in answers[:-1])


def first_words(visit: Visit) -> float:
    """Seconds from the server's first token to the first words that the page is handed."""
    visit.server.first_piece_at = 0.0
    call = pressed("write", kept=visit.answer.changes[visit.page.desk], channel="email", **visit.words)
    moments = [time.perf_counter() for one in visit.page.writing.write(call) if visit.page.growing in one.changes]
    return moments[1] - visit.server.first_piece_at  # the first is the place it grows in, with the button that stops it


def test_the_first_words_are_there_two_tenths_of_a_second_after_the_first_token(tmp_path: Path) -> None:
    with serving(Reply(modelled.answers, pace_s=0.005)) as server:
        visit = Visit(server, tmp_path / "home").agreed()
        waits = [first_words(visit) for _ in range(3)]
    assert 0 < min(waits) < 0.2


def meanwhile(visit: Visit, body: str) -> Answer:
    """The text was edited while the model wrote; what the page comes to."""
    call = pressed("write", kept=visit.answer.changes[visit.page.desk], channel="email", **visit.words)
    answers = visit.page.writing.write(call)
    next(answers)
    record = visit.record
    visit.page.companion.drafting.edit(record.id, subject=record.subject, body=body, expected_version=record.version)
    return list(answers)[-1]


def test_a_text_edited_meanwhile_stays_and_the_new_one_is_not_lost(visit: Visit) -> None:
    visit.agreed()
    mine = f"{visit.record.body}\n\nPS. I typed this while it was writing."
    answer = meanwhile(visit, mine)
    assert "yours stays" in answer.said
    assert visit.record.body == mine
    kept = Desk.model_validate(data_of(answer.changes[visit.page.desk]))
    assert kept.rev == visit.desk.rev
    asides = [one for one in visit.page.companion.drafting.versions(visit.record.id) if one.aside]
    assert [one.writer for one in asides] == ["llm:made-up"]
    assert "written meanwhile" in words_of(answer, visit.page.panel)


def test_words_typed_meanwhile_stay(visit: Visit) -> None:
    visit.agreed()
    desk = visit.answer.changes[visit.page.desk]
    answers = visit.page.writing.write(pressed("write", kept=desk, channel="email", **visit.words))
    next(answers)
    changed = {**visit.words, "own_0": "Another reason altogether, typed while it was being written."}
    visit.page.keep(pressed("keep", kept=desk, channel="email", **changed))
    answer = list(answers)[-1]
    assert "You changed them since" in answer.said
    assert visit.record.own.lines[0] == changed["own_0"]
    assert visit.record.body
    kept = Desk.model_validate(data_of(answer.changes[visit.page.desk]))
    assert kept.words_rev == visit.desk.words_rev


def stopped(visit: Visit, after: int) -> list[Answer]:
    """What the page comes to when the button is pressed after so many pieces of the text."""
    call = pressed("write", kept=visit.answer.changes[visit.page.desk], channel="email", **visit.words)
    answers = visit.page.writing.write(call)
    seen = [next(answers) for _ in range(after)]
    visit.page.writing.stop(pressed("stop", kept=seen[-1].changes[visit.page.growing]))
    return list(answers)


def calls_of(visit: Visit) -> list[tuple[str, str]]:
    return [(call.task, call.outcome) for call in visit.page.companion.chat._calls.calls]  # type: ignore[union-attr, attr-defined]


def soon(holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold within two seconds."""
    end = time.monotonic() + 2
    while not holds() and time.monotonic() < end:
        threading.Event().wait(0.01)
    return holds()


@pytest.mark.parametrize(("reply", "after"), [(Reply(modelled.answers, pace_s=0.02), 3), (Reply(silent_s=20), 1)])
def test_a_text_that_grows_can_be_stopped_and_nothing_is_touched(tmp_path: Path, reply: Reply, after: int) -> None:
    with serving(Reply(modelled.answers)) as server:
        visit = Visit(server, tmp_path / "home").agreed()
        before, noted = visit.record, len(calls_of(visit))
        server.otherwise = reply
        began = time.monotonic()
        (answer,) = stopped(visit, after)
        assert time.monotonic() - began < 2
        assert soon(lambda: len(calls_of(visit)) > noted)
    assert calls_of(visit)[noted:] == [("draft", "stopped")]
    assert answer.said == "Stopped. Nothing was changed: what you typed, and the text there was, stay."
    assert not answer.trouble
    assert words_of(answer, visit.page.growing) == ""
    assert visit.record == before
    kept = Desk.model_validate(data_of(answer.changes[visit.page.desk]))
    assert (kept.rev, kept.words_rev, kept.version) == (visit.desk.rev, visit.desk.words_rev, before.version)


def test_what_is_done_or_unknown_is_not_stopped(visit: Visit) -> None:
    visit.press("write")
    answers = visit.press("agree")
    mark = next(one.changes[visit.page.growing] for one in answers if visit.page.growing in one.changes)
    text = visit.record.body
    for kept in (mark, {"html": "", "data": {"mark": "made-up"}}, {}):
        visit.page.writing.stop(pressed("stop", kept=kept))
    assert visit.record.body == text
