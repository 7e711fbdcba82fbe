"""Who speaks for a unit, what waits for a yes, codes in bulk and the log, on both databases."""

from dataclasses import replace

from storage.actors import actor_of, remember
from storage.database import Database
from storage.groups import focal_points
from storage.models import Person, Reporters
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, FINANCE_CHAT, NOW
from tests.auxil.province import linked_unit


def test_a_units_own_rule_comes_before_the_one_for_all(database: Database, finance: int):
    secretary = cast.secretary()
    assert database.read(focal_points.rule_of, finance) is Reporters.ANYONE
    database.transact(focal_points.choose_rule, secretary, None, Reporters.REGISTERED, NOW)
    assert database.read(focal_points.rule_of, finance) is Reporters.REGISTERED
    database.transact(focal_points.choose_rule, secretary, finance, Reporters.ANYONE, NOW)
    assert database.read(focal_points.rule_of, finance) is Reporters.ANYONE
    assert not database.transact(focal_points.choose_rule, secretary, finance, Reporters.ANYONE, NOW)


def test_who_speaks_is_told_with_the_rule_of_the_unit(database: Database, finance: int):
    secretary = cast.secretary()

    def is_free() -> bool:
        actor = database.read(actor_of, cast.speaker(FINANCE_CHAT))
        return actor is not None and actor.is_free

    assert is_free()
    database.transact(focal_points.choose_rule, secretary, None, Reporters.REGISTERED, NOW)
    assert not is_free()
    database.transact(focal_points.choose_rule, secretary, finance, Reporters.ANYONE, NOW)
    assert is_free()
    database.transact(focal_points.choose_rule, secretary, None, Reporters.ANYONE, NOW)
    database.transact(focal_points.choose_rule, secretary, finance, Reporters.REGISTERED, NOW)
    assert not is_free()


def test_a_name_that_has_changed_is_kept_anew(database: Database, finance: int):
    for name in ("Trần Thu Hà", "Trần Thị Thu Hà"):
        speaker = replace(cast.speaker(FINANCE_CHAT), display_name=name)
        actor = database.read(actor_of, speaker)
        assert actor is not None
        assert not actor.is_known
        database.transact(remember, actor)
        again = database.read(actor_of, speaker)
        assert again is not None
        assert again.is_known


def test_a_person_is_registered_once_at_a_time(database: Database, finance: int):
    actor = cast.focal_point(finance)

    def register() -> bool:
        name = actor.display_name
        return database.transact(focal_points.register, actor, finance, actor.person_id, name, NOW)

    assert register()
    assert not register()
    assert database.transact(focal_points.end_registration, actor, finance, actor.person_id, NOW)
    assert not database.transact(focal_points.end_registration, actor, finance, actor.person_id, NOW)
    assert register()
    registered = database.read(focal_points.focal_points, finance)
    assert [person.id for person in registered] == [actor.person_id]


def test_whoever_leaves_a_shared_chat_speaks_for_none_of_its_units(database: Database, finance: int):
    commune = database.transact(linked_unit, COMMUNE, FINANCE_CHAT)
    actor = cast.focal_point(finance)
    for unit_id in (finance, commune):
        database.transact(focal_points.register, actor, unit_id, actor.person_id, actor.display_name, NOW)
    assert database.transact(focal_points.person_left, actor, NOW) == [finance, commune]
    assert database.read(focal_points.focal_points, finance) == []


def test_a_forgotten_person_has_a_number_and_no_name(database: Database, finance: int):
    database.transact(focal_points.forget, cast.speaker(FINANCE_CHAT), "cán bộ đầu mối", NOW)
    stored = database.read(lambda session: session.get_one(Person, 7))
    assert stored.display_name == "cán bộ đầu mối"
