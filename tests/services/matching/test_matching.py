"""Matching over a few people, without a model: meaning is shared stems."""

from datetime import date

import pytest

from companion.domain.needs import Filter, Need
from companion.errors import EmptyText, UnknownPerson, UsageError
from companion.services.matching.enquiring import MatchRequest
from companion.services.matching.matching import Matching
from tests.fakes import FakePeople, FixedClock
from tests.pools import LEXICON, FixedPool, StemEmbedder, person

OTHERS = [
    person(f"z{number}", text)
    for number, text in enumerate(
        ["sailing small boats home", "growing hops in the rain", "mending old shoes", "speaking in court"]
    )
]
MENTORS = [
    person("rota", "sharing out the Sunday night shifts in a rota", industry="healthcare", stage="senior"),
    person("bread", "baking bread that keeps", "teaching a first apprentice to bake", industry="food"),
    person("full", "sharing out the Sunday night shifts in a rota", capacity=0),
    person("shy", "sharing out the Sunday night shifts in a rota", listed=False),
]
MENTEE = person(
    "odile",
    roles=("mentee",),
    goal="Share out Sunday night shifts in a rota.",
    focus_areas=["teaching an apprentice to bake"],
    constraints="English only.",
    languages=[{"language": "English"}, {"language": "French"}],
    reports_to="z0",
)


class RecordedPeople(FakePeople):
    """People, none of them invented."""

    samples: frozenset[str] = frozenset()

    def sample_ids(self):
        return self.samples


def matching(*people, samples=()):
    everybody = people or (*MENTORS, *OTHERS, MENTEE)
    recorded = RecordedPeople(everybody)
    recorded.samples = frozenset(samples)
    return Matching(recorded, FixedPool(everybody, samples=samples), StemEmbedder(), LEXICON, FixedClock())


def found(answer):
    return [match.person_id for match in answer.matches]


def removed(answer):
    return {one.filter.field: one.people for one in answer.removed}


def test_a_need_is_answered_with_people_and_their_words():
    answer = matching().match(MatchRequest(text="how to share out Sunday night shifts in a rota"))
    assert found(answer) == ["rota"]
    reason = answer.matches[0].reasons[0]
    assert (reason.quote, reason.source) == (MENTORS[0].mentoring.can_help_with[0], "mentoring.can_help_with[0]")
    assert removed(answer) == {"consent": 1, "available": 1, "reporting": 0}
    assert answer.searched == len(MENTORS) + len(OTHERS)
    assert answer.nothing_fits is None


def test_a_need_far_from_everybody_returns_nobody_and_says_what_is_missing():
    answer = matching().match(MatchRequest(text="becoming an astronaut"))
    assert found(answer) == []
    assert answer.nothing_fits == "Nobody here says anything close to “becoming an astronaut”."


def test_who_comes_nearest_is_named_when_asked_for_and_is_no_match():
    asked = MatchRequest(text="becoming an astronaut, and who pays for the bread", nearest=True)
    answer = matching().match(asked)
    assert answer.matches == []
    first = answer.nearest[0]
    assert first.person_id == "bread"
    assert first.reason.quote in (*MENTORS[1].mentoring.can_help_with, *OTHERS[0].mentoring.can_help_with)
    assert first.reason.closeness == "the nearest they wrote"
    assert first.reason.aspect not in first.lacks
    assert {first.reason.aspect, *first.lacks} >= set(answer.need.aspects) - {first.reason.aspect}
    assert {one.person_id for one in answer.nearest}.isdisjoint({"full", "shy"})
    assert not answer.hides_nearest


@pytest.mark.parametrize(
    ("request_", "hidden"),
    [
        (MatchRequest(text="becoming an astronaut"), True),
        (MatchRequest(text="baking bread, someone in Norway", nearest=True), False),
        (MatchRequest(text="baking bread", nearest=True), False),
        (MatchRequest(text="becoming an astronaut", top=0, nearest=True), False),
    ],
)
def test_nobody_is_nearest_unasked_or_under_conditions_nobody_meets_or_beside_a_match(request_, hidden):
    answer = matching().match(request_)
    assert answer.nearest == []
    assert answer.hides_nearest is hidden


def test_a_condition_that_takes_everybody_out_says_so():
    answer = matching().match(MatchRequest(text="baking bread, someone in Norway"))
    assert found(answer) == []
    assert "“in Norway” took out" in answer.nothing_fits
    assert "Without “in Norway” there would be somebody." in answer.nothing_fits


def test_nothing_asked_for_is_no_reason_to_say_that_nobody_fits():
    assert matching().match(MatchRequest(text="baking bread", top=0)).nothing_fits is None


def test_conditions_alone_rank_by_their_words_and_show_everybody_left():
    answer = matching().match(MatchRequest(need=Need(text="", filters=[Filter(field="industry", value=["food"])])))
    assert found(answer) == ["bread"]
    assert answer.matches[0].arithmetic == []


def test_a_profile_is_a_need():
    need = matching().read_need(None, "odile")
    assert need.aspects == ["Share out Sunday night shifts in a rota.", "teaching an apprentice to bake"]
    assert [(one.field, one.value) for one in need.filters] == [("language", ["English"])]
    answer = matching().match(MatchRequest(mentee="odile"))
    assert set(found(answer)) <= {"rota", "bread"}
    assert removed(answer)["reporting"] == 1


def test_a_language_in_common_is_asked_for_where_nothing_is_said_of_language():
    speaker = person("s", roles=("mentee",), goal="Learn to bake bread", languages=[{"language": "Portuguese"}])
    answer = matching(*MENTORS, *OTHERS, speaker).match(MatchRequest(mentee="s"))
    assert [(one.field, one.from_) for one in answer.need.filters] == [("language", "from your profile")]
    assert found(answer) == ["bread"]
    assert "whether they speak Portuguese or English" in answer.matches[0].unknowns


def test_typed_words_come_first_and_the_profile_adds_its_conditions():
    need = matching().read_need("baking bread", "odile")
    assert need.aspects == ["baking bread"]
    assert [one.field for one in need.filters] == ["language"]


def test_conditions_set_by_hand_are_spelled_like_the_vocabulary():
    where = [Filter(field="language", op="not_in", value=["spanish"], from_="--where")]
    answer = matching().match(MatchRequest(text="baking bread", where=where))
    assert answer.need.filters[-1].value == ["Spanish"]


@pytest.mark.parametrize(
    "where",
    [
        Filter(field="industry", value=["banking"]),
        Filter(field="stage", value=["young"]),
        Filter(field="consent", value=["listed"]),
        Filter(field="timezone", value=["Europe/Atlantis"]),
    ],
)
def test_conditions_there_are_not_are_refused(where):
    with pytest.raises(UsageError):
        matching().match(MatchRequest(text="baking bread", where=[where]))


def test_an_edited_need_replaces_reading_the_text():
    need = matching().read_need("baking bread and sharing out Sunday night shifts")
    edited = need.model_copy(update={"aspects": ["baking bread"]})
    assert found(matching().match(MatchRequest(need=edited))) == ["bread"]


def test_giving_finds_those_whose_goal_an_offer_meets():
    answer = matching().match(MatchRequest(mentee="rota", give=True))
    assert found(answer) == ["odile"]
    reason = answer.matches[0].reasons[0]
    assert reason.aspect == MENTORS[0].mentoring.can_help_with[0]
    assert reason.quote == MENTEE.mentoring.goal


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (MatchRequest(), EmptyText),
        (MatchRequest(text="  "), EmptyText),
        (MatchRequest(mentee="nobody"), UnknownPerson),
        (MatchRequest(mentee="rota"), EmptyText),
        (MatchRequest(give=True), UsageError),
        (MatchRequest(mentee="odile", give=True), EmptyText),
    ],
)
def test_what_cannot_be_searched_is_said(request_, error):
    with pytest.raises(error):
        matching().match(request_)


def test_own_and_sample_people_never_mix():
    people = [*MENTORS, *OTHERS]
    answer = matching(*people, samples=["rota", "full", "shy"]).match(MatchRequest(text="Sunday night shifts in a rota"))
    assert "rota" not in found(answer)
    assert not answer.invented
    only = matching(*people, samples=[one.id for one in people]).match(MatchRequest(text="Sunday night shifts in a rota"))
    assert found(only) == ["rota"]
    assert only.invented


def test_what_somebody_is_called_decides_nothing():
    def answers(name, own):
        renamed = [one.model_copy(update={"basics": one.basics.model_copy(update={"name": name})}) for one in MENTORS]
        seeker = MENTEE.model_copy(update={"basics": MENTEE.basics.model_copy(update={"name": own})})
        answer = matching(*renamed, *OTHERS, seeker).match(
            MatchRequest(text=f"I am {own} and she said: bake bread", mentee="odile")
        )
        return [(match.person_id, match.similarity, [share.added for share in match.arithmetic]) for match in answer.matches]

    assert answers("Ann Lee", "Zoe") == answers("Bartholomew Featherstonehaugh", "Maximilian")


@pytest.mark.parametrize(
    ("mentor", "because", "would_change"),
    [
        ("rota", "They are among the first.", None),
        ("shy", "They have not agreed to be suggested to others.", "Only their own yes changes this."),
        ("odile", "They are not down as a mentor.", None),
        (
            "z1",
            "Nothing in their profile comes close to “share out Sunday night shifts in a rota”.",
            "A line in their own profile",
        ),
    ],
)
def test_why_somebody_is_not_among_the_first(mentor, because, would_change):
    answer = matching().why_not(mentor, text="share out Sunday night shifts in a rota")
    assert answer.suggested is (mentor == "rota")
    assert because in answer.because[0]
    assert (answer.would_change[0].startswith(would_change)) if would_change else not answer.would_change


def test_why_not_the_one_who_asks():
    assert matching().why_not("odile", mentee="odile").because == ["This is the person who is looking."]


def test_why_not_names_the_condition_and_the_place_without_it():
    answer = matching().why_not("bread", text="baking bread, someone in Norway")
    assert answer.rank is None
    assert answer.because == ["“in Norway” leaves them out: their profile does not say."]
    assert answer.would_change == ["Without “in Norway” they would be number 1."]


def test_why_not_for_one_aspect_of_several():
    answer = matching().why_not(
        "bread", text="I want to share out Sunday night shifts in a rota and to teach an apprentice to bake bread"
    )
    assert answer.rank is not None


@pytest.mark.parametrize(
    "one",
    [
        {"blocks": ["odile"]},
        {"capacity": 0},
        {"paused_until": date(2027, 1, 1)},
    ],
)
def test_a_block_cannot_be_told_from_a_full_calendar(one):
    people = [person("there", "sharing out Sunday night shifts", **one), *OTHERS, MENTEE]
    answer = matching(*people).why_not("there", mentee="odile")
    assert (answer.rank, answer.because, answer.would_change) == _no_room()
    matched = matching(*people).match(MatchRequest(mentee="odile"))
    assert removed(matched)["available"] == 1


def test_the_own_block_looks_the_same():
    seeker = MENTEE.model_copy(update={"mentoring": MENTEE.mentoring.model_copy(update={"blocks": ["there"]})})
    people = [person("there", "sharing out Sunday night shifts"), *OTHERS, seeker]
    answer = matching(*people).why_not("there", mentee="odile")
    assert (answer.rank, answer.because, answer.would_change) == _no_room()


def _no_room():
    answer = matching().why_not("full", text="sharing out Sunday night shifts")
    return None, answer.because, answer.would_change


def test_a_few_together_cover_what_one_does_not():
    answer = matching().constellation(text="I want to share out Sunday night shifts in a rota and to bake bread that keeps")
    assert {one.person_id for one in answer.people} == {"rota", "bread"}
    assert answer.covered == answer.need.aspects
    assert answer.uncovered == []


def test_a_constellation_says_what_nobody_covers():
    answer = matching().constellation(text="I want to bake bread that keeps and to become an astronaut")
    assert [one.person_id for one in answer.people] == ["bread"]
    assert len(answer.uncovered) == 1
    assert matching().constellation(text="becoming an astronaut").nothing_fits


def test_a_question_belongs_to_whoever_it_rests_on():
    own = matching().specificity("How did you share out the Sunday night shifts?", "rota")
    assert own.rank == 1
    other = matching().specificity("How did you share out the Sunday night shifts?", "bread")
    assert other.rank > 1
    assert other.margin < 0
    with pytest.raises(UnknownPerson):
        matching().specificity("How?", "nobody")


def test_a_person_who_is_not_indexed_yet_may_seek_but_not_be_found():
    new = person("new", roles=("mentee",), goal="Bake bread that keeps", blocks=["z1"])
    service = Matching(RecordedPeople([*MENTORS, new]), FixedPool([*MENTORS, *OTHERS]), StemEmbedder(), LEXICON, FixedClock())
    answer = service.match(MatchRequest(mentee="new"))
    assert found(answer) == ["bread"]
    assert removed(answer)["available"] == 2
    with pytest.raises(UnknownPerson):
        service.why_not("new", text="bread")


def test_a_wish_moves_forward_who_meets_it_and_leaves_nobody_out():
    words = "sharing out the Sunday night shifts in a rota"
    people = [person("near", words, words), person("wished", words, channels=["phone"]), *OTHERS]
    plain, wished = (
        matching(*people).match(MatchRequest(need=Need(text=words, aspects=[words], filters=filters)))
        for filters in ([], [Filter(field="channel", value=["phone"], from_="by phone", wish=True)])
    )
    assert set(found(plain)) == set(found(wished)) == {"near", "wished"}
    assert found(wished)[0] == "wished"
    assert [match.wishes_met for match in wished.matches] == [["“by phone”"], []]
    assert wished.matches[1].wishes_unmet == ["“by phone”"]
    assert "not known to be as you wish: “by phone”" in wished.matches[1].cautions
    assert "channel" not in removed(wished)


def test_why_not_says_one_thing_of_each_aspect():
    answer = matching().why_not(
        "bread", text="I want to share out Sunday night shifts in a rota, and to talk about hops. How do I teach sailing?"
    )
    far = [line for line in answer.because if line.startswith("Nothing in their profile")]
    asked_alone = [line for line in answer.would_change if line.startswith("Asking only for")]
    assert far
    assert not any(aspect in line for line in asked_alone for aspect in answer.need.aspects if aspect in far[0])
