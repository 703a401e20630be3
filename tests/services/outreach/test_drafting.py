from datetime import date, timedelta

import pytest

from companion.domain.matching.matches import Match
from companion.domain.outreach.drafts import DraftRecord, Thread
from companion.domain.outreach.outreach import Channel, MessageKind, OwnWords
from companion.domain.people import Profile
from companion.errors import Conflict, InputError
from companion.exporters.message import MailFiles
from companion.services.outreach.drafting import Drafting, OpenDraft
from companion.services.outreach.outreach import DraftRequest
from tests.domain.made import ODILE, OWN, RUNE, profile
from tests.fakes import TODAY, FakeDrafts, FakePeople, FixedClock
from tests.services.outreach.test_outreach import outreach

JUN = Profile.model_validate(
    {
        "id": "jun",
        "basics": {"name": "Jun Arai", "label": "Shift supervisor, glassworks"},
        "work": [
            {"name": "Tenma Glass", "position": "Shift supervisor", "startDate": "2016", "highlights": ["Wrote the first list."]}
        ],
        "mentoring": {"roles": ["mentor"], "transitions": [{"from": "glassblower", "to": "shift supervisor", "year": 2016}]},
    }
)
LATER = TODAY + timedelta(days=7)


class Clock(FixedClock):
    """A clock that can be put forward."""

    day = TODAY

    def today(self) -> date:
        return self.day


class Somebody:
    """The next person is always the same."""

    def after(self, record: DraftRecord) -> list[Match]:
        return [Match(person_id=f"after {record.mentor}", name="N", headline=None, similarity=0.5)]


class Receipts:
    """A receipt that is its request."""

    def of(self, draft: object, request: object, *, writer: str) -> str:
        return f"{writer}: {request!r}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def drafts() -> FakeDrafts:
    return FakeDrafts()


@pytest.fixture
def drafting(clock: Clock, drafts: FakeDrafts) -> Drafting:
    return Drafting(
        drafts=drafts,  # type: ignore[arg-type]
        people=FakePeople([profile(RUNE), profile(ODILE), JUN]),  # type: ignore[arg-type]
        outreach=outreach(drafts=drafts, others=[JUN]),
        files=MailFiles(),
        clock=clock,
        receipts=Receipts(),  # type: ignore[arg-type]
        next_person=Somebody(),  # type: ignore[arg-type]
    )


@pytest.fixture
def sent(drafting: Drafting, begun: OpenDraft) -> Thread:
    drafting.review(begun.record.id, expected_version=1)
    return drafting.note_sent(begun.record.id)


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
    assert [finding.severity for finding in edited.draft.findings if finding.rule == "O16"] == ["warn"]
    settled = drafting.settle(begun.record.id, known_fact=claim, expected_version=2)
    assert [finding for finding in settled.draft.findings if finding.rule == "O16"] == []


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


def test_what_was_sent_is_noted_once(drafting: Drafting, sent: Thread) -> None:
    drafting.note_outcome(sent, "answered")
    assert drafting.note_sent(sent.draft_id or "").state == "answered"
    assert len(drafting.threads("odile")) == 1


def test_nothing_is_sent_tomorrow(drafting: Drafting, begun: OpenDraft) -> None:
    drafting.review(begun.record.id, expected_version=1)
    with pytest.raises(InputError, match="has not come yet"):
        drafting.note_sent(begun.record.id, on=TODAY + timedelta(days=1))


def test_a_reminder_comes_on_its_day_and_once(drafting: Drafting, sent: Thread, clock: Clock) -> None:
    draft_id = sent.draft_id or ""
    drafting.remind(draft_id, LATER - timedelta(days=2))
    assert drafting.remind(draft_id, LATER).remind_on == LATER
    assert drafting.due("odile") == []
    clock.day = LATER
    assert [thread.draft_id for thread in drafting.due("odile")] == [draft_id]
    with pytest.raises(InputError, match="There was a reminder"):
        drafting.remind(draft_id, LATER + timedelta(days=7))
    assert drafting.remind(draft_id, None).reminded
    assert drafting.due("odile") == []
    with pytest.raises(InputError, match="There was a reminder"):
        drafting.remind(draft_id, LATER + timedelta(days=7))


def test_a_reminder_put_away_before_its_day_may_be_set_again(drafting: Drafting, sent: Thread) -> None:
    drafting.remind(sent.draft_id or "", LATER)
    assert not drafting.remind(sent.draft_id or "", None).reminded
    assert drafting.remind(sent.draft_id or "", LATER).remind_on == LATER


@pytest.mark.parametrize("state", ["answered", "declined", "closed"])
def test_a_settled_message_reminds_of_nothing(drafting: Drafting, sent: Thread, clock: Clock, state: str) -> None:
    drafting.remind(sent.draft_id or "", LATER)
    drafting.note_outcome(drafting.threads("odile")[0], state)  # type: ignore[arg-type]
    clock.day = LATER
    assert drafting.due("odile") == []
    with pytest.raises(InputError, match="settled"):
        drafting.remind(sent.draft_id or "", LATER + timedelta(days=1))


def test_what_was_answered_and_closed_did_not_end_in_silence(drafting: Drafting, sent: Thread) -> None:
    answered = drafting.note_outcome(sent, "answered")
    closed = drafting.note_outcome(answered, "closed")
    assert (closed.state, closed.was_answered, closed.settled_on) == ("closed", True, TODAY)
    assert not drafting.note_outcome(sent, "closed").was_answered
    assert drafting.note_outcome(closed, "open").settled_on is None


def test_whoever_was_written_to_again_is_not_on_the_list(
    drafting: Drafting, sent: Thread, clock: Clock, drafts: FakeDrafts
) -> None:
    drafting.remind(sent.draft_id or "", LATER)
    drafts.note(Thread(id="t-2", mentee="odile", mentor="rune", body="Again.", sent_on=TODAY + timedelta(days=3)))
    clock.day = LATER
    assert drafting.due("odile") == []


@pytest.mark.parametrize("days", [0, -1])
def test_a_reminder_needs_a_day_to_come(drafting: Drafting, sent: Thread, days: int) -> None:
    with pytest.raises(InputError, match="a day to come"):
        drafting.remind(sent.draft_id or "", TODAY + timedelta(days=days))


def test_only_what_was_sent_can_be_reminded_of(drafting: Drafting, begun: OpenDraft) -> None:
    with pytest.raises(InputError, match="not noted as sent"):
        drafting.remind(begun.record.id, LATER)


def test_after_a_no_nothing_else_is_ready_for_that_person(drafting: Drafting, sent: Thread) -> None:
    other = drafting.begin(DraftRequest(mentee="odile", mentor="rune", own=OwnWords(lines=OWN)), need="Faults nobody reports.")
    drafting.edit(other.record.id, subject="Another alarm", body=other.record.body, expected_version=1)
    drafting.review(other.record.id, expected_version=2)
    drafting.note_outcome(sent, "declined")
    with pytest.raises(InputError, match="not marked as reviewed"):
        drafting.note_sent(other.record.id)
    with pytest.raises(InputError, match="has said no"):
        drafting.review(other.record.id, expected_version=4)
    assert drafting.carry(sent.draft_id or "").text, "the message that was sent stays as it was"


def test_the_next_person_gets_the_own_words_and_a_new_message(drafting: Drafting, sent: Thread) -> None:
    draft_id = sent.draft_id or ""
    drafting.settle(draft_id, known_fact="I met Rune in Bergen.", confirm="O11", expected_version=2)
    again = drafting.again(draft_id, "jun")
    old = drafting.open(draft_id).record
    assert (again.record.own, again.record.channel, again.record.mentor) == (old.own, old.channel, "jun")
    assert again.record.kind is MessageKind.FIRST
    assert (again.record.known_facts, again.record.confirmed, again.record.how_known) == ([], [], "")
    assert again.record.id != draft_id
    assert [one.person_id for one in drafting.next_person(draft_id)] == ["after rune"]


def test_what_was_accepted_tidier_stays_so_in_the_next_message(drafting: Drafting, drafts: FakeDrafts, begun: OpenDraft) -> None:
    drafts.save(begun.record.model_copy(update={"tidied": [OWN[1]]}), expected_version=1)
    assert drafting.again(begun.record.id, "jun").record.tidied == [OWN[1]]
    assert drafting.rewrite(begun.record.id, own=begun.record.own, expected_version=2).record.tidied == [OWN[1]]


def test_a_receipt_is_about_the_draft_and_who_wrote_it(drafting: Drafting, begun: OpenDraft) -> None:
    receipt = drafting.receipt(begun.record.id)
    assert receipt.startswith("template: ")
    assert begun.record.id in receipt


@pytest.mark.parametrize(("channel", "unit"), [(Channel.EMAIL, "words"), (Channel.LINKEDIN, "characters")])
def test_a_stored_text_is_counted_for_its_channel(drafting: Drafting, begun: OpenDraft, channel: Channel, unit: str) -> None:
    carried = drafting.carried_text(begun.record.model_copy(update={"channel": channel}))
    assert (carried.text, carried.unit) == (begun.record.body, unit)
    assert 0 < carried.used <= carried.limit
