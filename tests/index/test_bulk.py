"""Choosing a way of embedding by measurement."""

import numpy as np
import pytest

from companion.index import bulk
from companion.index.bulk import Figures, Measured, agreement, read_measured, write_measured
from companion.index.probe_texts import probe_texts

FP32, BF16, ONNX = "sentence-transformers fp32", "sentence-transformers bf16", "onnxruntime fp32"


def figures(speed, agrees=1.0):
    return Figures(texts_per_cpu_second=speed, agreement=agrees, lowest_cosine=1.0)


@pytest.mark.parametrize(
    ("bf16", "onnx", "fastest"),
    [
        (figures(200), figures(80), BF16),
        (figures(200, 0.979), figures(80), FP32),
        (figures(200, 0.98), figures(80), BF16),
        (figures(50), figures(120), ONNX),
        (figures(50), figures(80), FP32),
    ],
)
def test_the_fastest_that_agrees_is_chosen(bf16, onnx, fastest):
    assert Measured(conditions=[], ways={FP32: figures(100), BF16: bf16, ONNX: onnx}).fastest == fastest


def test_agreement_counts_shared_neighbours():
    angles = np.linspace(0, 1, 30)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    assert agreement(circle, circle) == 1.0
    assert agreement(circle, circle[np.random.default_rng(0).permutation(30)]) < 0.6


def test_a_measurement_holds_under_its_conditions_only(tmp_path, monkeypatch):
    assert read_measured(tmp_path) is None
    measured = Measured(conditions=bulk.conditions(), ways={FP32: figures(1)})
    write_measured(tmp_path, measured)
    assert read_measured(tmp_path) == measured
    monkeypatch.setattr(bulk, "processors", lambda: 99)
    assert read_measured(tmp_path) is None


def test_a_damaged_measurement_is_none(tmp_path):
    (tmp_path / bulk.MEASURED).write_text("?")
    assert read_measured(tmp_path) is None


def test_there_are_two_hundred_different_probe_texts():
    assert len(set(probe_texts())) == len(probe_texts()) == 200
