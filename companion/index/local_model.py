"""The embedding model of a home: its files, its exported graph, and torch only when nothing lighter serves."""

from __future__ import annotations

import logging
import re
import shutil
import threading
from functools import cached_property
from pathlib import Path

from companion.index.graph_export import export
from companion.index.model_files import BUNDLED_DIMENSIONS, ModelFiles, locate
from companion.index.onnx_graph import GraphCard, GraphDamaged, OnnxGraph, read_card
from companion.index.torch_model import TorchModel

LOG = logging.getLogger(__name__)


class LocalModel:
    """One embedding model and its exported graph; each is loaded when it is first needed, by one thread.

    `setting` is a sentence-transformers name or folder, `folder` where graphs are kept (HOME/models).
    """

    def __init__(self, setting: str, folder: Path) -> None:
        self._setting = setting
        self._folder = folder
        self._graphs: dict[int, OnnxGraph] = {}
        self._torch: TorchModel | None = None
        self._loading = threading.RLock()

    @cached_property
    def files(self) -> ModelFiles:
        """Where the model lies. Raises ModelError when there is no such model."""
        return locate(self._setting, self._folder)

    @property
    def dimensions(self) -> int:
        """The length of the vectors, without loading torch where that can be avoided."""
        if self.files.bundled:
            return BUNDLED_DIMENSIONS
        card = read_card(self.place)
        return card.dimensions if card else self.torch().dimensions

    @property
    def place(self) -> Path:
        """The folder of this model's graph."""
        return self._folder / re.sub(r"[^\w.-]+", "-", self.files.name)

    @property
    def in_torch(self) -> bool:
        """Whether torch has loaded the model already."""
        return self._torch is not None

    def torch(self) -> TorchModel:
        """The model in torch. Takes seconds to load. Raises ModelError."""
        with self._loading:
            self._torch = self._torch or TorchModel(self.files)
            return self._torch

    def graph(self, *, threads: int = 1) -> OnnxGraph | None:
        """The exported graph, exported now if it never was; None when this model cannot be run that way."""
        with self._loading:
            if threads not in self._graphs:
                loaded = self._load(threads)
                if loaded is None:
                    return None
                self._graphs[threads] = loaded
            return self._graphs[threads]

    def _load(self, threads: int) -> OnnxGraph | None:
        card = self._card()
        if card is None or not card.usable:
            return None
        try:
            return OnnxGraph(self.place, card, threads=threads)
        except GraphDamaged as error:
            LOG.warning("%s It is made again now.", error.happened)
            shutil.rmtree(self.place, ignore_errors=True)
            card = self._card()
            return OnnxGraph(self.place, card, threads=threads) if card and card.usable else None

    def _card(self) -> GraphCard | None:
        card = read_card(self.place)
        if card is not None and card.model == self.files.name:
            return card
        try:
            return export(self.torch(), self.files.name, self.place)
        except OSError as error:
            by_another = read_card(self.place)
            if by_another is None:
                LOG.warning("The exported model cannot be kept in %s: %s.", self._folder, error)
            return by_another
