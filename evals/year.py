"""A programme's year, week by week: declines, silences, pauses and two later waves, planned again, beside two simpler ways."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from companion.domain.cohort.candidates import Candidates
from companion.domain.cohort.rules import PlanRules
from companion.domain.fairness.exposure import gini
from companion.services.cohort.plan_solving import widened
from companion.solver.flow import FlowSolver
from evals.cohort.instances import Drawn

MENTEES, WEEKS = 200, 52
WAVES = {0: 0.6, 16: 0.25, 32: 0.15}
"""The week in which each wave begins, and the share of the mentees who are in it."""

WILLING, MENTOR_WILLING, ANSWERS = 0.85, 0.8, 0.75
"""Chances: of a mentee's yes to their own best (it halves with each whole regret), of a mentor's, and of an answer in a week."""

PATIENCE = 2
"""Weeks after which a proposal without an answer is let go."""

PAUSES, PAUSED_WEEKS = 0.01, 6
"""A mentor's chance in a week to pause, and for how long."""

SAME_FEW = 10
"""Names a self-serve list shows: everybody looks at the top of their own."""


@dataclass
class Year:
    """What happens to everybody, drawn by a seed and alike for every way of matching."""

    drawn: Drawn
    seed: int = 11
    begins: np.ndarray = field(init=False)
    back: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        luck = np.random.default_rng(self.seed)
        weeks, shares = list(WAVES), list(WAVES.values())
        self.begins = luck.choice(weeks, size=len(self.drawn.case.parts), p=shares)
        self.back = np.zeros((WEEKS, len(self.drawn.cohort.places)), dtype=np.bool_)
        for week, mentor in np.argwhere(luck.random(self.back.shape) < PAUSES):
            self.back[week : week + PAUSED_WEEKS, mentor] = True

    def answer(self, mentee: int, mentor: int, regret: float, week: int) -> str:
        """What became of a proposal in a week: `silent`, `mentee` or `mentor` declined, or `yes`; drawn by pair and week."""
        says = np.random.default_rng((self.seed, mentee, mentor)).random(2)
        speaks = np.random.default_rng((self.seed, mentee, mentor, week)).random()
        if speaks >= ANSWERS:
            return "silent"
        if says[0] >= WILLING * 2.0**-regret:
            return "mentee"
        return "yes" if says[1] < MENTOR_WILLING else "mentor"


@dataclass
class Course:
    """How one way of matching went. Shapes: `matched_in`, `regret` (mentees,), `asked` (mentors,)."""

    matched_in: np.ndarray
    regret: np.ndarray
    asked: np.ndarray
    waiting: dict[int, tuple[int, int]] = field(default_factory=dict)
    apart: set[tuple[int, int]] = field(default_factory=set)
    used: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.used = np.zeros(len(self.asked), dtype=np.int64)

    @classmethod
    def of(cls, year: Year) -> "Course":
        mentees, mentors = len(year.begins), len(year.drawn.cohort.places)
        return cls(np.full(mentees, -1), np.full(mentees, np.nan), np.zeros(mentors, dtype=np.int64))

    def open(self, year: Year, week: int) -> list[int]:
        """Who has begun and has neither a match nor a proposal that waits."""
        begun = np.flatnonzero((year.begins <= week) & (self.matched_in < 0)).tolist()
        return [mentee for mentee in begun if mentee not in self.waiting]

    def held(self) -> np.ndarray:
        """The places held by matches and by what waits."""
        return self.used + np.bincount([mentor for mentor, _ in self.waiting.values()], minlength=len(self.used))


Propose = Callable[[Year, Course, int], Iterator[tuple[int, int]]]
"""Whom to propose to whom in a week: mentee and mentor."""


def planned_again(year: Year, course: Course, week: int) -> Iterator[tuple[int, int]]:
    """Our plan of everybody who is open, around what is held."""
    open_ = course.open(year, week)
    case = replace(year.drawn.case, used=course.held() + 9 * year.back[week], apart=frozenset(course.apart))
    case = replace(case, pairs=case.pairs.some(np.isin(case.pairs.part, open_)), kept=np.zeros(1, dtype=np.int64))
    case, outcome = widened(case, PlanRules(), FlowSolver(), _more_of(year, set(open_)))
    if outcome:
        for at in outcome.pair[outcome.pair >= 0].tolist():
            yield int(case.pairs.part[at]), int(case.pairs.mentor[at])


def first_come(year: Year, course: Course, week: int) -> Iterator[tuple[int, int]]:
    """Mentee after mentee: their nearest mentor who has a place."""
    room = year.drawn.cohort.places - course.held()
    for mentee in course.open(year, week):
        mentor = next((one for one in _order(year, mentee) if _may(course, mentee, one) and room[one] > 0), None)
        if mentor is not None and not year.back[week, mentor]:
            room[mentor] -= 1
            yield mentee, mentor


def self_serve(year: Year, course: Course, week: int) -> Iterator[tuple[int, int]]:
    """Everybody writes to the next of their own first ten, whether there is a place or not."""
    for mentee in course.open(year, week):
        mentor = next((one for one in _order(year, mentee)[:SAME_FEW] if _may(course, mentee, one)), None)
        if mentor is not None:
            yield mentee, mentor


WAYS: dict[str, Propose] = {"planned again": planned_again, "first come": first_come, "self-serve": self_serve}


def _order(year: Year, mentee: int) -> list[int]:
    order: list[int] = np.argsort(-year.drawn.cohort.scores(mentee), kind="stable").tolist()
    return order


def _may(course: Course, mentee: int, mentor: int) -> bool:
    return (mentee, mentor) not in course.apart


def _more_of(year: Year, open_: set[int]) -> Callable[[list[int], np.ndarray], Candidates]:
    return lambda parts, among: year.drawn.more([part for part in parts if part in open_], among)


def course(year: Year, propose: Propose) -> Course:
    """A year by one way."""
    found, regret = Course.of(year), _regrets(year)
    for week in range(WEEKS):
        for mentee, mentor in propose(year, found, week):
            found.waiting[mentee] = (mentor, week)
            found.asked[mentor] += 1
        for mentee, (mentor, since) in list(found.waiting.items()):
            _answered(year, found, (mentee, mentor, since, week), regret)
    return found


def _answered(year: Year, found: Course, asked: tuple[int, int, int, int], regret: np.ndarray) -> None:
    mentee, mentor, since, week = asked
    full = found.used[mentor] >= year.drawn.cohort.places[mentor] or year.back[week, mentor]
    said = year.answer(mentee, mentor, float(regret[mentee, mentor]), week)
    if said == "yes" and not full:
        found.matched_in[mentee], found.regret[mentee] = week, regret[mentee, mentor]
        found.used[mentor] += 1
    if said != "silent" or week - since + 1 >= PATIENCE:
        del found.waiting[mentee]
        found.apart.add((mentee, mentor))


def _regrets(year: Year) -> np.ndarray:
    from companion.domain.cohort.fit import regrets

    return np.stack([regrets(year.drawn.cohort.scores(mentee)) for mentee in range(len(year.begins))])


def figures(year: Year, found: Course) -> dict[str, object]:
    """Matched, weeks waited (whoever never was matched waited to the end), how requests spread, and regret."""
    matched = found.matched_in >= 0
    waited = np.where(matched, found.matched_in, WEEKS) - year.begins
    return {
        "matched_share": round(float(matched.mean()), 3),
        "median_weeks": float(np.median(waited)),
        "mean_weeks": round(float(waited.mean()), 1),
        "requests": int(found.asked.sum()),
        "most_asked": int(found.asked.max()),
        "never_asked": int(np.count_nonzero(found.asked == 0)),
        "gini_of_requests": gini(found.asked.tolist()),
        "mean_regret": round(float(np.nanmean(found.regret)), 3),
        "worst_regret": round(float(np.nanmax(found.regret)), 3),
    }


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `python -m evals year`."""
    parser.add_argument("--mentees", type=int, default=MENTEES, help="mentees (default 200)")
    parser.add_argument("--plot", type=Path, help="draw who is matched, week by week, into this HTML file")


def run(mentees: int = MENTEES, plot: Path | None = None) -> dict[str, object]:
    """The figures of each way over the same year."""
    year = Year(Drawn(mentees))
    courses = {name: course(year, propose) for name, propose in WAYS.items()}
    if plot is not None:
        plot.write_text(drawn(year, courses), encoding="utf-8")
    said = {name: figures(year, course) for name, course in courses.items()}
    return {"mentees": mentees, "mentors": len(year.drawn.cohort.places), **said}


def drawn(year: Year, courses: dict[str, Course]) -> str:
    """A page with one line for each way: the share matched of all who have begun, by week."""
    import plotly.graph_objects as go

    picture = go.Figure()
    for name, found in courses.items():
        shares = [_matched_by(year, found, week) for week in range(WEEKS)]
        picture.add_scatter(x=list(range(WEEKS)), y=shares, name=name, mode="lines")
    picture.update_layout(
        title="Matched of those who have begun", xaxis_title="week", yaxis={"tickformat": ".0%", "range": [0, 1]}
    )
    page: str = picture.to_html(include_plotlyjs=True, full_html=True)
    return page


def _matched_by(year: Year, found: Course, week: int) -> float:
    begun = year.begins <= week
    return float(((found.matched_in >= 0) & (found.matched_in <= week) & begun).sum() / max(begun.sum(), 1))
