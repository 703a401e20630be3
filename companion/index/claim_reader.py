"""A cross-encoder for natural-language inference as a second reader of claims."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from companion.domain.grounding.second_reading import Between
from companion.errors import ModelError, SettingsError
from companion.index.cross_encoder import checked, load_cross_encoder

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

SETTING = "COMPANION_CLAIM_READER"
LABELS = frozenset({"contradiction", "entailment", "neutral"})
SURE = 0.8
"""Probability of a contradiction from which a sentence is doubted; a convention, to be measured per model."""


class InferenceReader:
    """Says whether a line contradicts a sentence. Implements `seams.ClaimReader`; loaded at the first question.

    Raises:
        SettingsError: the name or folder holds no cross-encoder with the labels of inference.
    """

    def __init__(self, named: str) -> None:
        self._named = named
        self._loading = threading.Lock()
        self._model: CrossEncoder | None = None

    @property
    def name(self) -> str:
        """The model's name, without the folders it lies in."""
        return f"inference:{Path(self._named).name if Path(self._named).is_dir() else self._named}"

    def contradicted(
        self,
        pairs: Sequence[tuple[str, str]],
        *,
        between: Between | None = None,  # noqa: ARG002 - it reads on this machine, whoever it is about
    ) -> list[bool]:
        """For each line and sentence, whether the line contradicts the sentence.

        Raises:
            ModelError: it cannot be run.
            SettingsError: it tells no contradictions.
        """
        if not pairs:
            return []
        place = contradiction_of(self._named)
        with self._loading:
            self._model = self._model or load_cross_encoder(self._named, setting=SETTING, classes=len(LABELS))
        try:
            logits = np.asarray(self._model.predict(list(pairs), apply_softmax=True, show_progress_bar=False))
        except RuntimeError as error:
            raise ModelError(f"The second reader of claims failed: {error}.", "Is there enough memory?") from error
        return [bool(row[place] >= SURE) for row in logits.reshape(len(pairs), len(LABELS))]


def contradiction_of(named: str) -> int:
    """Which of a model's numbers stands for a contradiction. Raises SettingsError where its labels are others."""
    folder, _ = checked(named, setting=SETTING, classes=len(LABELS))
    labels = json.loads((folder / "config.json").read_text(encoding="utf-8")).get("id2label") or {}
    places = {str(label).lower(): int(place) for place, label in labels.items()}
    if set(places) != LABELS:
        raise SettingsError(
            f"{named} does not tell entailment, contradiction and neutral apart.",
            f"Name another model in {SETTING}, or leave it empty.",
        )
    return places["contradiction"]
