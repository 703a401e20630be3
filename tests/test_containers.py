"""The image, the composition around it and the proxy in front, as far as their texts say how they will run."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from companion.cli.commands import program
from companion.settings import Settings
from companion.web.asked import MAX_UPLOAD_BYTES
from companion.web.proxies import Proxies
from tests.source import ROOT

DOCKERFILE, COMPOSE, GUIDE, NGINX = (ROOT / name for name in ("Dockerfile", "compose.yaml", "docs/running.md", "docs/nginx.conf"))
TEXTS = (DOCKERFILE, ROOT / ".dockerignore", COMPOSE, GUIDE, NGINX)


def instructions() -> list[tuple[str, str]]:
    """What the Dockerfile says, a word and the rest, one for each instruction."""
    lines = [line for line in DOCKERFILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    parts = (line.partition(" ") for line in joined.splitlines() if line.strip())
    return [(word, rest.strip()) for word, _, rest in parts]


def stages() -> list[list[tuple[str, str]]]:
    made: list[list[tuple[str, str]]] = []
    for word, rest in instructions():
        if word == "FROM":
            made.append([])
        made[-1].append((word, rest))
    return made


def ran() -> list[str]:
    """What the first stage runs."""
    return [" ".join(rest.split()) for word, rest in stages()[0] if word == "RUN"]


def final(word: str) -> str:
    """What the image that runs says last about something."""
    return [rest for said, rest in stages()[-1] if said == word][-1]


def environment() -> dict[str, str]:
    return dict(one.split("=", 1) for one in shlex.split(final("ENV")))


def services() -> dict[str, Any]:
    found = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
    assert isinstance(found, dict)
    return found


def test_the_image_is_not_run_by_root() -> None:
    assert int(final("USER").partition(":")[0]) > 0
    assert f"--uid {final('USER')}" in final("RUN")


def test_all_state_is_in_the_volume_and_the_rest_in_a_folder_for_a_moment() -> None:
    told = environment()
    assert told["COMPANION_HOME"] == final("VOLUME") == "/data"
    assert (told["TMPDIR"], told["HOME"]) == ("/tmp", "/tmp")
    assert "--owner companion /data" in final("RUN")


def test_what_builds_stays_behind() -> None:
    assert len(stages()) == 2
    assert not re.search(r"g\+\+|apt-get|\buv\b", " ".join(rest for _, rest in stages()[-1]))
    assert "pip uninstall" in final("RUN")


def test_the_image_has_the_pinned_versions_and_no_parts_for_graphics_cards() -> None:
    installs = [one for rest in ran() for one in rest.split(" && ") if "pip install" in one]
    by_hash, by_version, own = [one for one in installs if "--require-hashes" in one], installs[-2], installs[-1]
    assert [one.split()[-1] for one in by_hash] == ["build.lock", "requirements.lock"]
    assert set(by_version.split()) >= {"--torch-backend", "cpu", "constraints.txt", "torch", "--no-deps"}
    assert own.split()[-2:] == ["--no-deps", "dist/*.whl"]
    assert len(installs) == 4


def test_no_model_is_fetched() -> None:
    assert environment()["HF_HUB_OFFLINE"] == "1"
    assert "COMPANION_EMBEDDING_MODEL" not in environment()


def copied() -> set[str]:
    return {name for word, rest in stages()[0] if word == "COPY" for name in rest.split()[:-1]}


def test_the_image_is_made_of_what_the_ignored_leave_and_of_nothing_else() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    kept = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert "*" in lines
    assert kept == copied()
    assert all((ROOT / name).exists() for name in kept)


@contextmanager
def answering(status: int) -> Iterator[tuple[str, list[str]]]:
    """A server that answers everything alike: its port, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield str(server.server_port), asked
    finally:
        server.shutdown()
        server.server_close()


def looked_at(port: str) -> int:
    """The status of the image's own look at its health, with a proxy in the environment that leads nowhere."""
    python, option, source = json.loads(final("HEALTHCHECK").partition("CMD ")[2])
    assert (python, option) == ("python", "-c")
    told = {**os.environ, "COMPANION_PORT": port, "http_proxy": "http://127.0.0.1:9", "no_proxy": ""}
    return subprocess.run([sys.executable, "-c", source], env=told, capture_output=True).returncode


@pytest.mark.parametrize(("status", "healthy"), [(200, True), (421, False), (503, False)])
def test_health_is_asked_of_the_page_itself(status: int, healthy: bool) -> None:
    with answering(status) as (port, asked):
        assert (looked_at(port) == 0) is healthy
    assert asked == ["/healthz"]


def test_what_does_not_answer_is_not_healthy() -> None:
    with answering(200) as (port, _):
        pass
    assert looked_at(port) != 0


def test_the_image_starts_a_command_that_there_is() -> None:
    assert json.loads(final("ENTRYPOINT")) == ["companion"]
    assert json.loads(final("CMD"))[0] in program.commands
    assert services()["companion"]["command"][0] in program.commands


def test_the_page_is_served_to_people_who_sign_in_at_the_port_that_is_open() -> None:
    told = environment()
    assert (told["COMPANION_AUTH"], told["COMPANION_PORT"]) == ("accounts", final("EXPOSE"))
    assert services()["companion"]["ports"] == [f"127.0.0.1:{final('EXPOSE')}:{final('EXPOSE')}"]


@pytest.mark.parametrize("name", sorted(services()))
def test_every_container_is_confined(name: str) -> None:
    service = services()[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert [one.partition(":")[0] for one in service["tmpfs"]] == [
        "/tmp",
        *(["/var/run/postgresql"] if name == "database" else []),
    ]
    assert service["pids_limit"] > 0
    assert "privileged" not in service
    assert "network_mode" not in service


def test_what_the_composition_keeps_lies_in_volumes_it_names() -> None:
    read = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    used = [volume.split(":") for service in read["services"].values() for volume in service["volumes"]]
    assert {name for name, _ in used} == set(read["volumes"])
    assert ["people", final("VOLUME")] in used
    assert {name for service in read["services"].values() for name in service["networks"]} == set(read["networks"])


def test_the_composition_asks_for_the_address_that_people_use() -> None:
    told = services()["companion"]["environment"]
    assert told["COMPANION_PUBLIC_URL"].startswith("${COMPANION_PUBLIC_URL:?")
    assert told["COMPANION_AUTH"] == "${COMPANION_AUTH:-accounts}"


def test_every_setting_reaches_the_container_but_those_that_are_the_images_own() -> None:
    own = {"home", "host", "port", "eval_data", "telemetry"}  # the last needs an extra, which the image has not
    told = services()["companion"]["environment"]
    assert set(told) == {f"COMPANION_{name.upper()}" for name in Settings.model_fields if name not in own}


def test_the_proxy_of_this_machine_is_believed_and_no_other_container() -> None:
    told = services()["companion"]["environment"]["COMPANION_TRUSTED_PROXIES"]
    network = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["networks"]["front"]["ipam"]["config"][0]
    proxies = Proxies(told.partition(":-")[2].removesuffix("}"))
    assert proxies.place((network["gateway"], 1), ["192.0.2.7"]) == "192.0.2.7"
    beside = network["gateway"].rpartition(".")[0] + ".9"
    assert proxies.place((beside, 1), ["192.0.2.7"]) == beside


def test_a_model_server_runs_only_when_asked_for_and_reaches_nobody() -> None:
    model = services()["model"]
    assert model["profiles"] == ["model"]
    assert "ports" not in model
    read = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    assert all(read["networks"][name]["internal"] for name in model["networks"])
    assert set(model["networks"]) < set(services()["companion"]["networks"])


@pytest.mark.parametrize("name", ["database", "vectors"])
def test_servers_for_records_run_only_when_asked_for_and_reach_nobody(name: str) -> None:
    read = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    server = read["services"][name]
    assert server["profiles"] == ["servers"]
    assert "ports" not in server
    assert server["networks"] == ["records"]
    assert read["networks"]["records"]["internal"] is True
    assert "records" in read["services"]["companion"]["networks"]
    assert ":" in server["image"] and not server["image"].endswith(":latest")


def test_the_guide_names_the_servers_as_they_are_called() -> None:
    text, database = GUIDE.read_text(encoding="utf-8"), services()["database"]["environment"]
    url = f"postgresql://{database['POSTGRES_USER']}:PASSWORD@database/{database['POSTGRES_DB']}"
    assert f"COMPANION_DATABASE_URL={url}" in text
    assert "COMPANION_CHROMA_URL=http://vectors:8000" in text


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_setting_named_is_one(path: Path) -> None:
    known = {f"COMPANION_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"COMPANION_\w*[A-Z]\b", path.read_text(encoding="utf-8"))) <= known


def told_to_run() -> list[list[str]]:
    """Every command of the guide that runs the program, from the program's name on."""
    fenced = re.findall(r"^ *```\n(.*?)^ *```", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    by_name = re.findall(r"(?:\bcompanion |'|&& )companion ([a-z][^'&<>\n]*)", "\n".join(fenced))
    return [shlex.split(one) for one in by_name]


def test_the_guide_runs_commands_that_there_are() -> None:
    named = {words[0] for words in told_to_run()}
    assert {"invite", "doctor", "backup", "restore"} <= named <= set(program.commands)


@pytest.mark.parametrize("words", told_to_run(), ids=" ".join)
def test_the_options_in_the_guide_are_taken(words: list[str], tmp_path: Path) -> None:
    command = program.commands[words[0]]
    command.make_context(words[0], words[1:], resilient_parsing=False).close()


def test_the_guide_fetches_and_names_the_model_server_as_it_is_called() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert "COMPANION_LLM_BASE_URL=http://model:11434/v1" in text
    asked = set(re.findall(r"docker compose (?:exec|run)(?: -T| --rm)*(?: --entrypoint sh)? ([a-z-]+)", text))
    assert asked <= set(services())


DIRECTIVES = (
    "proxy_set_header Host $http_host;",
    "proxy_set_header X-Forwarded-For $remote_addr;",
    "proxy_buffering off;",
    "proxy_http_version 1.1;",
    "hash $visit consistent;",
    f"client_max_body_size {MAX_UPLOAD_BYTES // 2**20}m;",
)


def of_nginx() -> list[str]:
    lines = (line.strip() for line in NGINX.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("directive", DIRECTIVES)
def test_the_proxy_passes_on_what_the_page_needs(directive: str) -> None:
    assert directive in of_nginx()


def test_the_proxy_sets_its_headers_once_for_every_place() -> None:
    """nginx forgets all headers of the server in a place that sets one of its own."""
    places = re.findall(r"location [^{]+\{([^}]*)\}", NGINX.read_text(encoding="utf-8"))
    assert len(places) == 3
    assert not any(word in place for place in places for word in ("proxy_set_header", "add_header"))


def test_the_proxy_reaches_the_port_that_is_open() -> None:
    assert f"server 127.0.0.1:{final('EXPOSE')};" in of_nginx()


@pytest.mark.parametrize(
    ("cookies", "visit"),
    [
        ("__Host-companion=abc-1", "abc-1"),
        ("theme=dark; __Host-companion=abc; other=1", "abc"),
        ("__Host-companion-way=xyz", None),
        ("not__Host-companion=xyz", None),
        ("", None),
    ],
)
def test_a_visit_stays_at_one_place_by_its_cookie(cookies: str, visit: str | None) -> None:
    line = next(line for line in of_nginx() if line.startswith('"~'))
    pattern = line.split('"')[1].removeprefix("~").replace("(?<", "(?P<")
    found = re.search(pattern, cookies)
    assert (found and found["key"]) == visit


def test_make_audit_looks_at_every_pin_and_fails_where_it_gets_no_answer() -> None:
    planned = subprocess.run(
        ["make", "--dry-run", "--always-make", "--no-print-directory", "audit"],
        cwd=ROOT, env={k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))},
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    audit = next(line for line in planned.splitlines() if "bin/pip-audit" in line)
    assert {"--strict", "--no-deps", "constraints.txt"} <= set(audit.split())


@pytest.mark.parametrize(
    ("said", "status", "fails", "unasked"),
    [
        ("WARNING: use hashes\nNo known vulnerabilities found", 0, False, False),
        ("Found 2 known vulnerabilities in 1 package", 1, True, False),
        ("ERROR:pip_audit._cli:absl-py: Dependency not found", 1, True, True),
        ("Traceback (most recent call last):\nConnectionError: no route", 1, True, True),
    ],
)
def test_make_audit_lists_licences_and_says_when_nobody_answered(
    tmp_path: Path, said: str, status: int, fails: bool, unasked: bool
) -> None:
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    for folder in (".venv/bin", ".venv/audit/bin"):
        (tmp_path / folder).mkdir(parents=True)
    programs = {
        "bin/python": f'exec {sys.executable} "$@"',
        "audit/bin/pip-audit": f"cat >&2 <<'END'\n{said}\nEND\nexit {status}",
    }
    for name, script in programs.items():
        (tmp_path / ".venv" / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / ".venv" / name).chmod(0o755)
    for made in (".python", ".run", ".audit"):
        (tmp_path / ".venv" / made).touch()
    env = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(["make", "audit"], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert re.search(r"^MIT .* numpy |^.*BSD.* numpy ", done.stdout, re.MULTILINE)
    assert (done.returncode != 0, "Nobody could be asked" in done.stderr, "WARNING" in done.stderr) == (fails, unasked, False)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_text_tells_where_it_was_built(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not any(f"{place}/" in text for place in (ROOT, Path.home()))
    assert not re.search(r"index[-_]url|find-links|pypi\.|pytorch\.org|ghcr\.|docker\.io", text, re.IGNORECASE)
