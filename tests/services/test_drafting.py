import pytest

from companion.domain.outreach import OwnWords
from companion.errors import Conflict, InputError
from companion.exporters.message import MailFiles
from companion.services.drafting import Drafting, OpenDraft
from companion.services.outreach import DraftRequest
from tests.domain.made import ODILE, OWN, RUNE, profile
from tests.fakes import FakeDrafts, FakePeople, FixedClock
from tests.services.test_outreach import outreach


@pytest.fixture
def drafting() -> Drafting:
    drafts = FakeDrafts()
    return Drafting(
        drafts=drafts,  # type: ignore[arg-type]
        people=FakePeople([profile(RUNE), profile(ODILE)]),  # type: ignore[arg-type]
        outreach=outreach(drafts=drafts),
        files=MailFiles(),
        clock=FixedClock(),
    )


@pytest.fixture
def begun(drafting: Drafting) -> OpenDraft:
    return drafting.begin(DraftRequest(mentee="odile", mentor="rune", own=OwnWords(lines=OWN)))


def test_a_draft_goes_from_begun_to_carried_and_noted(drafting: Drafting, begun: OpenDraft) -> None:
    assert begun.draft.ready
    reviewed = drafting.review(begun.record.id, expected_version=1)
    assert (reviewed.state, reviewed.version) == ("reviewed", 2)
    carried = drafting.carry(reviewed.id)
    assert carried.text == begun.record.body
    assert b"X-Unsent: 1" in carried.eml
    thread = drafting.note_sent(reviewed.id)
    assert (thread.state, thread.mentor) == ("open", "rune")
    assert drafting.note_outcome(thread, "answered").state == "answered"
    assert [one.state for one in drafting.threads("odile")] == ["answered"]


def test_nothing_is_carried_or_noted_before_it_is_reviewed(drafting: Drafting, begun: OpenDraft) -> None:
    for act in (drafting.carry, drafting.note_sent):
        with pytest.raises(InputError, match="not marked as reviewed"):
            act(begun.record.id)


def test_an_edit_is_a_new_version_and_has_to_be_reviewed_again(drafting: Drafting, begun: OpenDraft) -> None:
    drafting.review(begun.record.id, expected_version=1)
    body = begun.record.body.replace("In my bakery", "In my small bakery")
    edited = drafting.edit(begun.record.id, subject="The alarm nobody pressed", body=body, expected_version=2)
    assert (edited.record.version, edited.record.state) == (3, "draft")
    assert [one.version for one in drafting.versions(begun.record.id)] == [3, 2, 1]
    assert edited.record.edited == ["In my small bakery the apprentices stay silent when the mixer sounds wrong."]
    assert edited.draft.ready


def test_a_sentence_typed_into_the_draft_is_the_persons_and_asked_about_once(drafting: Drafting, begun: OpenDraft) -> None:
    claim = "Your talk in Bergen is pinned beside my oven."
    body = begun.record.body.replace(OWN[1], f"{OWN[1]} {claim}")
    edited = drafting.edit(begun.record.id, subject=begun.record.subject, body=body, expected_version=1)
    assert [finding.rule for finding in edited.draft.findings if finding.severity == "fail"] == []
    assert any("You know this yourself" in finding.message for finding in edited.draft.findings)
    settled = drafting.settle(begun.record.id, known_fact=claim, expected_version=2)
    assert not any("You know this yourself" in finding.message for finding in settled.draft.findings)


def test_two_windows_do_not_overwrite_one_another(drafting: Drafting, begun: OpenDraft) -> None:
    drafting.edit(begun.record.id, subject=None, body="First window.", expected_version=1)
    with pytest.raises(Conflict):
        drafting.edit(begun.record.id, subject=None, body="Second window.", expected_version=1)
    assert drafting.open(begun.record.id).record.body == "First window."


def test_a_failing_message_cannot_be_marked(drafting: Drafting, begun: OpenDraft) -> None:
    drafting.edit(begun.record.id, subject=None, body="Dear Rune,\n\nBe my mentor.", expected_version=1)
    with pytest.raises(InputError, match="still stand"):
        drafting.review(begun.record.id, expected_version=2)


def test_a_confirmed_finding_stays_visible_and_blocks_nothing(drafting: Drafting, begun: OpenDraft) -> None:
    short = begun.record.body.replace(OWN[0], "").replace(OWN[1], "I put up a board for faults.")
    drafting.edit(begun.record.id, subject=begun.record.subject, body=short, expected_version=1)
    settled = drafting.settle(begun.record.id, confirm="O1", expected_version=2)
    assert all(finding.confirmed for finding in settled.draft.findings if finding.rule == "O1")


def test_new_own_words_write_the_draft_again(drafting: Drafting, begun: OpenDraft) -> None:
    own = OwnWords(
        lines=("In my bakery nobody speaks.", "The board stayed empty for a whole month.", "What would you try first?")
    )
    again = drafting.rewrite(begun.record.id, own=own, expected_version=1)
    assert again.record.version == 2
    assert "What would you try first?" in again.record.body


def test_an_unknown_draft_is_said(drafting: Drafting) -> None:
    with pytest.raises(InputError, match="no such draft"):
        drafting.open("nothing")
