from datetime import UTC, datetime

from companion.domain.model_calls import ModelCall
from companion.domain.outreach.outreach import PromptUsed
from companion.store.model_calls import RecordedModelCalls

CALL = ModelCall(
    at=datetime(2026, 11, 22, 9, tzinfo=UTC), task="draft", prompt=PromptUsed(name="draft", version=1, sha256="0"),
    model="m", address="http://127.0.0.1:1/v1", input_tokens=None, output_tokens=7, milliseconds=900, outcome="answered",
)  # fmt: skip


def test_calls_come_back_newest_first(database):
    calls = RecordedModelCalls(database)
    later = CALL.model_copy(update={"outcome": "too slow"})
    calls.note(CALL)
    calls.note(later)
    assert calls.recent() == [later, CALL]
    assert calls.recent(1) == [later]


def test_the_calls_for_one_draft_come_back_in_order(database):
    calls = RecordedModelCalls(database)
    first = CALL.model_copy(update={"about": "d-1", "left_machine": False, "outcome": "too busy"})
    again = CALL.model_copy(update={"about": "d-1", "left_machine": True})
    for call in (first, CALL, CALL.model_copy(update={"about": "d-2"}), again):
        calls.note(call)
    assert calls.about("d-1") == [first, again]
    assert calls.about("d-3") == []


def test_the_form_of_each_model_is_remembered_apart(database):
    calls = RecordedModelCalls(database)
    assert calls.knack("a", "m") is None
    calls.learn("a", "m", "tools")
    calls.learn("a", "m", "text")
    calls.learn("b", "m", "json_schema")
    assert (calls.knack("a", "m"), calls.knack("b", "m"), calls.knack("a", "n")) == ("text", "json_schema", None)
