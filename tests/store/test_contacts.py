from datetime import date

from companion.seams import Contacts
from tests.store.made import contact


def test_it_is_the_seam(contacts):
    def takes(seam: Contacts) -> Contacts:
        return seam

    assert takes(contacts) is contacts


def test_contacts_are_their_owners_alone(contacts):
    contacts.add([contact("c-1", "a"), contact("c-1", "b", name="Other"), contact("c-2", "b")])
    assert [one.name for one in contacts.of("a")] == ["Contact c-1"]
    assert [one.name for one in contacts.of("b")] == ["Contact c-2", "Other"]
    assert contacts.of("c") == []


def test_a_contact_comes_back_as_it_was(contacts):
    whole = contact(
        "c", "a", name="ليلى", email="L@x.example", known_since=date(2019, 4, 1), note="met at a talk 🐝", position="Cook"
    )
    contacts.add([whole])
    assert contacts.of("a") == [whole]


def test_only_new_contacts_are_stored(contacts):
    assert contacts.add([contact("c", "a"), contact("c", "a", name="Twice")]) == 1
    assert contacts.add([contact("c", "a", name="Again"), contact("d", "a")]) == 1
    assert [one.name for one in contacts.of("a")] == ["Contact c", "Contact d"]
    assert contacts.add([]) == 0


def test_contacts_come_by_name(contacts):
    contacts.add([contact(str(number), "a", name=name) for number, name in enumerate(["bo", "Ada", "Émile", "Zoe", "ada"])])
    assert [one.name for one in contacts.of("a")] == ["Ada", "ada", "bo", "Zoe", "Émile"]
