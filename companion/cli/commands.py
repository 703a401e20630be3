"""Every command, in the order in which `companion --help` lists them."""

from companion.cli import audits, boundaries, guidance, imports, matching, outreach, people, reflection, running, sessions
from companion.cli.program import program

__all__ = ["program"]

for command in (
    imports.sample, imports.import_people, imports.imports, imports.undo,
    people.people, people.person, people.schema, people.export, people.erase,
    matching.need, matching.match, matching.why_not, matching.constellation, matching.rank,
    outreach.plan_outreach, outreach.draft, outreach.check,
    sessions.agenda, sessions.answer_message, reflection.reflect,
    boundaries.boundaries,
    guidance.guidance, guidance.handbook, guidance.resources,
    audits.audit,
    running.serve, running.doctor, running.reindex, running.completion,
):  # fmt: skip
    program.add_command(command)
