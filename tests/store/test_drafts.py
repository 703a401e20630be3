import pytest

from companion.domain.outreach.outreach import Channel, MessageKind, OwnWords
from companion.errors import Conflict
from companion.seams import Drafts
from tests.store.made import draft, thread


def test_it_is_the_seam(drafts):
    def takes(seam: Drafts) -> Drafts:
        return seam

    assert takes(drafts) is drafts


def test_a_draft_comes_back_as_it_was(drafts):
    full = draft("d", "a", "b", "Liebe Łucja, 🐝").model_copy(
        update={
            "own": OwnWords(lines=("Why", "What")),
            "channel": Channel.NOTE,
            "kind": MessageKind.UPDATE,
            "confirmed": ["O16"],
            "subject": None,
        }
    )
    stored = drafts.save(full)
    assert stored == full.model_copy(update={"version": 1})
    assert drafts.get("d") == stored
    assert drafts.get("nothing") is None


def test_no_version_is_overwritten(drafts):
    for body in ("one", "two", "three"):
        drafts.save(draft("d", "a", "b", body))
    assert [(one.version, one.body) for one in drafts.versions("d")] == [(3, "three"), (2, "two"), (1, "one")]
    assert drafts.get("d").body == "three"


@pytest.mark.parametrize(("expected", "refused"), [(None, False), (2, False), (1, True), (0, True), (3, True)])
def test_a_version_stored_meanwhile_is_a_conflict(drafts, expected, refused):
    drafts.save(draft("d", "a", "b", "one"))
    drafts.save(draft("d", "a", "b", "two"))
    if refused:
        with pytest.raises(Conflict, match="another window"):
            drafts.save(draft("d", "a", "b", "three"), expected_version=expected)
    else:
        assert drafts.save(draft("d", "a", "b", "three"), expected_version=expected).version == 3
    assert len(drafts.versions("d")) == 2 + (not refused)


def test_what_was_typed_in_another_window_is_kept_and_is_not_the_newest(drafts):
    drafts.save(draft("d", "a", "b", "one"))
    drafts.save(draft("d", "a", "b", "two"))
    late = drafts.set_aside(draft("d", "a", "b", "typed late"))
    assert (late.version, late.aside) == (3, True)
    assert drafts.get("d").body == "two"
    assert [one.body for one in drafts.latest()] == ["two"]
    assert [one.body for one in drafts.versions("d")] == ["typed late", "two", "one"]
    assert drafts.save(draft("d", "a", "b", "three"), expected_version=2).version == 4
    assert drafts.forget("a") == {"drafts": 1, "threads": 0, "drafts_cleared": 0}


def test_the_newest_of_each_draft(drafts):
    for draft_id, mentee in [("d-1", "a"), ("d-2", "b"), ("d-3", "a"), ("d-1", "a")]:
        drafts.save(draft(draft_id, mentee, "m"))
    assert [(one.id, one.version) for one in drafts.latest()] == [("d-1", 2), ("d-3", 1), ("d-2", 1)]
    assert [one.id for one in drafts.latest("a")] == ["d-1", "d-3"]
    assert drafts.latest("nobody") == []


def test_a_thread_opens_and_changes(drafts):
    drafts.note(thread("t-1", "a", "m"))
    drafts.note(thread("t-2", "a", "n"))
    drafts.note(thread("t-3", "b", "m"))
    drafts.note(thread("t-1", "a", "m").model_copy(update={"state": "answered"}))
    assert [(one.id, one.state) for one in drafts.threads("a")] == [("t-2", "open"), ("t-1", "answered")]


def test_drafts_to_and_by_the_forgotten_go(drafts):
    drafts.save(draft("by", "a", "m"))
    drafts.save(draft("by", "a", "m"))
    drafts.save(draft("to", "b", "a"))
    drafts.save(draft("neither", "b", "m"))
    assert drafts.forget("a") == {"drafts": 2, "threads": 0, "drafts_cleared": 0}
    assert [one.id for one in drafts.latest()] == ["neither"]
    assert drafts.forget("a") == {"drafts": 0, "threads": 0, "drafts_cleared": 0}
