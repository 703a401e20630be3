"""Every command, in the order in which `companion --help` lists them."""

from companion.cli import (
    accounts,
    answers,
    asked,
    audits,
    backup,
    boundaries,
    cohort,
    guidance,
    imports,
    matching,
    mcp,
    notes,
    outreach,
    people,
    promises,
    query,
    reflection,
    relationship,
    running,
    sessions,
)
from companion.cli.program import program

__all__ = ["program"]

for command in (
    imports.sample, imports.import_people, imports.imports, imports.undo,
    people.people, people.person, people.schema, people.export, people.erase,
    matching.need, matching.match, matching.why_not, matching.constellation, matching.rank,
    outreach.plan_outreach, outreach.draft, outreach.check,
    sessions.agenda, sessions.answer_message, reflection.reflect, answers.answers, notes.notes, promises.promises,
    relationship.relationship, relationship.capacity,
    query.query, cohort.cohort, asked.proposals,
    boundaries.boundaries,
    guidance.guidance, guidance.handbook, guidance.resources,
    audits.audit,
    accounts.invite,
    running.serve, mcp.mcp, running.doctor, backup.backup, backup.restore, running.reindex, running.index,
    running.completion,
):  # fmt: skip
    program.add_command(command)
