"""What a Ray worker does: it makes itself an encoder after the recipe, sees that it does the same, and embeds parts."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path

from companion import __version__
from companion.domain.pool import Vectors
from companion.errors import ModelError
from companion.index.embedder import PassageEmbedder
from companion.index.local_model import LocalModel
from companion.index.onnx_graph import OnnxGraph, processors, read_card
from companion.index.spread import ALIKE, PROBES, Recipe

Encode = Callable[[Sequence[str]], Vectors]


class RayWorker:
    """An actor. It is one process with a model of its own, which it keeps from part to part."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe

    def ready(self) -> int:
        """Load and check the model; the number of this process. Raises ModelError."""
        _ = self._encode
        return os.getpid()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (texts, dimensions). Raises ModelError."""
        return self._encode(texts)

    @cached_property
    def _encode(self) -> Encode:
        encode = encoder(self._recipe)
        agreement = float((encode(PROBES) * self._recipe.probes).sum(axis=1).min())
        if agreement < ALIKE:
            raise ModelError(
                f"A worker's vectors are not those of this machine (cosine {agreement:.6f}).",
                "Let all workers have the same processor and the same versions, or embed without them.",
            )
        return encode


def encoder(recipe: Recipe) -> Encode:
    """An encoder after a recipe. Raises ModelError where the program or the model is another here."""
    if recipe.program != __version__:
        raise ModelError(f"A worker has version {__version__}, not {recipe.program}.", "Install the same version everywhere.")
    with tempfile.TemporaryDirectory(prefix="companion-") as folder:
        if recipe.graph:
            return _of_graph(recipe, Path(folder))
        model = LocalModel(recipe.setting, Path(folder))
        if model.files.name != recipe.model:
            raise ModelError(
                f"A worker has the model {model.files.name}, not {recipe.model}.", "Give all of them the same model."
            )
        model.torch()
        return PassageEmbedder(model, fixed=recipe.way, workers=_threads()).encode


def _of_graph(recipe: Recipe, folder: Path) -> Encode:
    for name, content in recipe.graph.items():
        content.tofile(folder / name)
    card = read_card(folder)
    if card is None or card.model != recipe.model:
        raise ModelError("A worker was sent a model that it cannot read.", "Run `companion reindex` once, then try again.")
    graph = OnnxGraph(folder, card, threads=_threads())
    return partial(graph.encode, prefix=card.passage_prefix)


def _threads() -> int:
    """As many as Ray gave this worker."""
    return int(os.environ.get("OMP_NUM_THREADS") or processors())
