"""What is kept while something is at work, and gone afterwards."""

from companion.domain.kept import _HELD, at_work, kept


def counting():
    seen: list[str] = []

    @kept
    def length(text: str, *, twice: bool = False) -> int:
        seen.append(text)
        return len(text) * (1 + twice)

    return length, seen


def test_without_work_nothing_is_kept():
    length, seen = counting()
    assert (length("ash"), length("ash"), seen) == (3, 3, ["ash", "ash"])


def test_at_work_each_text_is_read_once_by_its_options():
    length, seen = counting()
    with at_work():
        assert (length("ash"), length("ash"), length("ash", twice=True)) == (3, 3, 6)
        with at_work():
            length("ash")
        length("ash")
    assert seen == ["ash", "ash"]


def test_nothing_outlives_the_work_nor_its_failure():
    length, _ = counting()
    try:
        with at_work():
            length("oak")
            raise ValueError
    except ValueError:
        pass
    assert _HELD.get() is None
