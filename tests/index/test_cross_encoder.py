"""Cross-encoders: only models that read pairs are taken, by what their own description says."""

import json

import pytest

from companion.errors import SettingsError
from companion.index import cross_encoder
from companion.index.cross_encoder import CrossEncoderReader, checked, load_cross_encoder
from companion.index.model_files import BUNDLED_NAMES, locate
from tests.index.made import small_cross_encoder

SETTING = "COMPANION_RERANKER"


def described(folder, **config):
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize("architecture", ["BertForSequenceClassification", "XLMRobertaForSequenceClassification"])
def test_a_model_that_says_it_reads_pairs_is_taken(tmp_path, architecture):
    named = described(tmp_path / "m", architectures=[architecture], id2label={"0": "LABEL_0"})
    assert checked(named, setting=SETTING, classes=1)[1] == architecture
    assert CrossEncoderReader(named).check() == f"cross-encoder:m, {architecture}"


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"architectures": ["BertModel"]}, "it holds BertModel, which does not read two texts together"),
        ({"architectures": ["BertForMaskedLM"]}, "BertForMaskedLM"),
        ({"architectures": None}, "a model of an unknown kind"),
        ({}, "a model of an unknown kind"),
        ({"architectures": ["BertForSequenceClassification"], "id2label": {"0": "a", "1": "b", "2": "c"}}, "3 numbers"),
        ({"architectures": ["BertForSequenceClassification"]}, "2 numbers"),
    ],
)
def test_any_other_model_is_refused_before_it_is_loaded(tmp_path, config, said):
    with pytest.raises(SettingsError, match=said):
        load_cross_encoder(described(tmp_path / "m", **config), setting=SETTING, classes=1)


def test_the_bundled_model_is_no_cross_encoder(tmp_path):
    folder = locate(min(BUNDLED_NAMES), tmp_path).folder
    with pytest.raises(SettingsError, match="BertModel"):
        CrossEncoderReader(str(folder)).scores([("a", "b")])


def test_a_classifier_of_three_classes_may_be_asked_for(tmp_path):
    named = described(tmp_path / "m", architectures=["BertForSequenceClassification"], id2label={"0": "a", "1": "b", "2": "c"})
    assert checked(named, setting="COMPANION_NLI", classes=3)


@pytest.mark.parametrize("named", ["nobody/cross-encoder-that-is-not-here", "not a name at all //", "gone"])
def test_what_is_not_here_is_not_fetched(named):
    with pytest.raises(SettingsError, match="neither a folder here nor was it fetched"):
        CrossEncoderReader(named).check()


def test_a_damaged_description_is_said(tmp_path):
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError, match="no model that can be read"):
        CrossEncoderReader(str(tmp_path)).check()


def test_no_pairs_need_no_model():
    assert CrossEncoderReader("gone").scores([]).shape == (0,)


@pytest.mark.model
def test_a_small_classifier_made_here_is_loaded_and_scores_pairs(tmp_path):
    reader = CrossEncoderReader(small_cross_encoder(tmp_path / "small"))
    scores = reader.scores([("sharing out shifts", "a rota"), ("sharing out shifts", "bread"), ("sharing out shifts", "a rota")])
    assert scores.shape == (3,)
    assert scores[0] == pytest.approx(scores[2], abs=1e-5)
    assert reader.name == "cross-encoder:small"
    assert cross_encoder.READS_PAIRS in reader.check()
