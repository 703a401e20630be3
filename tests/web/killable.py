"""A server that is made to be killed: `python -m tests.web.killable HOME PORT`. Real records, pages and processes; no model.

Says "served" in a line once it answers.
"""

from __future__ import annotations

import hashlib
import sys
import threading
from pathlib import Path

import uvicorn

from companion.settings import read_settings
from companion.web.protocol import reader
from companion.web.server import build_app
from companion.wiring import Companion, build
from tests.fakes import WordEmbedder
from tests.web import fakes


class QuickPasswords:
    """Hashes that cost nothing: what is tried here is what becomes of a sign-in, not how hard a guess is."""

    def hashed(self, password: str) -> str:
        return hashlib.sha256(password.encode()).hexdigest()

    def fits(self, password: str, secret: str | None) -> bool:
        return secret == self.hashed(password)

    def warm(self) -> None:
        """Nothing to be made ready."""


def companion_of(home: Path, port: int) -> Companion:
    """The companion of a home where people sign in."""
    made = build(read_settings(home=home, auth="accounts", public_url=f"http://127.0.0.1:{port}", port=port))
    parts = {"index": fakes.NoIndex(), "embedder": WordEmbedder(), "passwords": QuickPasswords()}
    made.__dict__.update(parts, matching=fakes.EveryMentor(made.people), pool_maps=fakes.FlatMaps(), met=lambda *_, **__: None)
    return made


def serve(home: Path, port: int) -> None:
    """Serve until somebody ends it, which is never asked for here."""
    made = companion_of(home, port)
    with made.server_claim.hold(f"http://127.0.0.1:{port}"):
        app = build_app(made, port=port)
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", http=reader()))
        threading.Thread(target=_tell, args=(server,), daemon=True).start()
        server.run()


def _tell(server: uvicorn.Server) -> None:
    while not server.started:
        threading.Event().wait(0.02)
    print("served", flush=True)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
