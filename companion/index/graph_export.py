"""Exports the configured model to an onnxruntime graph, once, and compares the two before the graph is used."""

from __future__ import annotations

import logging
import shutil
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from companion.index.bulk import measure, write_measured
from companion.index.onnx_graph import (
    CANARY,
    CARD,
    IDS,
    MASK,
    TOKENIZER,
    VECTORS,
    GraphCard,
    GraphDamaged,
    OnnxGraph,
    write_ready,
)
from companion.index.torch_model import TorchModel

LOG = logging.getLogger(__name__)

OPSET = 18
_UNFINISHED = ".new-"
_PLAIN = "plain.onnx"

_FAILURES = (GraphDamaged, RuntimeError, ImportError, TypeError, ValueError, AttributeError, KeyError, AssertionError)
"""What torch's exporter, tokenizers and onnxruntime make of models they do not know."""

ABANDONED_SECONDS = 3_600
"""Age from which an unfinished export was left behind by a process that was killed."""


def export(model: TorchModel, name: str, folder: Path) -> GraphCard:
    """Export a model into a folder that appears complete or not at all. One that cannot be exported gets a card that says so.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(folder.parent)
    with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=folder.parent) as parent:
        made = Path(parent) / "model"
        made.mkdir()
        card = _make(model, name, made)
        (made / CARD).write_text(card.model_dump_json())
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
    return card


def _remove_abandoned(folder: Path) -> None:
    for path in folder.glob(f"{_UNFINISHED}*"):
        if time.time() - path.stat().st_mtime > ABANDONED_SECONDS:
            shutil.rmtree(path, ignore_errors=True)


def _make(model: TorchModel, name: str, folder: Path) -> GraphCard:
    card = GraphCard(
        model=name,
        dimensions=model.dimensions,
        query_prefix=model.prefix("query"),
        passage_prefix=model.prefix("document", "passage"),
    )
    try:
        with _quiet():
            card.pad_id = _write_tokenizer(model, folder / TOKENIZER)
            _write_graph(model, folder / _PLAIN)
            write_ready(folder / _PLAIN, folder)
            (folder / _PLAIN).unlink()
        return _compare(model, card, folder)
    except _FAILURES as error:
        LOG.warning("The model %s cannot be exported (%s): queries load torch, which takes longer.", name, error)
        return card.model_copy(update={"failure": f"{type(error).__name__}: {error}"[:500]})


def _compare(model: TorchModel, card: GraphCard, folder: Path) -> GraphCard:
    """Compare the graph with the model on the probe texts, and note a vector that later loads must repeat."""
    graph = OnnxGraph(folder, card)
    measured = measure(model, graph)
    write_measured(folder, measured)
    canary = graph.encode([CANARY])[0].tolist()
    return card.model_copy(update={"lowest_cosine": measured.ways["onnxruntime fp32"].lowest_cosine, "canary": canary})


def _write_tokenizer(model: TorchModel, path: Path) -> int:
    """Store the tokenizer with the model's limit of tokens, unpadded; returns the id that fills short texts up."""
    from tokenizers import Tokenizer

    tokenizer = model.model.tokenizer
    plain = Tokenizer.from_str(tokenizer.backend_tokenizer.to_str())
    plain.no_padding()
    plain.enable_truncation(int(model.model.max_seq_length or tokenizer.model_max_length))
    plain.save(str(path))
    return int(tokenizer.pad_token_id or 0)


def _write_graph(model: TorchModel, path: Path) -> None:
    import torch

    class Vector(torch.nn.Module):
        """Tokens in, unit vectors out: the whole pipeline with its pooling."""

        def __init__(self) -> None:
            super().__init__()
            self.inner = model.model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            features = self.inner({IDS: input_ids, MASK: attention_mask})
            return torch.nn.functional.normalize(features["sentence_embedding"], dim=-1)

    device = model.model.device
    example = model.model.tokenizer(["A short text.", "Another text, somewhat longer."], padding=True, return_tensors="pt")
    try:
        model.model.to("cpu")
        torch.onnx.export(
            Vector().eval(),
            (example[IDS], example[MASK]),
            str(path),
            input_names=[IDS, MASK],
            output_names=[VECTORS],
            dynamic_shapes={name: {0: "texts", 1: "tokens"} for name in (IDS, MASK)},
            opset_version=OPSET,
            external_data=False,
            dynamo=True,
            verbose=False,
        )
    finally:
        model.model.to(device)


@contextmanager
def _quiet() -> Iterator[None]:
    """The exporter tells its developers much that its users cannot use."""
    logger = logging.getLogger("torch.onnx")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
