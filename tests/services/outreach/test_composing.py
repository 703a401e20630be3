"""A draft up to its text: kept as typed, asked about once, and landing on nobody's edits."""

from __future__ import annotations

from typing import Any

import pytest

from companion.domain.boundaries.boundary import Boundary, BoundaryCase, HandTo
from companion.domain.outreach.assistance import Tidied
from companion.domain.outreach.outreach import Channel, MessageKind, OwnWords
from companion.errors import BoundaryStop, Conflict, InputError, TextTooLong
from companion.seams import Watch
from companion.services.outreach.composing import Composing, Occasion, thin_answer
from companion.services.outreach.drafting import OpenDraft
from companion.services.outreach.outreach import DraftRequest
from tests.domain.made import OWN
from tests.fakes import FixedClock, no_boundary
from tests.services.outreach.test_drafting import clock, drafting, drafts

__all__ = ["clock", "drafting", "drafts"]


@pytest.fixture
def composing(drafting: Any) -> Composing:
    return Composing(
        drafts=drafting._drafts, drafting=drafting, outreach=drafting._outreach, clock=FixedClock(), boundaries=no_boundary
    )


@pytest.fixture
def begun(composing: Composing) -> OpenDraft:
    return composing.drafting.begin(DraftRequest(mentee="odile", mentor="rune", own=OwnWords(lines=OWN)))


def test_what_is_kept_unchanged_is_no_new_version(composing: Composing, begun: OpenDraft) -> None:
    same = composing.keep(begun.record.id, own=begun.record.own, occasion=Occasion(), expected_version=1)
    assert same.version == 1
    other = composing.keep(begun.record.id, own=begun.record.own, occasion=Occasion(how_known="Fair."), expected_version=1)
    assert (other.version, other.how_known) == (2, "Fair.")


@pytest.mark.parametrize(
    ("occasion", "state"),
    [
        (Occasion(channel=Channel.SLACK), "draft"),
        (Occasion(kind=MessageKind.UPDATE), "draft"),
        (Occasion(how_known="x"), "reviewed"),
    ],
)
def test_another_use_has_to_be_reviewed_again(composing: Composing, begun: OpenDraft, occasion: Occasion, state: str) -> None:
    composing.drafting.review(begun.record.id, expected_version=1)
    assert composing.keep(begun.record.id, own=begun.record.own, occasion=occasion, expected_version=2).state == state


def test_words_another_window_changed_are_a_conflict_and_a_text_is_none(composing: Composing, begun: OpenDraft) -> None:
    draft, mine = begun.record.id, OwnWords(lines=("Mine.", *OWN[1:]))
    composing.edit(draft, subject=None, body="A text of one's own.", expected_version=1)
    assert composing.keep(draft, own=mine, occasion=Occasion(), expected_version=1).body == "A text of one's own."
    with pytest.raises(Conflict):
        composing.keep(draft, own=OwnWords(lines=("Theirs.",)), occasion=Occasion(), expected_version=1)
    with pytest.raises(Conflict):
        composing.edit(draft, subject=None, body="Another text.", expected_version=1)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"own": OwnWords()}, InputError),
        ({"own": OwnWords(lines=("x" * 601,))}, TextTooLong),
        ({"kind": MessageKind.INTRO_REQUEST}, InputError),
        ({"kind": MessageKind.INTRO_REQUEST, "mutual": " "}, InputError),
    ],
)
def test_what_cannot_be_written_is_said_in_words(
    composing: Composing, begun: OpenDraft, changes: dict[str, Any], error: type[Exception]
) -> None:
    stored = composing.drafts.save(begun.record.model_copy(update=changes))
    with pytest.raises(error):
        composing.write(stored.id, writer="template")


@pytest.mark.parametrize(("mutual", "kind"), [(None, "first"), (" ", "first"), ("Samira Haddad", "intro-request")])
def test_a_text_becomes_an_introduction_once_somebody_is_named(
    composing: Composing, begun: OpenDraft, mutual: str | None, kind: str
) -> None:
    occasion = Occasion(kind=MessageKind.INTRO_REQUEST, mutual=mutual)
    kept = composing.keep(begun.record.id, own=begun.record.own, occasion=occasion, expected_version=1)
    assert kept.kind == kind
    assert composing.open(kept.id).draft.body


def test_a_text_lands_beside_edits_made_meanwhile(composing: Composing, begun: OpenDraft) -> None:
    draft = begun.record.id

    class Slow:
        def draft(self, request: DraftRequest, *, watch: Watch | None = None) -> Any:
            composing.edit(draft, subject=None, body="Typed meanwhile.", expected_version=1)
            return composing.outreach.draft(request, watch=watch)

    slow = Composing(composing.drafts, composing.drafting, Slow(), FixedClock(), no_boundary)  # type: ignore[arg-type]
    done = slow.write(draft, writer="template")
    assert done.beside
    assert done.opened.record.body == "Typed meanwhile."
    assert [one.body for one in composing.drafts.versions(draft) if one.aside] == [begun.record.body]


def test_a_yes_is_remembered_for_the_pair(composing: Composing, begun: OpenDraft) -> None:
    assert composing.may_ask(begun.record) is None
    said = composing.answer(begun.record.id, yes=True)
    assert composing.may_ask(said) is True
    later = composing.drafting.begin(DraftRequest(mentee="odile", mentor="rune")).record
    assert composing.may_ask(later) is True
    assert composing.may_ask(composing.answer(later.id, yes=False)) is False


SLIP = "I put up a board for falts and it stayed empty for six weeks."


@pytest.mark.parametrize(
    ("before", "after", "taken"),
    [
        (SLIP, OWN[1], True),
        (SLIP, "I put up nine boards for faults and they stayed empty for six weeks.", False),
        ("A sentence that is gone.", "A sentence that is gone!", False),
    ],
)
def test_a_tidier_sentence_is_checked_again_when_it_is_taken(composing: Composing, before: str, after: str, taken: bool) -> None:
    own = OwnWords(lines=(OWN[0], SLIP, OWN[2]))
    draft = composing.drafting.begin(DraftRequest(mentee="odile", mentor="rune", own=own)).record
    offer = Tidied(before=before, after=after, changes=[])
    if not taken:
        with pytest.raises(InputError):
            composing.tidy(draft.id, offer, expected_version=1)
        return
    record = composing.tidy(draft.id, offer, expected_version=1).record
    assert (record.own.lines[1], record.tidied) == (OWN[1], [OWN[1]])
    assert SLIP not in record.body
    assert OWN[1] in record.body


def test_a_chosen_question_goes_behind_what_stands_there(composing: Composing, begun: OpenDraft) -> None:
    kept = composing.ask(begun.record.id, "Who rang first?", expected_version=1)
    assert kept.own.lines[2] == f"{OWN[2]} Who rang first?"
    with pytest.raises(TextTooLong):
        composing.ask(begun.record.id, "x" * 600, expected_version=2)


@pytest.mark.parametrize(
    ("lines", "place"), [(OWN, None), ((), None), (("", "", "Why?"), 2), ((OWN[0], "Little.", "Why?"), 1), ((" ", "", ""), None)]
)
def test_the_first_thin_answer_is_found(lines: tuple[str, ...], place: int | None) -> None:
    assert thin_answer(OwnWords(lines=lines)) == place


def stopping(
    *texts: str, country: str | None = None, meaning: bool = True, to_somebody: bool = False, names: object = ()
) -> Boundary | None:
    helper = HandTo(name="A line", contact="116 123")
    case = BoundaryCase(id="B1", stop=True, message="Please stop.", hand_to=[helper])
    return Boundary(stop=True, cases=[case]) if any("stop here" in text for text in texts) else None


def test_words_that_stop_are_not_kept(composing: Composing, begun: OpenDraft) -> None:
    careful = Composing(composing.drafts, composing.drafting, composing.outreach, composing.clock, stopping)
    before = composing.open(begun.record.id).record
    with pytest.raises(BoundaryStop, match=r"A line: 116 123\. Please stop\."):
        careful.keep(before.id, own=OwnWords(lines=("stop here",)), occasion=Occasion(), expected_version=before.version)
    with pytest.raises(BoundaryStop):
        careful.edit(before.id, subject=None, body="Dear Rune, stop here.", expected_version=before.version)
    assert composing.open(before.id).record == before
