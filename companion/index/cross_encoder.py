"""Models that read two texts together: loaded only when they are what they claim to be."""

from __future__ import annotations

import json
import threading
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from companion.domain.matching.pool import Vectors
from companion.errors import ModelError, SettingsError
from companion.index.model_files import stay_offline

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

READS_PAIRS = "ForSequenceClassification"
"""What the architecture of a cross-encoder's weights ends with. Any other model loads as well, with a last layer made up at
random, and answers with noise."""

BATCH = 32


class CrossEncoderReader:
    """Scores pairs of texts. Implements `seams.PairReader`; loaded at the first question, by one thread.

    Raises:
        SettingsError: the name or folder holds no cross-encoder.
    """

    def __init__(self, named: str, *, setting: str = "COMPANION_RERANKER") -> None:
        self.named, self._setting = named, setting
        self._loading = threading.Lock()
        self._model: CrossEncoder | None = None

    @property
    def name(self) -> str:
        """The model's name, without the folders it lies in."""
        return f"cross-encoder:{Path(self.named).name if Path(self.named).is_dir() else self.named}"

    def check(self) -> str:
        """What it is, once it is found to be a cross-encoder; no weights are loaded. Raises SettingsError."""
        architecture = checked(self.named, setting=self._setting)[1]
        return f"{self.name}, {architecture}"

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """How well each second text answers the first, shape (pairs,). Raises ModelError and SettingsError."""
        if not pairs:
            return np.zeros(0, dtype=np.float32)
        with self._loading:
            self._model = self._model or load_cross_encoder(self.named, setting=self._setting, classes=1)
        try:
            found = self._model.predict(list(pairs), batch_size=BATCH, show_progress_bar=False)
        except RuntimeError as error:
            raise ModelError(f"The cross-encoder failed: {error}.", "Is there enough memory?") from error
        return np.asarray(found, dtype=np.float32).reshape(len(pairs))


def load_cross_encoder(named: str, *, setting: str, classes: int | None = None) -> CrossEncoder:
    """A sentence-transformers cross-encoder from a folder, or from what was fetched of the hub before.

    `setting` is the name of the setting that asked for it; `classes` how many numbers it must give for a pair, where that is
    known. Nothing is fetched. Takes seconds, nearly all of them imports.

    Raises:
        SettingsError: there is no such model here, or it does not read pairs.
    """
    folder, _ = checked(named, setting=setting, classes=classes)
    stay_offline()
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call] # a library without types here
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loaded: CrossEncoder = CrossEncoder(str(folder), local_files_only=True, trust_remote_code=False)
            return loaded
    except (OSError, ValueError, RuntimeError, KeyError, ImportError, AttributeError, TypeError) as error:
        raise SettingsError(f"The cross-encoder {named!r} cannot be loaded: {error}.", f"Check {setting}.") from error


def checked(named: str, *, setting: str, classes: int | None = None) -> tuple[Path, str]:
    """The folder of a model and its architecture, once its own description says that it reads pairs. Raises SettingsError."""
    folder = _folder(named, setting)
    config = _config(folder, setting)
    architectures = [str(one) for one in config.get("architectures") or ()]
    architecture = next((one for one in architectures if one.endswith(READS_PAIRS)), None)
    if architecture is None:
        what = architectures[0] if architectures else "a model of an unknown kind"
        raise SettingsError(
            f"{named} is no cross-encoder: it holds {what}, which does not read two texts together.",
            f"Name a model whose config.json says {READS_PAIRS} in {setting}, or leave it empty.",
        )
    labels = len(config["id2label"]) if isinstance(config.get("id2label"), dict) else int(config.get("num_labels", 2))
    if classes is not None and labels != classes:
        raise SettingsError(
            f"{named} gives {labels} numbers for a pair of texts; {classes} is needed.", f"Name another model in {setting}."
        )
    return folder, architecture


def _folder(named: str, setting: str) -> Path:
    folder = Path(named).expanduser()
    if folder.is_dir():
        return folder
    stay_offline()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(named, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, OSError) as error:
        raise SettingsError(
            f"The cross-encoder {named!r} is neither a folder here nor was it fetched before.",
            f"Put the folder of a model into {setting}, or fetch it once with `hf download {named}`.",
        ) from error


def _config(folder: Path, setting: str) -> dict[str, Any]:
    try:
        found = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{folder} holds no model that can be read.", f"Check {setting}.") from error
    return found if isinstance(found, dict) else {}
