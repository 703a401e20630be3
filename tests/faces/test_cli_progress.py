"""Progress bars: on a terminal's stderr, and nowhere else."""

import io

import pytest

from companion.cli.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "drawn"), [(Terminal(), True), (io.StringIO(), False)])
def test_a_bar_is_drawn_only_where_somebody_watches(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, drawn: bool) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    bar = Bar("Embedding")
    for done in (0, 5, 10):
        bar(done, 10)
    bar.close()
    assert ("Embedding" in stream.getvalue()) is drawn
    assert ("100%" in stream.getvalue()) is drawn


def test_an_unknown_total_draws_nothing_and_a_new_total_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    bar = Bar("Reading")
    bar(3, 0)
    assert stream.getvalue() == ""
    bar(1, 2)
    bar(4, 4)
    bar.close()
    assert stream.getvalue().count("100%") == 1
