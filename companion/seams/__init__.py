"""What the inside needs from the outside, as protocols. Adapters implement them; `wiring` alone chooses which.

Whoever stores anything about a person can forget it: every such seam has `forget(person_id)`.
"""

from companion.seams.accounts import Accounts, Audit, Departures, IdentityProvider, Keys, Passwords
from companion.seams.basics import Clock, Forgets, Progress, Records, Spans, Watch
from companion.seams.cohorts import Cohorts, Solver
from companion.seams.guidance import GuidanceLibrary, Handbook, Notes, ResourceLibrary, Resources
from companion.seams.keeping import Archives, Erasures, Jobs, Staged
from companion.seams.messages import Drafts, MessageFiles, Prompter, ReceiptPage, RevisingWriter, Writer
from companion.seams.models import Assistant, ClaimReader, LanguageModel, ModelCalls
from companion.seams.people import ColumnMaps, Contacts, People, Suggestions
from companion.seams.searching import Embedder, FactsReader, Index, Lexicon, PairReader, ReadsPairsInParts, Reorders, WordIndexer
from companion.seams.talks import (
    AgendaFiles,
    AgendaModel,
    AgendaPreparer,
    AgendaWriter,
    MarksAgendas,
    ReflectionModel,
    ReflectionWriter,
    Sessions,
)

__all__ = [
    "Accounts",
    "AgendaFiles",
    "AgendaModel",
    "AgendaPreparer",
    "AgendaWriter",
    "Archives",
    "Assistant",
    "Audit",
    "ClaimReader",
    "Clock",
    "Cohorts",
    "ColumnMaps",
    "Contacts",
    "Departures",
    "Drafts",
    "Embedder",
    "Erasures",
    "FactsReader",
    "Forgets",
    "GuidanceLibrary",
    "Handbook",
    "IdentityProvider",
    "Index",
    "Jobs",
    "Keys",
    "LanguageModel",
    "Lexicon",
    "MarksAgendas",
    "MessageFiles",
    "ModelCalls",
    "Notes",
    "PairReader",
    "Passwords",
    "People",
    "Progress",
    "Prompter",
    "ReadsPairsInParts",
    "ReceiptPage",
    "Records",
    "ReflectionModel",
    "ReflectionWriter",
    "Reorders",
    "ResourceLibrary",
    "Resources",
    "RevisingWriter",
    "Sessions",
    "Solver",
    "Spans",
    "Staged",
    "Suggestions",
    "Watch",
    "WordIndexer",
    "Writer",
]
