"""The tables of the records. Documents are JSON as text, moments ISO 8601 with their zone, so that both read back as written."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text, false

from companion.store.free_text import FREE_TEXT

metadata = MetaData()

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)
"""`generation` grows with each change of people; `sweep_owed` is 1 while forgotten text may still be in the file."""

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    Column("email", Text, unique=True),
    Column("version", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("mentor", Boolean, nullable=False),
    Column("mentee", Boolean, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("document", Text, nullable=False),
)
"""`email` is in lower case; `version` is the generation of the last change; `digest` names the document without its id."""

passages = Table(
    "passages",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("person_id", Text, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("quote", FREE_TEXT, nullable=False),
    Column("text", FREE_TEXT),
    Index("passages_by_person", "person_id", "place"),
)
"""`text` is null where it equals the quotation, as it mostly does."""

imports = Table(
    "imports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("file", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("consent", Text),
    Column("sample", Boolean, nullable=False),
    Column("at", Text, nullable=False),
    Column("undone", Boolean, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("import_id", Text, ForeignKey("imports.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Text, primary_key=True),
    Column("before", Text),
    Column("before_sample", Boolean, nullable=False),
    Column("after", Text, nullable=False),
    Index("changes_by_person", "person_id"),
)
"""What an import did to one person: the document before (null where the import added them) and the digest after."""

contacts = Table(
    "contacts",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("email", Text),
    Column("document", Text, nullable=False),
    Index("contacts_by_email", "email"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("mentee", Text, nullable=False),
    Column("mentor", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("aside", Boolean, nullable=False, server_default=false()),
    Index("drafts_by_version", "id", "version", unique=True),
    Index("drafts_by_mentee", "mentee"),
)
"""One row a version; `number` is the order in which they were stored. One that is `aside` is never the newest."""

model_calls = Table(
    "model_calls",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("about", Text),
    Index("model_calls_by_draft", "about"),
)
"""What language models were asked for. No text of anybody's and nobody's id is in it, so nobody need be forgotten from it:
`about` is the random id of a draft, which means nothing once the draft is gone."""

model_knacks = Table(
    "model_knacks",
    metadata,
    Column("address", Text, primary_key=True),
    Column("model", Text, primary_key=True),
    Column("knack", Text, nullable=False),
)
"""The form in which a model at an address answered."""

suggestions = Table(
    "suggestions",
    metadata,
    Column("question", Text, primary_key=True),
    Column("person_id", Text, primary_key=True),
    Column("seeker", Text),
    Column("day", Text, nullable=False),
    Index("suggestions_by_person", "person_id", "day"),
)
"""Who was suggested for which question, and when last. Question and seeker are salted hashes: no text, no name."""

salts = Table(
    "salts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What hashes of this home are mixed with, so that nobody can guess at them from outside."""

threads = Table(
    "threads",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("mentee", Text, nullable=False),
    Column("mentor", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index("threads_by_mentee", "mentee"),
)

jobs = Table(
    "jobs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("owner", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index("jobs_by_owner", "owner"),
)

handbook = Table(
    "handbook",
    metadata,
    Column("name", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("document", Text, nullable=False),
)
"""A programme's own documents, by the name of the file."""

resources = Table(
    "resources",
    metadata,
    Column("link", Text, primary_key=True),
    Column("suggested_by", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index("resources_by_person", "suggested_by"),
)
"""What people entered for others to read or join. `suggested_by` is in lower case: an id, an address or a name."""

session_notes = Table(
    "session_notes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("owner", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("aside", Boolean, nullable=False, server_default=false()),
    Column("document", Text, nullable=False),
    Index("session_notes_by_version", "id", "version", unique=True),
    Index("session_notes_by_owner", "owner"),
)
"""One row a version; `number` is the order in which they were stored. One that is `aside` is never the newest."""


def _between_two(name: str) -> Table:
    """Records of two people: `one` wrote or promised it, or is the mentee; `version` is that of the document."""
    return Table(
        name,
        metadata,
        Column("number", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("version", Integer, nullable=False),
        Column("one", Text, nullable=False),
        Column("other", Text, nullable=False),
        Column("document", Text, nullable=False),
        Index(f"{name}_by_one", "one"),
        Index(f"{name}_by_other", "other"),
    )


promises = _between_two("promises")
reflections = _between_two("reflections")
relationships = _between_two("relationships")

cohorts = Table(
    "cohorts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("document", Text, nullable=False),
)

cohort_plans = Table(
    "cohort_plans",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("cohort", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index("cohort_plans_by_cohort", "cohort"),
)

proposals = Table(
    "proposals",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("cohort", Text, nullable=False),
    Column("mentee", Text, nullable=False),
    Column("mentor", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index("proposals_by_cohort", "cohort"),
    Index("proposals_by_mentee", "mentee"),
    Index("proposals_by_mentor", "mentor"),
)
"""Proposals change only together with their cohort, whose version tells whether somebody was faster."""

column_maps = Table(
    "column_maps",
    metadata,
    Column("headings", Text, primary_key=True),
    Column("document", Text, nullable=False),
)
"""How somebody said the columns of a table are read, by a digest of its headings."""

erasures = Table(
    "erasures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("line", Text, nullable=False, unique=True),
)
"""Who was erased, as salted hashes, where several homes share their records. It stays when a backup is put back."""
