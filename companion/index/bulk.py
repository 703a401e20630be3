"""Which way of running the model embeds most texts for the same CPU on this machine, measured once."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import BaseModel, ValidationError

from companion.domain.matching.pool import Vectors
from companion.index.onnx_graph import BATCH, OnnxGraph, processors
from companion.index.probe_texts import probe_texts
from companion.index.torch_model import TorchModel

Way = Literal["onnxruntime fp32", "sentence-transformers fp32", "sentence-transformers bf16"]
Encode = Callable[[Sequence[str]], Vectors]

REFERENCE: Way = "sentence-transformers fp32"

LEAST_AGREEMENT = 0.98
"""The share of the ten nearest texts a way must have in common with the reference to be used."""

NEIGHBOURS = 10
PART = 3 * BATCH
"""Probe texts a way embeds before it is another's turn."""

MEASURED = "bulk.json"
_PACKAGES = ("torch", "sentence-transformers", "transformers", "onnxruntime")
_CPUINFO = Path("/proc/cpuinfo")
_FAST_HALVES = ("amx_bf16", "avx512_bf16")


class Figures(BaseModel):
    """What one way did with the probe texts; `agreement` and `lowest_cosine` are against the reference."""

    texts_per_cpu_second: float
    agreement: float
    lowest_cosine: float


class Measured(BaseModel):
    """A measurement; it holds for one processor and one set of library versions."""

    conditions: list[str]
    ways: dict[Way, Figures]

    @property
    def fastest(self) -> Way:
        """The way that embeds most for the same CPU among those that find the same neighbours."""
        good = {way: figures for way, figures in self.ways.items() if figures.agreement >= LEAST_AGREEMENT}
        return max(good, key=lambda way: good[way].texts_per_cpu_second)


def measure(model: TorchModel, graph: OnnxGraph) -> Measured:
    """Run every way over the probe texts, one thread each, by turns, so that what else the machine does weighs on all alike.

    Takes some seconds of CPU. `graph` is one loaded for one thread.
    """
    prefix = graph.card.passage_prefix
    ways: dict[Way, Encode] = {
        REFERENCE: partial(model.encode, prefix=prefix),
        "sentence-transformers bf16": partial(model.encode, prefix=prefix, precision="bf16"),
        "onnxruntime fp32": partial(graph.encode, prefix=prefix),
    }
    with model.one_thread():
        found = _by_turns(ways)
    reference = found[REFERENCE][0]
    return Measured(
        conditions=conditions(),
        ways={way: _figures(vectors, seconds, reference) for way, (vectors, seconds) in found.items()},
    )


def conditions() -> list[str]:
    """What a measurement depends on: the processor, how much of it may be used, and the libraries' versions."""
    libraries = [f"{package} {version(package)}" for package in _PACKAGES]
    return [platform.machine(), *_processor(), f"{processors()} processors", *libraries]


def read_measured(folder: Path) -> Measured | None:
    """The measurement in a model's folder, if it was made under the present conditions."""
    try:
        measured = Measured.model_validate_json((folder / MEASURED).read_bytes())
    except (OSError, ValidationError):
        return None
    return measured if measured.conditions == conditions() else None


def write_measured(folder: Path, measured: Measured) -> None:
    """Keep a measurement in a model's folder."""
    (folder / MEASURED).write_text(measured.model_dump_json(indent=1))


def _by_turns(ways: Mapping[Way, Encode]) -> dict[Way, tuple[Vectors, float]]:
    """The vectors of the probe texts, and the seconds of CPU they took, for each way."""
    texts = probe_texts()
    parts: dict[Way, list[Vectors]] = {way: [encode(texts[:BATCH])[:0]] for way, encode in ways.items()}
    seconds = dict.fromkeys(ways, 0.0)
    for at in range(0, len(texts), PART):
        for way, encode in ways.items():
            began = time.process_time()
            parts[way].append(encode(texts[at : at + PART]))
            seconds[way] += time.process_time() - began
    return {way: (np.concatenate(parts[way]), seconds[way]) for way in ways}


def _figures(vectors: Vectors, seconds: float, reference: Vectors) -> Figures:
    return Figures(
        texts_per_cpu_second=len(vectors) / max(seconds, 1e-9),
        agreement=agreement(reference, vectors),
        lowest_cosine=float((reference * vectors).sum(axis=1).min()),
    )


def agreement(reference: Vectors, vectors: Vectors) -> float:
    """The share of each text's ten nearest other texts that both sets of vectors name, 0..1."""
    shared = [len(set(one) & set(other)) for one, other in zip(_nearest(reference), _nearest(vectors), strict=True)]
    return float(np.mean(shared)) / NEIGHBOURS


def _nearest(vectors: Vectors) -> list[list[int]]:
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -np.inf)
    nearest: list[list[int]] = np.argsort(-cosines, axis=1, kind="stable")[:, :NEIGHBOURS].tolist()
    return nearest


def _processor() -> list[str]:
    """The processor's name and whether it multiplies bfloat16 quickly, as far as the system tells."""
    if not _CPUINFO.is_file():
        return [platform.processor()]
    lines = dict(line.split(":", 1) for line in _CPUINFO.read_text().split("\n\n")[0].splitlines() if ":" in line)
    facts = {key.strip(): value.strip() for key, value in lines.items()}
    return [facts.get("model name", ""), *(flag for flag in _FAST_HALVES if flag in facts.get("flags", "").split())]
