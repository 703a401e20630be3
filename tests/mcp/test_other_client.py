"""The tools asked by a client that others wrote: the protocol's TypeScript SDK from npm. `make test-servers` installs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.mcp.test_tools import TOOLS
from tests.source import ROOT
from tests.web.programme import served

INSTALLED = ROOT / ".venv" / "servers"
SCRIPT = Path(__file__).with_name("other_client.mjs")
TOKEN = "a-token-for-tools-only-0123456789"
CALLS = [
    ["check_message", {"mentee": "m-1", "mentor": "m-2", "text": "Subject: A question\n\nDear Rune,\n\nMay I ask?\n"}],
    ["read_need", {"need": "outside tech, how to run a night shift"}],
    ["plan_outreach", {"mentee": "m-1", "mentor": "nobody"}],
]

pytestmark = pytest.mark.servers


def asked(**what: object) -> dict[str, Any]:
    node = shutil.which("node")
    if not node or not (INSTALLED / "node_modules" / "@modelcontextprotocol" / "sdk").is_dir():
        pytest.skip("the TypeScript client of MCP is not installed: run make test-servers")
    told = json.dumps({"modules": str(INSTALLED), "calls": CALLS, **what})
    done = subprocess.run([node, str(SCRIPT), told], capture_output=True, text=True, timeout=120, check=True)
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def assert_answers(found: dict[str, Any]) -> None:
    assert found.get("failed") is None, found
    assert found["server"]["name"] == "mentoring-companion"
    assert [tool["name"] for tool in found["tools"]] == TOOLS
    assert all(tool["annotations"]["readOnlyHint"] and not tool["annotations"]["destructiveHint"] for tool in found["tools"])
    checked, read, unknown = found["answers"]
    assert {"findings", "ready", "boundary"} <= checked["structuredContent"].keys()
    assert read["structuredContent"]["aspects"]
    assert unknown["isError"] is True
    assert "nobody" in unknown["content"][0]["text"].lower()


def test_another_client_asks_over_standard_input_and_output(two_people) -> None:
    command = [sys.executable, "-m", "companion", "--home", str(two_people.home), "mcp"]
    env = {name: os.environ[name] for name in ("PYTHONPATH", "COMPANION_TEST_REFUSALS") if name in os.environ}
    assert_answers(asked(command=command, env={**env, "HF_HUB_OFFLINE": "1"}))


def test_another_client_asks_over_http(tmp_path: Path) -> None:
    with served(tmp_path / "home", mcp_token=TOKEN) as programme:
        assert_answers(asked(url=f"{programme.base}/mcp", token=TOKEN))
        assert "failed" in asked(url=f"{programme.base}/mcp", token="wrong")
