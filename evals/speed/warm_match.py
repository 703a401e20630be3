"""Warm matches in the server's own process, queueing left out: the page is built and serving, the calls go to the service."""

import json
import sys
import threading
import time
from statistics import quantiles

NEEDS = (
    "I teach maths and wonder whether data journalism would suit me",
    "leading a team of former colleagues, outside tech",
    "reading a budget for the first time, with somebody who speaks Spanish or Portuguese",
    "how do I tell my boss that the plan is wrong",
    "moving from nursing into work with data",
    "choosing between two offers by January",
    "presenting one chart to senior people",
    "starting a small firm with one partner",
)
ROUNDS = 25
WARM_UP = 8


def main(home: str) -> None:
    """Print milliseconds of wall and of CPU time a match as one JSON line."""
    import uvicorn

    from companion.services.matching.enquiring import MatchRequest
    from companion.settings import read_settings
    from companion.web.server import build_app
    from companion.wiring import build

    companion = build(read_settings(home=home, port=0))
    server = uvicorn.Server(uvicorn.Config(build_app(companion), host="127.0.0.1", port=0, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    requests = [MatchRequest(text=need) for need in NEEDS]
    timings = [_timed(lambda one=one: companion.matching.match(one)) for one in requests * (ROUNDS + 1)][WARM_UP:]
    server.should_exit = True
    wall, cpu = zip(*timings, strict=True)
    print(json.dumps({"wall_ms": _spread(wall), "cpu_ms": _spread(cpu), "matches": len(timings), "goal_p95_ms": 40}))


def _timed(call) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def _spread(milliseconds) -> dict[str, float]:
    cuts = quantiles(milliseconds, n=100)
    return {"p50": round(cuts[49], 1), "p95": round(cuts[94], 1)}


if __name__ == "__main__":
    main(*sys.argv[1:])
