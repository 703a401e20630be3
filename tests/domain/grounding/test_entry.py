"""A profile cut into lines, each with the frame it stands in."""

from __future__ import annotations

from companion.domain.grounding.entry import entries
from companion.domain.people import Profile


def profile(highlight: str) -> Profile:
    """Somebody with one post and a word about themselves."""
    post = {"name": "Nordmill", "position": "Foreman", "startDate": "2018", "highlights": [highlight]}
    return Profile.model_validate({"id": "a", "basics": {"name": "Ana", "label": "Miller", "summary": "I mill."}, "work": [post]})


def test_a_highlight_has_its_post_for_a_frame() -> None:
    line = next(entry for entry in entries(profile("Led 12 people."), "mentor", 2026) if entry.said == "Led 12 people.")
    assert line.frame == (("work[0].name", "Nordmill"), ("work[0].position", "Foreman"), ("work[0].startDate", "2018"))
    assert line.lasted == {"7", "8", "9"}


def test_what_somebody_says_of_themselves_stands_under_what_they_call_themselves() -> None:
    line = next(entry for entry in entries(profile("Led 12 people."), "mentor") if entry.said == "I mill.")
    assert line.frame == (("basics.label", "Miller"),)


def test_lines_are_kept_for_a_profile_that_reads_the_same_and_for_no_other() -> None:
    assert entries(profile("Led 12 people."), "mentor") is entries(profile("Led 12 people."), "mentor")
    assert "Led 14 people." in [entry.said for entry in entries(profile("Led 14 people."), "mentor")]
    assert {entry.who for entry in entries(profile("Led 12 people."), "mentee")} == {"mentee"}


def test_what_a_reader_asks_for_or_declines_is_no_line_of_theirs() -> None:
    told = {
        "goal": "A post away from the council",
        "topics_declined": ["grief"],
        "desired_outcome": "calm",
        "focus_areas": ["pay"],
    }
    reader = Profile.model_validate(
        {"id": "p-1", "basics": {"name": "Greta Holm"}, "mentoring": {**told, "style": "I ask back."}}
    )
    assert [source for entry in entries(reader, "mentor") for source, _ in entry.values if source != "basics.name"] == [
        "mentoring.style"
    ]
    assert {f"mentoring.{name}" for name in ("goal", "desired_outcome")} <= {
        source for entry in entries(reader, "mentee") for source, _ in entry.values
    }
