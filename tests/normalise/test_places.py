"""Places: the regency or city that a dateline place names."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.normalise.places import PROVINCES, is_known_place, is_province, place_code


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Lumajang", "35.08"),
        ("LUMAJANG", "35.08"),
        ("Kab. Malang", "35.07"),
        ("Kab.Malang", "35.07"),
        ("Kabupaten Malang", "35.07"),
        ("Kota Malang", "35.73"),
        ("MALANG KOTA", "35.73"),
        ("Kota Probolinggo", "35.74"),
        ("Mataram, NTB", "52.71"),
        ("Probolinggo, Jawa Timur", None),
        ("Banjar, Jawa Barat", "32.79"),
        ("Banjar, Kalsel", "63.03"),
        ("LOMBOKUTARA", "52.08"),
        ("Bau-Bau", "74.72"),
        ("Kotabaru", "63.02"),
        ("Solo", "33.72"),
        ("Kepanjen", "35.07"),
        ("GENDING, Probolinggo", "35.13"),
        ("Lumajang, Jawa Barat", None),
        ("Kota Lumajang", None),
        ("Banjar", None),
        ("Wonosari", None),
        ("Jakarta", None),
        ("London", None),
        ("Antah Berantah", None),
        ("", None),
    ],
)
def test_code_of_a_dateline_place(place: str, code: str | None) -> None:
    assert place_code(place) == code


def test_shared_name_resolves_when_the_site_covers_one_of_the_two() -> None:
    assert place_code("PROBOLINGGO", ("35.13", "35.08")) == "35.13"
    assert place_code("PROBOLINGGO", ("35.13", "35.74")) is None
    assert place_code("PROBOLINGGO", ("35.08",)) is None


def test_seat_with_a_common_name_resolves_by_the_site() -> None:
    assert place_code("Wonosari", ("34.03", "34.71")) == "34.03"


def test_plain_name_is_not_bent_to_the_site() -> None:
    assert place_code("Lumajang", ("35.13",)) == "35.08"


def test_known_places_and_provinces() -> None:
    assert is_known_place("Kuala Lumpur")
    assert is_known_place("Jawa Timur")
    assert is_province("jatim")
    assert not is_province("Lumajang")
    assert not is_known_place("Raka Wirya")


def test_every_code_belongs_to_a_province() -> None:
    for name, column in (("regencies.csv", 0), ("towns.csv", 1)):
        table = files("newsarchive.normalise").joinpath(name).read_text(encoding="utf-8")
        codes = [line.split(",")[column] for line in table.splitlines()[1:]]
        assert all(code[:2] in PROVINCES for code in codes if code)
        assert all(re.fullmatch(r"\d\d\.\d\d", code) for code in codes if code)


def test_east_java_is_complete() -> None:
    table = files("newsarchive.normalise").joinpath("regencies.csv").read_text(encoding="utf-8")
    codes = {line[:5] for line in table.splitlines() if line.startswith("35.")}
    assert len([code for code in codes if code < "35.70"]) == 29
    assert len([code for code in codes if code > "35.70"]) == 9


@given(st.text(max_size=100))
def test_any_place_gives_a_code_or_nothing(place: str) -> None:
    assert place_code(place) is None or re.fullmatch(r"\d\d\.\d\d", place_code(place) or "")
