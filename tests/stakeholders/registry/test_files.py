"""What the files of the registry say: sums that are public knowledge, and nothing contradictory."""

from collections import Counter
from pathlib import Path

import pytest

from demo import world as demonstration
from stakeholders.models.registry import EntryKind, GroupNote, PublicList
from stakeholders.models.stakeholders import RegionalGroup
from stakeholders.registry import files
from stakeholders.registry.files import RegistryError, read
from tests import world

FACTS = read()
STATES = [one for one in FACTS.entries if one.kind == "member_state"]
BY_CODE = {one.code: one for one in FACTS.entries}
SCRIPTS = {
    "ar": ("\u0600", "\u06ff"),
    "zh": ("\u4e00", "\u9fff"),
    "ru": ("\u0400", "\u04ff"),
    "en": ("A", "ÿ"),
    "fr": ("A", "ÿ"),
    "es": ("A", "ÿ"),
}


def now_on(name: str) -> set[str]:
    return {one.code for one in FACTS.listings if one.list == name and not one.until}


def test_the_united_nations_have_193_members_and_two_observer_states() -> None:
    assert len(STATES) == 193
    assert {one.code for one in FACTS.entries if one.kind == "observer_state"} == {"VA", "PS"}


def test_every_state_has_its_name_in_six_languages_and_in_the_script_of_each() -> None:
    for one in FACTS.entries:
        if not one.alpha2:
            continue
        for language, (first, last) in SCRIPTS.items():
            letters = [sign for sign in one.names[language] if sign.isalpha()]
            assert letters, (one.code, language)
            assert all(first <= sign <= last for sign in letters), (one.code, language)


def test_no_name_stands_for_two_and_none_carries_stray_signs() -> None:
    for language in files.LANGUAGES:
        names = [name for one in FACTS.entries if (name := one.names[language])]
        assert len(names) == len(set(names))
        assert all(name == " ".join(name.split()) and "*" not in name for name in names)
        assert all(name.count("(") == name.count(")") for name in names)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("TR", "تركيا|土耳其|Türkiye|Türkiye|Турция|Türkiye"),
        ("CZ", "تشيكيا|捷克|Czechia|Tchéquie|Чехия|Chequia"),
        ("SZ", "إسواتيني|斯威士兰|Eswatini|Eswatini|Эсватини|Eswatini"),
        (
            "MK",
            "مقدونيا الشمالية|北马其顿|North Macedonia|Macédoine du Nord|Северная Македония"
            "|Macedonia del Norte",
        ),
        (
            "CI",
            "كوت ديفوار|科特迪瓦|Côte d'Ivoire|Côte d'Ivoire|Кот-д'Ивуар|Côte d'Ivoire",
        ),
        ("CV", "كابو فيردي|佛得角|Cabo Verde|Cabo Verde|Кабо-Верде|Cabo Verde"),
        ("VN", "فييت نام|越南|Viet Nam|Viet Nam|Вьетнам|Viet Nam"),
        (
            "KR",
            "جمهورية كوريا|大韩民国|Republic of Korea|République de Corée|Республика Корея"
            "|República de Corea",
        ),
        (
            "CD",
            "جمهورية الكونغو الديمقراطية|刚果民主共和国|Democratic Republic of the Congo"
            "|République démocratique du Congo|Демократическая Республика Конго"
            "|República Democrática del Congo",
        ),
        ("CG", "الكونغو|刚果|Congo|Congo|Конго|Congo"),
        (
            "NL",
            "هولندا (مملكة -)|荷兰王国|Netherlands (Kingdom of the)|Pays-Bas (Royaume des)"
            "|Нидерланды (Королевство)|Países Bajos (Reino de los)",
        ),
        (
            "IR",
            "إيران (جمهورية - الإسلامية)|伊朗伊斯兰共和国|Iran (Islamic Republic of)"
            "|Iran (République islamique d')|Иран (Исламская Республика)"
            "|Irán (República Islámica del)",
        ),
    ],
)
def test_names_that_are_often_wrong_are_the_official_short_ones(code: str, names: str) -> None:
    assert "|".join(BY_CODE[code].names[language] for language in files.LANGUAGES) == names


def test_codes_have_the_shape_of_the_standard_and_stand_once() -> None:
    coded = [one for one in FACTS.entries if one.alpha2]
    assert len(coded) == 195
    for part, length in (("alpha2", 2), ("alpha3", 3), ("numeric", 3)):
        values = [getattr(one, part) for one in coded]
        assert len(set(values)) == 195
        assert all(len(value) == length for value in values)
    assert all(one.alpha3.isupper() and one.numeric.isdigit() for one in coded)
    assert (BY_CODE["CH"].alpha3, BY_CODE["CH"].numeric) == ("CHE", "756")


def test_each_member_is_counted_in_one_regional_group_for_elections() -> None:
    assert Counter(one.regional_group for one in STATES) == {
        "african": 54,
        "asia_pacific": 54,
        "eastern_european": 23,
        "grulac": 33,
        "weog": 29,
    }


def test_two_members_stand_in_their_group_in_a_way_of_their_own() -> None:
    assert {one.code for one in STATES if one.second_group} == {"TR"}
    assert (BY_CODE["TR"].regional_group, BY_CODE["TR"].second_group) == ("weog", "asia_pacific")
    assert {one.code for one in STATES if one.group_note} == {"US"}


def test_44_states_are_least_developed_and_eight_have_graduated() -> None:
    assert len(now_on("ldc")) == 44
    assert {one.code: one.until for one in FACTS.listings if one.until} == {
        "BW": "1994-12",
        "CV": "2007-12",
        "MV": "2011-01",
        "WS": "2014-01",
        "GQ": "2017-06",
        "VU": "2020-12",
        "BT": "2023-12",
        "ST": "2024-12-13",
    }


def test_32_are_landlocked_developing_and_37_small_islands_among_the_members() -> None:
    assert len(now_on("lldc")) == 32
    assert len(now_on("sids")) == 37
    assert not now_on("lldc") & now_on("sids")


def test_the_g20_has_nineteen_states_and_two_unions() -> None:
    members = now_on("g20")
    assert len(members) == 21
    assert {code for code in members if not BY_CODE[code].alpha2} == {
        "african-union",
        "european-union",
    }
    (joined,) = [one.since for one in FACTS.listings if one.code == "african-union"]
    assert joined == "2023-09-09"


def test_some_seventy_organisations_have_a_kind_and_mostly_a_seat() -> None:
    organisations = [one for one in FACTS.entries if not one.alpha2]
    assert len(organisations) == 71
    unseated = {one.code for one in organisations if not one.based_in}
    assert unseated == {"3gpp", "diplofoundation", "european-union"}


def test_files_use_only_kinds_groups_and_lists_that_exist() -> None:
    assert {one.kind for one in FACTS.entries} == set(EntryKind)
    assert {one.list for one in FACTS.listings} == set(PublicList)
    assert {one.group_note for one in FACTS.entries} <= {"", *GroupNote}
    groups = {group for one in FACTS.entries for group in (one.regional_group, one.second_group)}
    assert groups == {"", *RegionalGroup}


def test_no_real_name_takes_part_in_the_demonstration_or_in_tests() -> None:
    real = {name.casefold() for one in FACTS.entries for name in one.names.values() if name}
    invented = {body.name.casefold() for body in demonstration.MEMBERS}
    assert len(invented) > 40
    assert not real & invented
    assert not real & {name.casefold() for name in world.KINDS}


@pytest.mark.parametrize(
    ("file", "line", "says"),
    [
        ("listings.csv", "ldc,ZZ,1971,,m49", "ZZ is referred to"),
        ("listings.csv", "ldc,FR,yesterday,,m49", "a date that is none"),
        ("listings.csv", "ldc,FR,1971,2024-13,m49", "a date that is none"),
        ("listings.csv", "ldc,FR,1971,,hearsay", "hearsay is referred to"),
        ("listings.csv", "ldc,AF,1971,,cdp-ldc", "stands there twice"),
        ("organisations.csv", "lantern,civil,ZZ,,,,Lantern,,,", "ZZ is referred to"),
        ("organisations.csv", "eff,civil,FR,,,,Lantern,,,", "eff stands there twice"),
    ],
)
def test_files_that_contradict_themselves_are_refused(
    tmp_path: Path, file: str, line: str, says: str
) -> None:
    for path in files.HERE.glob("*.csv"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    with (tmp_path / file).open("a", encoding="utf-8") as end:
        end.write(line + "\n")
    with pytest.raises(RegistryError, match=says):
        read(tmp_path)
