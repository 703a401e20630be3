"""How a command begins and ends: exit statuses, one JSON document, two sentences, and quiet where quiet is right."""

import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest

from companion.cli.commands import program
from companion.domain.matching.matches import MatchAnswer
from companion.domain.needs import Need
from companion.domain.outreach.outreach import Draft
from companion.errors import CompanionError, EmptyText, HomeBusy, SettingsError, UnknownPerson, UsageError
from tests.faces.command_line import Recorder, run, spawn
from tests.source import ROOT

COMMANDS = (
    "sample import imports undo people person schema export erase need match why-not constellation rank "
    "plan-outreach draft check agenda answer-message reflect answers notes promises relationship capacity "
    "query cohort proposals boundaries guidance handbook resources audit invite serve mcp doctor backup restore reindex index "
    "completion"
).split()
PAIR = ("--mentee", "a", "--mentor", "b")


@pytest.fixture
def companion_of(monkeypatch: pytest.MonkeyPatch):
    """Makes the command line build a companion of these fake services."""

    def use(**services: Recorder) -> SimpleNamespace:
        noting = {"people": Recorder(get=None), "clock": Recorder(now=None), "audit": Recorder(note=None)}
        fake = SimpleNamespace(homes=[], settings=SimpleNamespace(auth="local"), **{**noting, **services})
        unopened = SimpleNamespace(server_claim=Recorder(check=None))
        wiring = SimpleNamespace(build=lambda settings: fake.homes.append(settings.home) or fake, Companion=lambda _: unopened)
        monkeypatch.setitem(sys.modules, "companion.wiring", wiring)
        return fake

    return use


def test_every_command_of_the_contract_is_listed() -> None:
    assert list(program.commands) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert (result.status, result.err) == (0, "")
    assert all(option in result.out for option in ("--json", "--home", "--debug"))


def test_help_and_version_go_to_stdout() -> None:
    assert run("--help").out.startswith("Usage: companion")
    assert run("--version").out.startswith("companion, version ")


@pytest.mark.parametrize(
    "arguments",
    [
        "nothing-like-this", "--nothing", "match", "match --need x --top none", "match --need x --top 0", "match --kind y",
        "match --need x --where colour=blue", "erase p-1", "import", "import a.csv --map x", "import a.csv --consent model",
        "draft --mentee a", "check --mentee a --mentor b", "check --mentee a --mentor b --own - -", "people --role lead",
        "rank --pool a --queries b --run -",
    ],
)  # fmt: skip
@pytest.mark.parametrize("json", [False, True], ids=["text", "json"])
def test_wrong_usage_is_status_2_and_two_sentences(arguments: str, json: bool) -> None:
    result = run(*arguments.split(), *(["--json"] if json else []), typed=b"x")
    assert result.status == 2
    assert len(result.sentences) == 2
    if json:
        assert result.json["error"] == dict(zip(("happened", "remedy"), result.sentences, strict=True))
    else:
        assert result.out == ""


def test_no_command_at_all_shows_what_there_is() -> None:
    result = run()
    assert (result.status, result.out) == (2, "")
    assert "plan-outreach" in result.err


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UnknownPerson("p-9"), 1), (EmptyText("Nothing to read.", "Write something."), 1), (HomeBusy("Busy.", "Wait."), 1),
        (SettingsError("No model.", "Leave --writer away."), 1), (UsageError("Wrong.", "See help."), 2),
    ],
)  # fmt: skip
def test_an_error_of_ours_is_told_once(companion_of, error: CompanionError, status: int) -> None:
    companion_of(profiles=Recorder(get=error))
    result = run("person", "p-9", "--json")
    assert result.status == status
    assert result.sentences == [error.happened, error.remedy]
    assert result.json == {"error": {"happened": error.happened, "remedy": error.remedy}}


def test_an_error_nobody_planned_for_is_a_sentence_too(companion_of) -> None:
    companion_of(profiles=Recorder(get=ZeroDivisionError("by nought\nand more")))
    result = run("person", "p-9")
    assert (result.status, result.out) == (1, "")
    assert "ZeroDivisionError: by nought)" in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("place", [0, 2], ids=["before", "after"])
def test_debug_shows_where_it_happened(companion_of, place: int, caplog: pytest.LogCaptureFixture) -> None:
    companion_of(profiles=Recorder(get=ZeroDivisionError("by nought")))
    arguments = ["person", "p-9"]
    arguments.insert(place, "--debug")
    assert run(*arguments).status == 1
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("place", [0, 1, 3])
def test_json_is_taken_before_and_after_the_command(companion_of, place: int) -> None:
    companion_of(matching=Recorder(read_need=Need(text="Ærlighet", aspects=["honesty"])))
    arguments = ["need", "Ærlighet"]
    arguments.insert(place, "--json")
    result = run(*arguments)
    assert result.json["aspects"] == ["honesty"]
    assert "Ærlighet" in result.out


def test_the_home_is_taken_before_and_after_the_command(companion_of, tmp_path) -> None:
    fake = companion_of(profiles=Recorder(listing=[]))
    run("--home", tmp_path, "people", "--json")
    run("people", "--home", tmp_path, "--json")
    assert fake.homes == [tmp_path, tmp_path]


def test_what_a_library_prints_stays_off_stdout(companion_of) -> None:
    class Talkative(Recorder):
        def listing(self, role: object) -> list[object]:
            print("loading weights")
            return []

    companion_of(profiles=Talkative())
    result = run("people", "--json")
    assert result.json == []
    assert "loading weights" in result.err


@pytest.mark.parametrize(("ready", "status"), [(True, 0), (False, 3)])
def test_a_draft_that_is_not_ready_is_status_3(companion_of, tmp_path, ready: bool, status: int) -> None:
    draft = Draft(subject="A", body="B", writer="template", ready=ready)
    companion_of(outreach=Recorder(draft=draft, check=draft))
    (tmp_path / "mail.txt").write_text("Dear Ada, …", encoding="utf-8")
    for arguments in (("draft", *PAIR), ("check", *PAIR, tmp_path / "mail.txt")):
        result = run(*arguments, "--json")
        assert (result.status, result.json["ready"]) == (status, ready)


def test_a_draft_request_carries_what_was_typed(companion_of) -> None:
    fake = companion_of(outreach=Recorder(draft=Draft(subject=None, body="", writer="template")))
    options = ("--channel", "note", "--kind", "follow-up", "--how-known", "a talk", "--mutual", "Jun", "--mutual-agreed")
    run("draft", *PAIR, "--own", "-", *options, "--confirm", "O16", "--confirm", "O9", typed=b"Why.\n\nTried.\nAsk?\n")
    ((_, (request,), _),) = fake.outreach.asked
    assert request.own.lines == ("Why.", "Tried.", "Ask?")
    assert (request.channel, request.kind, request.how_known, request.mutual) == ("note", "follow-up", "a talk", "Jun")
    assert (request.mutual_agreed, request.confirmed, request.writer) == (True, ["O16", "O9"], "auto")


@pytest.mark.parametrize(("own", "given"), [((), False), (("--own", "-"), True)])
def test_a_check_knows_whether_own_words_were_given(companion_of, tmp_path, own: tuple[str, ...], given: bool) -> None:
    fake = companion_of(outreach=Recorder(check=Draft(subject=None, body="x", writer="you")))
    (tmp_path / "mail.txt").write_text("Dear Ada, …", encoding="utf-8")
    run("check", *PAIR, *own, tmp_path / "mail.txt", typed=b"")
    ((_, (request,), _),) = fake.outreach.asked
    assert (request.own_given, request.text) == (given, "Dear Ada, …")


def test_a_match_request_carries_what_was_asked(companion_of) -> None:
    fake = companion_of(matching=Recorder(match=MatchAnswer(need=Need(text="x"))))
    arguments = "match --need x --mentee m --kind peer --give --top 7 --where stage!=early --where capacity=open"
    run(*arguments.split())
    (_, (request,), _), _noted = fake.matching.asked
    assert (request.text, request.mentee, request.kind, request.give, request.top) == ("x", "m", "peer", True, 7)
    assert [(one.field, one.op) for one in request.where] == [("stage", "not_in"), ("capacity", "in")]


def test_an_export_goes_to_a_file_of_the_owners_alone(companion_of, tmp_path) -> None:
    companion_of(profiles=Recorder(export={"profile": {"id": "p-1"}}))
    out = tmp_path / "p-1.json"
    assert run("export", "p-1", "--out", out).status == 0
    assert out.stat().st_mode & 0o077 == 0
    assert '"id": "p-1"' in out.read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir()] == ["p-1.json"]
    assert run("export", "p-1", "--out", tmp_path / "no" / "p.json").status == 1


def test_an_erasure_answers_by_kind(companion_of) -> None:
    companion_of(profiles=Recorder(erase={"profile": 1, "passages": 9, "drafts": 0}))
    told = run("erase", "p-1", "--yes", "--json").json
    assert told["erased"] == {"profile": 1, "passages": 9, "drafts": 0}
    assert len(told["remains"]) > 5
    assert run("erase", "p-1", "--yes").out.startswith("Forgotten: 1 profile, 9 passages.\n\nWhat remains, and why:\n- ")


def test_an_interruption_is_quiet(companion_of) -> None:
    companion_of(profiles=Recorder(listing=KeyboardInterrupt()))
    result = run("people")
    assert (result.status, result.out, result.err.strip()) == (130, "", "")


@pytest.mark.parametrize(("arguments", "reader"), [("schema", "head -1"), ("schema --json", "true")])
def test_a_reader_that_leaves_is_no_error(arguments: str, reader: str) -> None:
    pipe = f"{sys.executable} -m companion {arguments} | {reader}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", pipe], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("locale", [{}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_output_is_utf8_whatever_the_locale(locale: dict[str, str]) -> None:
    result = spawn("check", "--help", LC_ALL="C", **locale)
    assert (result.status, result.err) == (0, "")
    assert "`Subject: …`" in result.out


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Stands for the page: remembers where it was served."""
    places: list[tuple[str, int]] = []
    page = SimpleNamespace(serve=lambda companion, host, port: places.append((host, port)) or print("The address."))
    monkeypatch.setitem(sys.modules, "companion.web.server", page)
    return places


@pytest.mark.parametrize(("imports", "people", "loads"), [([], [], True), (["an import"], [], False), ([], ["somebody"], False)])
def test_serve_loads_sample_people_only_into_a_home_that_never_held_anybody(companion_of, served, imports, people, loads) -> None:
    fake = companion_of(importing=Recorder(imports=imports), profiles=Recorder(listing=people, add_sample=None))
    result = run("serve", "--with-sample", "--port", "0")
    assert (result.status, result.out, served) == (0, "The address.\n", [("127.0.0.1", 0)])
    assert ("add_sample" in [name for name, _, _ in fake.profiles.asked]) is loads


@pytest.mark.parametrize(("prepared", "said"), [(False, "Preparing the model"), (True, "Loading the sample people")])
def test_serve_says_once_what_takes_half_a_minute(companion_of, served, tmp_path, monkeypatch, prepared, said) -> None:
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path))
    if prepared:
        (tmp_path / "models").mkdir()
    companion_of(importing=Recorder(imports=[]), profiles=Recorder(listing=[], add_sample=None))
    result = run("serve", "--with-sample", "--port", "0")
    assert result.err.startswith(said)
    assert result.err.count("half a minute") == 1


def test_serve_prints_one_document_with_json(companion_of, served) -> None:
    companion_of()
    result = run("serve", "--port", "0", "--json")
    assert result.json == {"url": "http://127.0.0.1:0"}
    assert "The address." in result.err


def test_a_port_that_is_taken_is_a_sentence(companion_of, served) -> None:
    companion_of()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", "--port", taken.getsockname()[1])
    assert (result.status, served) == (1, [])
    assert result.sentences[1] == "Choose another --port."


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_a_shell(shell: str) -> None:
    result = run("completion", shell, "--json")
    assert result.json["shell"] == shell
    assert "_COMPANION_COMPLETE" in result.json["script"]


def test_completion_completes(tmp_path) -> None:
    typed = {"_COMPANION_COMPLETE": "bash_complete", "COMP_WORDS": "companion pla", "COMP_CWORD": "1"}
    assert spawn(**typed).out.strip() == "plain,plan-outreach"


def test_a_schema_is_one_document() -> None:
    schema = run("schema", "--json").json
    assert schema["required"] == ["id", "basics"]
    assert "from" in schema["$defs"]["Transition"]["properties"]
