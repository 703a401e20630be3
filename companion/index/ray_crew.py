"""A Ray cluster as a crew. Each worker is an actor of one processor; the driver deals out parts and takes what comes back.

A worker that is lost is replaced, and its parts are dealt out again. The driver alone knows what is done: whoever asked
stores each part as it comes, so that a driver that is killed goes on where it stopped.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import Any, Generic

from companion.domain.addresses import is_loopback
from companion.domain.matching.pool import Vectors
from companion.errors import CompanionError, ModelError, SettingsError, UsageError
from companion.index.crew import Instructions, Piece
from companion.index.ray_worker import RayWorker

LOG = logging.getLogger(__name__)

AHEAD = 2
"""Parts a worker has before it: the next one is there when it is done with one."""

MOST_LOST = 3
"""How often one part may be lost with its worker before it is the part that is looked at."""

START_SECONDS = 180.0
"""How long no worker may be ready: torch takes a while to load, and a cluster may be busy."""

PART_SECONDS = 1800.0
"""How long nothing may come back of what workers are at: a large model reads a few pairs a second."""

KNOCK_SECONDS, SPEECH_SECONDS = 3.0, 15.0
"""How long an answer to a knock takes, and to the first word of the protocol that Ray speaks."""

CLIENT = "ray://"
NO_ADDRESS = frozenset({"auto", "local"})
"""The cluster of this machine, and one that is started for this purpose alone."""


@contextmanager
def ray_crew(address: str) -> Iterator[RayCrew]:
    """The workers of a cluster, for the length of a block.

    Raises:
        UsageError: that is no address of a cluster.
        SettingsError: Ray is not installed, or no cluster answers there.
    """
    host = _host(address)
    ray = _ray()
    if host is not None:
        _check_speech(address)
    _connect(ray, address)
    try:
        yield RayCrew(ray, near=not address.startswith(CLIENT) or is_loopback(f"//{host}"))
    finally:
        ray.shutdown()


class RayCrew:
    """Workers of a cluster this process is connected to. `near`: the node it is connected to is this machine."""

    def __init__(self, ray: Any, *, near: bool) -> None:
        self._ray, self._near = ray, near

    @property
    def is_here(self) -> bool:
        """Whether there is one machine only, and it is this one. Nodes know each other by their addresses, and a port on this
        machine may lead to another: the node's address must be one of ours.
        """
        nodes = list(self._nodes())
        return self._near and len(nodes) == 1 and _is_ours(nodes[0])

    @property
    def size(self) -> int:
        """How many workers there may be: a processor for each."""
        return max(1, sum(self._nodes().values()))

    def worked(self, told: Instructions, parts: Iterable[Piece]) -> Iterator[tuple[Piece, Vectors]]:
        """Each part with what was made of it, as they come. Raises ModelError, or SettingsError where workers lack a model."""
        waiting = iter(parts)
        first = list(islice(waiting, self.size))
        if not first:
            return
        shift = _Shift(self._ray, told, chain(first, waiting), len(first))
        try:
            yield from shift.work()
        finally:
            shift.end()

    def _nodes(self) -> dict[str, int]:
        """Addresses of nodes, and the processors they give."""
        found: dict[str, int] = {}
        for node in self._ray.nodes():
            if node["Alive"]:
                name = str(node["NodeManagerAddress"])
                found[name] = found.get(name, 0) + int(node["Resources"].get("CPU", 0))
        return found


def _is_ours(address: str) -> bool:
    """Whether an address belongs to this machine: only then can something listen there."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as asking:
            asking.bind((address, 0))
    except OSError:
        return False
    return True


class _Shift(Generic[Piece]):
    """One piece of work: who is at it, and what they hold."""

    def __init__(self, ray: Any, told: Instructions, parts: Iterator[Piece], size: int) -> None:
        self._ray, self._told, self._verb, self._parts = ray, ray.put(told), told.verb, parts
        self._actor = ray.remote(RayWorker).options(num_cpus=1)
        self._hired: list[Any] = []
        self._out: dict[Any, tuple[Any, Piece | None]] = {}
        self._again: list[Piece] = []
        self._lost: dict[str, int] = {}
        for _ in range(size):
            self._hire()

    def work(self) -> Iterator[tuple[Piece, Vectors]]:
        """Deal out the parts until all of them are back."""
        while self._more():
            at_work = any(part is not None for _, part in self._out.values())
            done, _ = self._ray.wait(list(self._out), timeout=PART_SECONDS if at_work else START_SECONDS)
            if not done:
                raise _silent(at_work=at_work)
            worker, part = self._out.pop(done[0])
            made = self._back(done[0], worker, part)
            if part is not None and made is not None:
                yield part, made

    def end(self) -> None:
        """Let everybody go."""
        for worker in self._hired:
            with suppress(Exception):  # whoever is gone already need not be let go
                self._ray.kill(worker)

    def _more(self) -> bool:
        """Whether a part is out or to be dealt out; one that nobody can take yet is held back for whoever is ready next."""
        if any(part is not None for _, part in self._out.values()) or self._again:
            return True
        following = next(self._parts, None)
        self._again += [following] if following else []
        return following is not None

    def _hire(self) -> None:
        worker = self._actor.remote(self._told)
        self._hired.append(worker)
        self._out[worker.ready.remote()] = worker, None

    def _back(self, reference: Any, worker: Any, part: Piece | None) -> Vectors | None:
        """What a worker gives back; None for one that was getting ready, or is lost."""
        from ray.exceptions import RayError, RayTaskError

        try:
            found = self._ray.get(reference)
        except RayTaskError as error:
            raise _failed(error) from error
        except RayError:
            self._lose(worker, part)
            return None
        self._deal(worker)
        return None if part is None else found

    def _deal(self, worker: Any) -> None:
        held = sum(holder is worker for holder, _ in self._out.values())
        for _ in range(AHEAD - held):
            part = self._again.pop() if self._again else next(self._parts, None)
            if part is None:
                return
            self._out[worker.work.options(name=f"{self._verb} {part.key}").remote(part.texts)] = worker, part

    def _lose(self, worker: Any, part: Piece | None) -> None:
        """Deal a lost worker's part out again, and hire somebody in their place, once for each who is lost."""
        key = part.key if part else ""
        self._lost[key] = self._lost.get(key, 0) + 1
        if self._lost[key] > MOST_LOST:
            raise ModelError("Workers of the Ray cluster are lost again and again.", "Is there enough memory for the model?")
        self._again += [part] if part else []
        if worker in self._hired:
            LOG.warning("A worker of the Ray cluster is lost; its texts go to another.")
            self._hired.remove(worker)
            self._hire()


def _failed(error: Any) -> CompanionError:
    cause = getattr(error, "cause", None)
    if isinstance(cause, CompanionError):
        return cause
    name = type(cause or error).__name__
    return ModelError(f"A worker of the Ray cluster failed ({name}).", "Are the same versions installed on all machines?")


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError as error:
        raise SettingsError(
            "Ray is not installed.", "Install it with `pip install 'mentoring-companion[ray]'`, or leave --ray out."
        ) from error
    return ray


def _host(address: str) -> str | None:
    """The host that is knocked at; None where there is none to knock at. Raises UsageError and SettingsError."""
    if address in NO_ADDRESS:
        return None
    host, _, port = address.removeprefix(CLIENT).rpartition(":")
    if not host or not port.isdigit():
        raise UsageError(f"{address!r} is no address of a Ray cluster.", "Write HOST:PORT, ray://HOST:PORT, auto or local.")
    host = host.strip("[]")
    try:
        socket.create_connection((host, int(port)), timeout=KNOCK_SECONDS).close()
    except (OSError, OverflowError) as error:
        raise _nobody(address) from error
    return host


def _check_speech(address: str) -> None:
    """Raises SettingsError where something else listens, on which Ray itself would wait for minutes."""
    import grpc

    with grpc.insecure_channel(address.removeprefix(CLIENT)) as channel:
        try:
            grpc.channel_ready_future(channel).result(timeout=SPEECH_SECONDS)
        except grpc.FutureTimeoutError as error:
            raise _nobody(address) from error


def _connect(ray: Any, address: str) -> None:
    """Raises SettingsError where no cluster of this version answers."""
    try:
        ray.init(address=address, namespace="companion", logging_level=logging.ERROR, log_to_driver=False)
    except (OSError, RuntimeError, ValueError) as error:
        if "ersion mismatch" in str(error):
            raise SettingsError(
                f"The Ray cluster at {address} has another version of Ray or Python.", "Install the same on both sides."
            ) from error
        raise _nobody(address) from error


def _nobody(address: str) -> SettingsError:
    return SettingsError(f"No Ray cluster answers at {address}.", "Start one with `ray start --head`, and check the address.")


def _silent(*, at_work: bool) -> ModelError:
    """Why nothing more is waited for."""
    if not at_work:
        ready = f"No worker of the Ray cluster was ready within {START_SECONDS / 60:.0f} minutes."
        return ModelError(ready, "Look with `ray status` whether it has a processor free, then begin again.")
    silent = f"The workers of the Ray cluster are at work, and nothing came back from them for {PART_SECONDS / 60:.0f} minutes."
    return ModelError(silent, "Look with `ray status` and in its logs what holds them up; begin again there or without Ray.")
