from itertools import islice

from companion import sample
from companion.domain.matching.passages import Kind, passages
from companion.sample import shipped


def test_they_can_be_read_and_are_enough():
    everybody = list(shipped.people())
    assert len(everybody) >= 200
    assert len({one.id for one in everybody}) == len(everybody)
    assert sum("mentor" in one.mentoring.roles for one in everybody) >= 160
    assert sum("mentee" in one.mentoring.roles for one in everybody) >= 40
    assert sum(any(line.kind is Kind.TRANSITION for line in passages(one, lambda text: [text])) for one in everybody) >= 50


def test_their_addresses_lead_nowhere_and_are_their_own():
    addresses = [one.email for one in shipped.people() if one.email]
    assert all(address.endswith(".example") for address in addresses)
    assert len(set(addresses)) == len(addresses)


def test_managers_and_blocks_are_among_them():
    everybody = list(shipped.people())
    names = {one.id for one in everybody} | {one.email for one in everybody}
    named = [who for one in everybody for who in (one.mentoring.reports_to, *one.mentoring.blocks) if who]
    assert named
    assert set(named) <= names


def test_the_first_few_come_from_several_trades():
    assert len({one.id[:4] for one in islice(shipped.people(), 6)}) == 6


def test_a_size_beyond_them_is_filled_up():
    by_hand = [one.id for one in shipped.people()]
    assert [one.id for one in sample.people()] == by_hand
    assert [one.id for one in sample.people(3)] == by_hand[:3]
    assert [one.id for one in sample.people(len(by_hand) + 2)] == [*by_hand, "s-0000001", "s-0000002"]
    assert list(sample.people(0)) == []
