import pytest

from companion.seams import Jobs
from tests.store.made import NOW, origin, person


def test_it_is_the_seam(jobs):
    def takes(seam: Jobs) -> Jobs:
        return seam

    assert takes(jobs) is jobs


def test_a_job_is_followed_to_its_end(jobs):
    job = jobs.start("import", "me")
    assert (job.state, job.started, job.total) == ("running", NOW, 0)
    jobs.update(job.model_copy(update={"done": 3, "total": 9, "step": "reading"}))
    assert jobs.get(job.id).done == 3
    ended = job.model_copy(update={"state": "done", "report": '{"added": 9}', "ended": NOW})
    jobs.update(ended)
    assert jobs.get(job.id) == ended
    assert jobs.get("nothing") is None


def test_jobs_are_their_owners(jobs):
    mine = [jobs.start("import", "me"), jobs.start("reindex", "me")]
    jobs.start("import", "you")
    assert [job.id for job in jobs.recent("me")] == [job.id for job in reversed(mine)]


@pytest.mark.parametrize(
    ("report", "goes"),
    [
        ('{"skipped": [{"problem": "a@x.example is taken"}]}', True),
        ('{"skipped": [{"place": "p-1"}]}', True),
        ("somebody wrote to A@X.example.", True),
        ('{"skipped": [{"place": "p-10"}]}', False),
        ("aa@x.example", False),
        (None, False),
    ],
)
def test_a_report_that_names_the_forgotten_goes(jobs, people, report, goes):
    people.save([person("p-1", "a@x.example")], origin=origin())
    job = jobs.start("import", "me")
    jobs.update(job.model_copy(update={"report": report}))
    assert jobs.forget("p-1") == {"jobs": int(goes)}
    assert (jobs.get(job.id) is None) is goes


def test_a_forgotten_job_does_not_come_back(jobs):
    job = jobs.start("import", "me")
    jobs.forget("me")
    jobs.update(job)
    assert jobs.get(job.id) is None
