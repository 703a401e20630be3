import json

import pytest

from companion.errors import SettingsError
from companion.index.claim_reader import InferenceReader, contradiction_of
from companion.index.model_files import BUNDLED_NAMES, locate

LABELS = {"0": "contradiction", "1": "entailment", "2": "neutral"}


def described(folder, labels):
    found = {"architectures": ["BertForSequenceClassification"], "id2label": labels}
    (folder / "config.json").write_text(json.dumps(found), encoding="utf-8")
    return str(folder)


def test_where_the_contradiction_stands(tmp_path):
    assert contradiction_of(described(tmp_path, LABELS)) == 0


@pytest.mark.parametrize("labels", [{"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}, {"0": "contradiction", "1": "entailment"}])
def test_other_labels_are_refused(tmp_path, labels):
    with pytest.raises(SettingsError, match=r"COMPANION_CLAIM_READER|tell entailment|numbers"):
        contradiction_of(described(tmp_path, labels))


def test_no_pairs_need_no_model():
    assert InferenceReader("/nowhere").contradicted([]) == []


@pytest.mark.model
def test_a_small_classifier_made_here_reads_pairs(tmp_path):
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    tokenizer = AutoTokenizer.from_pretrained(locate(min(BUNDLED_NAMES), tmp_path).folder)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    config = BertConfig(vocab_size=len(tokenizer), id2label={int(n): name for n, name in LABELS.items()}, **sizes)
    folder = tmp_path / "small"
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    answers = InferenceReader(str(folder)).contradicted([("Fossen Mill", "You work at Brightwater."), ("a", "b")])
    assert len(answers) == 2
    assert all(isinstance(answer, bool) for answer in answers)
