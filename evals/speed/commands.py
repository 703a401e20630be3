"""Commands from a cold start, in CPU seconds."""

from statistics import median

from evals.speed.process import Home, child, companion

NEED = "I teach maths and wonder whether data journalism would suit me"
TIMES = 5


def help_cpu(home: Home, **options: object) -> dict[str, object]:
    """`companion --help`."""
    seconds = [companion("--help").cpu_s for _ in range(TIMES)]
    return {"cpu_s": round(median(seconds), 3), "goal_cpu_s": 0.4, "runs": TIMES}


def first_match(home: Home, **options: object) -> dict[str, object]:
    """`companion match` on the sample people, whole; then the same work in one process, split into its parts."""
    arguments = ("--home", str(home.sample), "match", "--need", NEED, "--json")
    companion(*arguments)
    runs = [companion(*arguments) for _ in range(3)]
    return {
        "cpu_s": round(median(run.cpu_s for run in runs), 2),
        "wall_s": round(median(run.wall_s for run in runs), 2),
        "of_which_cpu_s": child("evals.speed.first_match", str(home.sample), NEED),
    }
