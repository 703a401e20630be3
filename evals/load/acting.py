"""Twenty people who act once every two seconds; then the same beside one person who asks for three hundred things at once."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterable
from statistics import quantiles

from evals.load.browsing import ACTS, CHEAP, Browser, Done, browser
from evals.load.serving import Served, served
from evals.speed.process import Home

SIGN_INS = 10
ALONE = 8
GREEDY = 300
GREEDY_S = 30.0
SAMPLED_S = 5.0


def measure(home: Home, *, minutes: float, people: int, every: float) -> dict[str, object]:
    """Everything about a server with these people signed in."""
    with served(home.sample, people) as server:
        return asyncio.run(_measured(server, minutes * 60, every))


def measure_much(home: Home, *, people: int, every: float) -> dict[str, object]:
    """How these people wait while one more asks for much at once."""
    with served(home.sample, people + 1) as server:
        return asyncio.run(_much_asked(server, every))


async def _measured(server: Served, seconds: float, every: float) -> dict[str, object]:
    idle, sign_in = await _idle(server), await _sign_ins(server)
    several = await _signed_in(server)
    alone = {act: await _cpu_of(several[0], act, server) for act in ACTS}
    await _acting(several, 10.0, every)
    memory: list[float] = []
    watching = asyncio.create_task(_watched(server, memory))
    cpu, since = server.cpu_s, time.perf_counter()
    done = await _acting(several, seconds, every)
    used = (server.cpu_s - cpu) / (time.perf_counter() - since)
    watching.cancel()
    await _left(several)
    return {
        "people": len(several), "acts": len(done), "seconds": round(seconds), "server_cores_used": round(used, 2),
        "server_cores_idle": idle,
        "cheap": _spread(one for one in done if one.act in CHEAP) | {"goal_p95_ms": 1000},
        "match": _spread(one for one in done if one.act not in CHEAP) | {"goal_p95_ms": 1500},
        "by_act": {act: _spread(one for one in done if one.act == act) for act in ACTS},
        "cpu_ms_alone": alone,
        "errors": _errors(done),
        "memory_mib": _trend(memory),
        "sign_in": sign_in,
    }  # fmt: skip


async def _much_asked(server: Served, every: float) -> dict[str, object]:
    *several, greedy = await _signed_in(server)
    await _acting(several, 10.0, every)
    before = await _acting(several, GREEDY_S / 2, every)
    asked = asyncio.create_task(_asks_too_much(greedy))
    beside = await _acting(several, GREEDY_S, every)
    ended, refused = await asked
    await _left([*several, greedy])
    return {
        **_spread(beside), "goal_p95_ms": 2000, "errors": _errors(beside), "asked": GREEDY, "done": ended,
        "told_to_wait": refused, "without_them": _spread(before),
    }  # fmt: skip


async def _signed_in(server: Served) -> list[Browser]:
    everybody = [browser(server.base) for _ in server.emails]
    for one, email in zip(everybody, server.emails, strict=True):
        await one.sign_in(email)
    return everybody


async def _left(everybody: list[Browser]) -> None:
    for one in everybody:
        await one.client.aclose()


async def _idle(server: Served) -> float:
    """Cores that the server uses while nobody asks."""
    before = server.cpu_s
    await asyncio.sleep(SAMPLED_S)
    return round((server.cpu_s - before) / SAMPLED_S, 3)


async def _sign_ins(server: Served) -> dict[str, float]:
    """CPU of the server for one sign-in, with the page it leads to left out."""
    before = server.cpu_s
    for email in itertools.islice(itertools.cycle(server.emails), SIGN_INS):
        one = browser(server.base)
        answer = await one.client.post("/login", data={"email": email, "password": "three quiet words"})
        assert answer.status_code == 303, answer.status_code
        await one.client.aclose()
    return {"cpu_ms": round((server.cpu_s - before) * 1000 / SIGN_INS), "goal_cpu_ms": 400}


async def _cpu_of(one: Browser, act: str, server: Served) -> float:
    """CPU of the server for one act, done again and again by one person alone: what else runs on the machine does not count."""
    await one.acts(act)
    before = server.cpu_s
    for _ in range(ALONE):
        await one.acts(act)
    return round((server.cpu_s - before) * 1000 / ALONE, 1)


async def _acting(people: list[Browser], seconds: float, every: float) -> list[Done]:
    """What everybody did; they begin one after another, not all at the same moment."""
    until = time.perf_counter() + seconds
    each = (_acts(one, number * every / len(people), number, until, every) for number, one in enumerate(people))
    return list(itertools.chain.from_iterable(await asyncio.gather(*each)))


async def _acts(one: Browser, wait: float, offset: int, until: float, every: float) -> list[Done]:
    await asyncio.sleep(wait)
    done = []
    for act in itertools.islice(itertools.cycle(ACTS), offset, None):
        begun = time.perf_counter()
        if begun >= until:
            break
        done.append(await one.acts(act))
        await asyncio.sleep(max(0.0, every - (time.perf_counter() - begun)))
    return done


async def _asks_too_much(one: Browser) -> tuple[int, int]:
    """Three hundred searches at once, each asked for again until it is taken; how many were done, how often one had to wait."""
    return await one.asks_for_many("looks for people", GREEDY, GREEDY_S)


async def _watched(server: Served, memory: list[float]) -> None:
    while True:
        memory.append(server.resident_mib)
        await asyncio.sleep(SAMPLED_S)


def _spread(done: Iterable[Done]) -> dict[str, object]:
    times = sorted(one.seconds * 1000 for one in done)
    if len(times) < 2:
        return {"acts": len(times)}
    return {"acts": len(times), "p50_ms": round(times[len(times) // 2]), "p95_ms": round(quantiles(times, n=20)[-1]),
            "max_ms": round(times[-1])}  # fmt: skip


def _errors(done: Iterable[Done]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in done:
        if one.trouble:
            found[f"{one.act}: {one.trouble}"] = found.get(f"{one.act}: {one.trouble}", 0) + 1
    return found


def _trend(memory: list[float]) -> dict[str, float]:
    """At the start, in the middle and at the end, each the mean of a tenth; what grows without end shows in the differences."""
    tenth = max(1, len(memory) // 10)
    middle = (len(memory) - tenth) // 2
    parts = {"start": memory[:tenth], "middle": memory[middle : middle + tenth], "end": memory[-tenth:]}
    return {name: round(sum(part) / len(part), 1) for name, part in parts.items()} | {"most": max(memory)}
