"""How workers embed: an encoder after the recipe of another process, which does the same as it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from companion import __version__
from companion.domain.matching.pool import Vectors
from companion.errors import ModelError
from companion.index.bulk import Way
from companion.index.embedder import PassageEmbedder
from companion.index.local_model import LocalModel
from companion.index.onnx_graph import OnnxGraph, processors, read_card

Encode = Callable[[Sequence[str]], Vectors]

PROBES = (
    "Two years as a nurse on nights before moving into health technology; now leads a team of nine.",
    "Ovens, dough, early mornings.",
    "How did you tell your manager that you wanted to leave the laboratory for the sales floor, and what would you do again?",
    "Negotiated the first collective agreement of a shipyard with four hundred welders and two unions.",
)
"""Embedded here and by every worker, to see that both do the same."""

ALIKE = 0.99999
"""Least cosine between a worker's vector and this machine's for the worker to be used."""


@dataclass(frozen=True)
class Recipe:
    """How every worker embeds: with which program, model and way, and what the probes have to come to. `crew.Instructions`."""

    verb: ClassVar[str] = "embed"

    setting: str
    model: str
    way: Way
    probes: Vectors
    graph: dict[str, NDArray[np.uint8]] = field(default_factory=dict)
    program: str = __version__

    def work(self) -> Encode:
        """An encoder that gives unit vectors, shape (texts, dimensions). Raises ModelError and SettingsError."""
        encode = self._encoder()
        agreement = float((encode(PROBES) * self.probes).sum(axis=1).min())
        if agreement < ALIKE:
            raise ModelError(
                f"A worker's vectors are not those of this machine (cosine {agreement:.6f}).",
                "Let all workers have the same processor and the same versions, or embed without them.",
            )
        return encode

    def _encoder(self) -> Encode:
        check_program(self.program)
        with tempfile.TemporaryDirectory(prefix="companion-", ignore_cleanup_errors=True) as folder:
            if self.graph:
                return self._of_graph(Path(folder))
            model = LocalModel(self.setting, Path(folder))
            if model.files.name != self.model:
                raise ModelError(
                    f"A worker has the model {model.files.name}, not {self.model}.", "Give all of them the same model."
                )
            model.torch()
            return PassageEmbedder(model, fixed=self.way, workers=_threads()).encode

    def _of_graph(self, folder: Path) -> Encode:
        for name, content in self.graph.items():
            content.tofile(folder / name)
        card = read_card(folder)
        if card is None or card.model != self.model:
            raise ModelError("A worker was sent a model that it cannot read.", "Run `companion reindex` once, then try again.")
        graph = OnnxGraph(folder, card, threads=_threads())
        return partial(graph.encode, prefix=card.passage_prefix)


def check_program(version: str) -> None:
    """Raises ModelError where this program is another one."""
    if version != __version__:
        raise ModelError(f"A worker has version {__version__}, not {version}.", "Install the same version everywhere.")


def _threads() -> int:
    """As many as Ray gave this worker."""
    return int(os.environ.get("OMP_NUM_THREADS") or processors())
