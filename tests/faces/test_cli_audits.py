"""The audits at the command line."""

from pathlib import Path

import pytest

from companion.cli.views import audits as views
from companion.domain.fairness.audits import NameLeak, NamesAudit, RegisterAudit, Shift, StyleShift
from companion.domain.fairness.exposure import exposure
from tests.faces.command_line import Recorder, run

SAME = Shift(ranks=40, changed_ranks=0, largest_score_difference=0.0, mean_places=0.0, kendall_tau=1.0, first_ten_kept=1.0)
MOVED = SAME.model_copy(update={"changed_ranks": 7, "mean_places": 1.5, "kendall_tau": 0.9, "first_ten_kept": 0.8})
LEAK = NameLeak(person_id="p-1", source="basics.summary", before="met them", after="met their", called="Taras")
NAMES = NamesAudit(needs=4, people=10, words_exchanged=25, identical=True, swapped=SAME, neutral=MOVED)
STYLE = StyleShift(
    style="boastful", people=5, words_changed=60, places_gained=-2.0, neutral_places_gained=-0.5, beyond=-1.5,
    interval=(-2.1, -0.9), told=MOVED, neutral=MOVED,
)  # fmt: skip
REGISTER = RegisterAudit(needs=4, people=10, styles=[STYLE])
EXPOSURE = exposure([["a", "b"], ["a"], []], {"a": "Ada", "b": "Bo", "c": "Cy"}, top=3)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder(names=NAMES, register=REGISTER, exposure=EXPOSURE)
    monkeypatch.setattr("companion.cli.audits._audits", lambda session: recorder)
    return recorder


@pytest.mark.parametrize(("which", "answer"), [("names", NAMES), ("register", REGISTER), ("exposure", EXPOSURE)])
def test_json_is_the_whole_answer(service: Recorder, which: str, answer: NamesAudit) -> None:
    result = run("audit", which, "--json")
    assert result.status == 0
    assert type(answer).model_validate(result.json) == answer


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ("names", ["bit for bit", "names and pronouns", "neutral edits"]),
        ("register", ["Boastful, 5 mentors: -2.00 places", "-1.50 beyond them"]),
        ("exposure", ["3 suggestions for 3 needs", "Gini 0.44", "1 need brought nobody", "Never suggested: 1"]),
    ],
)
def test_text_says_what_was_found(service: Recorder, which: str, said: list[str]) -> None:
    result = run("audit", which)
    assert result.status == 0
    assert all(part in " ".join(result.out.split()) for part in said)


def test_leaks_are_named() -> None:
    found = NAMES.model_copy(update={"identical": False, "swapped": MOVED, "leaks": [LEAK] * 12, "introduced_leaks": [LEAK]})
    text = " ".join(views.names(found).split())
    assert "p-1 basics.summary: “met them” became “met their”" in text
    assert "and 2 more" in text
    assert "Taras: met their" in text
    assert "bit for bit" not in text


def test_more_needs_come_from_a_file(service: Recorder, tmp_path: Path) -> None:
    needs = tmp_path / "needs.txt"
    needs.write_text("How do I weld?\n\n  A first team  \n", encoding="utf-8")
    assert run("audit", "exposure", "--needs", needs).status == 0
    assert service.asked == [("exposure", (["How do I weld?", "A first team"],), {})]


def test_the_spread_is_drawn(service: Recorder, tmp_path: Path) -> None:
    plot = tmp_path / "spread.svg"
    assert run("audit", "exposure", "--plot", plot, "--json").json["gini"] == EXPOSURE.gini
    assert plot.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--plot", "spread.png"], 2, "does not end in .svg"),
        (["--plot", "/no/such/folder/spread.svg"], 1, "cannot be written"),
        (["--needs", "/no/such/needs.txt"], 1, "cannot be read"),
    ],
)
def test_what_cannot_be_done(service: Recorder, arguments: list[str], status: int, said: str) -> None:
    result = run("audit", "exposure", *arguments)
    assert result.status == status
    assert said in result.sentences[0]


@pytest.mark.parametrize("which", ["names", "register", "exposure"])
def test_an_empty_home_is_refused_with_a_sentence(which: str, tmp_path: Path) -> None:
    result = run("--home", tmp_path, "audit", which, "--json")
    assert result.status == 1
    assert result.json["error"]["happened"] == result.sentences[0] == "There are no mentors to audit."
