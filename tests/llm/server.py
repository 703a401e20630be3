"""A small server on loopback that speaks the OpenAI chat protocol, and fails on request in every way such servers fail."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]
Answer = Callable[[Body], object]
"""What the model answers to a request: a text, or something to write as JSON."""

FORMS = frozenset({"json_schema", "tools"})


@dataclass
class Reply:
    """One reply. `status` other than 200 sends `raw` as it stands; `cut` ends after that many characters, connection and all;
    `pace_s` is waited after every piece of a stream."""

    answer: Answer | None = None
    status: int = 200
    raw: str = ""
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    message: Body | None = None
    cut: int | None = None
    silent_s: float = 0.0
    drip_s: float = 0.0
    pace_s: float = 0.0
    drop: bool = False
    ignores_stream: bool = False


def error(status: int, message: str = "no", **headers: str) -> Reply:
    """A reply as such servers write their errors."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status=status, raw=json.dumps({"error": {"message": message, "type": "error"}}), headers=named)


@dataclass
class ModelServer:
    """What was asked, and what will be said: scripted replies first, then `otherwise`.

    A form the server does not know is refused (`rude`) or passed over.
    """

    otherwise: Reply
    script: list[Reply] = field(default_factory=list)
    knows: frozenset[str] = FORMS
    rude: bool = False
    requests: list[Body] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    port: int = 0
    first_piece_at: float = 0.0
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def sent(self) -> str:
        """Everything that was sent here, as one text."""
        return json.dumps(self.requests, ensure_ascii=False)

    def next_reply(self) -> Reply:
        return self.script.pop(0) if self.script else self.otherwise


@contextmanager
def serving(answer: Answer | Reply, **fields: Any) -> Iterator[ModelServer]:
    """A running server, closed at the end, also where it is still silent."""
    model = ModelServer(answer if isinstance(answer, Reply) else Reply(answer), **fields)
    web = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"model": model}))
    web.daemon_threads = True
    model.port = web.server_address[1]
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.closing.set()
        web.shutdown()
        web.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    model: ModelServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        reply = self.model.script.pop(0) if self.model.script else Reply(raw='{"object": "list", "data": []}')
        self._answer(reply, {})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.model.requests.append(body)
        self.model.headers.append({name.lower(): value for name, value in self.headers.items()})
        with suppress(BrokenPipeError, ConnectionResetError):
            self._answer(self.model.next_reply(), body)

    def log_message(self, format: str, *args: object) -> None:
        return

    def _answer(self, reply: Reply, body: Body) -> None:
        if reply.drop:
            self.close_connection = True
        elif reply.silent_s and reply.cut is None:
            self.model.closing.wait(reply.silent_s)
            self.close_connection = True
        elif unknown := self._unknown(body):
            self._plain(
                400, json.dumps({"error": {"message": f"{unknown} is not supported", "type": "invalid_request_error"}}), reply
            )
        elif reply.raw or reply.status != 200:
            self._plain(reply.status, reply.raw, reply)
        elif body.get("stream") and not reply.ignores_stream:
            self._stream(self._message(reply, body), reply)
        else:
            self._plain(200, json.dumps(_completion(self._message(reply, body), body)), reply)

    def _unknown(self, body: Body) -> str:
        if not self.model.rude:
            return ""
        asked = {"json_schema": "response_format", "tools": "tools"}
        return next((name for form, name in asked.items() if name in body and form not in self.model.knows), "")

    def _message(self, reply: Reply, body: Body) -> Body:
        """An assistant's message in the form that was asked for, where this server knows it; else prose."""
        if reply.message is not None:
            return reply.message
        said = reply.answer(body) if reply.answer else ""
        text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
        if "tools" in body:
            return (
                _called(body, text) if "tools" in self.model.knows else {"role": "assistant", "content": "I would call a tool."}
            )
        if "response_format" in body and "json_schema" not in self.model.knows:
            return {"role": "assistant", "content": "Gladly. Here is a thought about that."}
        return {"role": "assistant", "content": text}

    def _plain(self, status: int, text: str, reply: Reply) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("content-type", reply.content_type)
        self.send_header("content-length", str(len(data)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if reply.cut is not None:
            self.wfile.write(data[: reply.cut])
            self.close_connection = True
        elif reply.drip_s:
            self._drip(data, reply.drip_s)
        else:
            self.wfile.write(data)

    def _drip(self, data: bytes, pause_s: float) -> None:
        for byte in data:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            if self.model.closing.wait(pause_s):
                break
        self.close_connection = True

    def _stream(self, message: Body, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        self.close_connection = True
        said = 0
        for delta, size in _deltas(message):
            if reply.cut is not None and said >= reply.cut:
                if reply.silent_s:
                    self.model.closing.wait(reply.silent_s)
                return
            self._event({"choices": [{"index": 0, "delta": delta, "finish_reason": None}]})
            self.model.first_piece_at = self.model.first_piece_at or (time.perf_counter() if size else 0.0)
            said += size
            if reply.pace_s:
                self.model.closing.wait(reply.pace_s)
        self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, chunk: Body) -> None:
        whole = {"id": "c-1", "object": "chat.completion.chunk", "created": 1, "model": "made-up", **chunk}
        self.wfile.write(f"data: {json.dumps(whole)}\n\n".encode())
        self.wfile.flush()


def _called(body: Body, arguments: str) -> Body:
    name = body["tools"][0]["function"]["name"]
    call = {"id": "call-1", "type": "function", "function": {"name": name, "arguments": arguments}}
    return {"role": "assistant", "content": None, "tool_calls": [call]}


def _completion(message: Body, body: Body) -> Body:
    return {
        "id": "c-1",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": body.get("model", "made-up"),
        "choices": [{"index": 0, "message": message, "finish_reason": "tool_calls" if "tool_calls" in message else "stop"}],
        "usage": {"prompt_tokens": 111, "completion_tokens": 22, "total_tokens": 133},
    }


def _deltas(message: Body) -> Iterator[tuple[Body, int]]:
    yield {"role": "assistant", "content": ""}, 0
    if "tool_calls" in message:
        call = message["tool_calls"][0]
        yield {"tool_calls": [{"index": 0, **call, "function": {"name": call["function"]["name"], "arguments": ""}}]}, 0
        for piece in _pieces(call["function"]["arguments"]):
            yield {"tool_calls": [{"index": 0, "function": {"arguments": piece}}]}, len(piece)
        return
    for piece in _pieces(message.get("content") or ""):
        yield {"content": piece}, len(piece)


def _pieces(text: str, size: int = 24) -> Iterator[str]:
    for start in range(0, len(text), max(size, len(text) // 200)):
        yield text[start : start + max(size, len(text) // 200)]
