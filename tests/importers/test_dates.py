import pytest

from companion.importers.dates import full_date, partial_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("2019-03-15", "2019-03-15"),
        ("2019-03-00", "2019-03"),
        ("2019-00-00", "2019"),
        ("2019-03-15T08:30:00Z", "2019-03-15"),
        ("2019/3", "2019-03"),
        ("03/2019", "2019-03"),
        ("15.3.2019", "2019-03-15"),
        ("Mar 2019", "2019-03"),
        ("Sept. 2019", "2019-09"),
        ("March, 2019", "2019-03"),
        ("2019 March", "2019-03"),
        ("12 Mar 2024", "2024-03-12"),
        ("Mar 3, 2021", "2021-03-03"),
        (" 3rd March 2021 ", "2021-03-03"),
        ("3/4/2019", None),
        ("12-Mar-24", None),
        ("13/2019", None),
        ("2019-02-31", None),
        ("Foo 2019", None),
        ("soon", None),
        ("", None),
    ],
)
def test_partial_dates(written: str, read: str | None) -> None:
    assert partial_date(written) == read


@pytest.mark.parametrize(("written", "read"), [("10 Jan 2027", "2027-01-10"), ("Jan 2027", None), ("2027", None)])
def test_full_dates(written: str, read: str | None) -> None:
    assert full_date(written) == read
