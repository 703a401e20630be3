"""People who sign up and answer proposals all at once, until they are killed: `python -m tests.store.acting HOME ROUND`.

Says of each act that it is safe, in a line, once it is.
"""

import sys
import threading
from itertools import count
from pathlib import Path

from companion.domain.accounts import Account, Invitation
from companion.domain.cohort.kept import CohortChange, CohortRecord, ProposalRecord
from companion.errors import Conflict
from companion.store.accounts import RecordedAccounts
from companion.store.audit import RecordedAudit
from companion.store.cohorts import RecordedCohorts
from tests.records import opened_by_child
from tests.store.made import NOW

PEOPLE = 20
COHORT = "spring"


class Person:
    """One of many who act at the same time; what they do has names of their own."""

    def __init__(self, database, name):
        self.accounts, self.cohorts, self.audit = RecordedAccounts(database), RecordedCohorts(database), RecordedAudit(database)
        self.name = name

    def act(self):
        for number in count():
            name = f"{self.name}-{number}"
            self.sign_up(name)
            self.answer(name)

    def sign_up(self, name):
        roles = frozenset({"mentee"})
        invited = Invitation(id=name, key=name, email=f"{name}@x.example", roles=roles, made_by=None, made=NOW)
        self.accounts.invite(invited)
        self.accounts.accept(invited, Account(id=name, email=invited.email, roles=roles, made=NOW), "secret")
        self.audit.note(NOW, actor=name, action="signed up", kind="account", target=name)
        print(f"account {name}", flush=True)

    def answer(self, name):
        made = ProposalRecord(id=name, cohort=COHORT, mentee=name, mentor="x", asked=NOW, waiting_since=NOW, state="matched")
        while True:
            record = self.cohorts.get(COHORT)
            try:
                self.cohorts.change(CohortChange(record, (made,)), expected_version=record.version)
            except Conflict:
                continue
            print(f"proposal {name}", flush=True)
            return


def run(home, round_):
    database = opened_by_child(home)
    if RecordedCohorts(database).get(COHORT) is None:
        RecordedCohorts(database).save(CohortRecord(name=COHORT, mentees=()))
    everybody = [Person(database, f"r{round_}-{number}") for number in range(PEOPLE)]
    threads = [threading.Thread(target=one.act, daemon=True) for one in everybody]
    for thread in threads:
        thread.start()
    threads[0].join()


if __name__ == "__main__":
    print("begun", flush=True)
    run(Path(sys.argv[1]), sys.argv[2])
