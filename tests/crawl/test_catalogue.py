"""Finding site files by name."""

import pytest

from newsarchive.crawl.catalogue import find, load_sites
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
