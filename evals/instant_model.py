"""A server of the OpenAI protocol that arranges at once what it is given, in its order: the endpoint's own time is nil.

It stands in where only our own time is to be measured. `python -m evals.instant_model` prints its port and serves.
"""

from __future__ import annotations

import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_LINE = re.compile(r"^(?P<id>[OJ]\d+) \| (?P<about>[^|]+) \|", re.MULTILINE)


def arranged(material: str) -> dict[str, Any]:
    """An answer that uses every line once: own sentences, then what stands ready."""
    kinds = {"O": "own", "J": "courtesy"}
    sentences = [
        {"paragraph": 1, "text": f"[{line['id']}]", "origin": kinds[line["id"][0]], "evidence": [line["id"]]}
        for line in _LINE.finditer(material)
    ]
    return {"subject": "", "sentences": sentences}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        content = json.dumps(arranged(body["messages"][-1]["content"]))
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
        answer = {"id": "1", "object": "chat.completion", "created": 1, "model": "instant", "choices": [choice]}
        data = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        return


def main() -> None:
    """Serve until the process is ended."""
    web = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    print(web.server_address[1], flush=True)
    web.serve_forever()


if __name__ == "__main__":
    main()
