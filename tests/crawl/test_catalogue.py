"""Finding site files by name."""

import pytest

from newsarchive.crawl.catalogue import find, load_sites, shipped_folder, site_file
from newsarchive.crawl.spider import NewsSpider
from newsarchive.errors import UsageError
from newsarchive.site import Site


def test_every_site_file_is_found_by_its_name():
    sites = load_sites()
    assert {"demo", "pantura7"} <= sites.keys()
    assert all(sites[name].site.name == name for name in sites)


def test_a_misspelt_name_brings_the_nearest_ones():
    with pytest.raises(UsageError, match="did you mean pantura7"):
        find("pantura")
    with pytest.raises(UsageError, match=r"the sites are .*pantura7"):
        find("zzzz")


def test_a_subclass_knows_its_site_by_its_own_name():
    class Kota(NewsSpider):
        name = "kota"
        site = Site(publisher="Kota", home="https://kota.example/")

    class Desa(Kota):
        name = "desa"

    assert (Kota.site.name, Desa.site.name) == ("kota", "desa")


OWN = """
from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import Site


class Own(NewsSpider):
    name = "{name}"
    site = Site(publisher="Milik Sendiri", home="https://milik.example/")
"""


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSARCHIVE_HOME", str(tmp_path))
    folder = tmp_path / "spiders"
    folder.mkdir()
    return folder


def test_an_operator_s_site_files_are_loaded_beside_the_shipped_ones(own_folder):
    path = own_folder / "miliksendiri.py"
    path.write_text(OWN.format(name="miliksendiri"))
    assert {"miliksendiri", "pantura7"} <= load_sites().keys()
    assert site_file("miliksendiri") == path.resolve()
    assert site_file("pantura7") == shipped_folder() / "pantura7.py"


def test_an_operator_s_file_goes_before_a_shipped_one_of_the_same_name(own_folder):
    (own_folder / "pantura7.py").write_text(OWN.format(name="pantura7"))
    assert find("pantura7").site.publisher == "Milik Sendiri"


def test_a_folder_that_only_stands_there_is_never_loaded(own_folder, monkeypatch):
    (own_folder / "asing.py").write_text("raise SystemExit")
    monkeypatch.delenv("NEWSARCHIVE_HOME")
    monkeypatch.chdir(own_folder.parent)
    assert "pantura7" in load_sites()


def test_a_broken_file_of_the_operator_s_is_named(own_folder):
    (own_folder / "rusak.py").write_text("from newsarchive.site import Situs")
    with pytest.raises(UsageError, match=r"rusak\.py cannot be read: .*Situs"):
        load_sites()
