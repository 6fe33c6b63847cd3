"""The fence: which addresses a crawl may ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.address import IPv4Address

from newsarchive.crawl.guard import _PublicOnly, is_public, name_servers, refusal, refused_address

HOSTS = frozenset({"www.kabarkota.example", "kabarkota.example", "lokal.example:8080"})
NAMED = frozenset({"127.0.0.1:8017", "[::1]:8017"})


@pytest.mark.parametrize(
    "url",
    [
        "https://www.kabarkota.example/berita/1/",
        "http://kabarkota.example/",
        "https://kabarkota.example:443/",
        "HTTP://KABARKOTA.EXAMPLE/",
        "http://lokal.example:8080/",
        "http://127.0.0.1:8017/",
        "http://[::1]:8017/",
    ],
)
def test_the_sites_own_hosts_and_named_servers_pass(url):
    assert refusal(url, HOSTS, NAMED) is None


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://kabarkota.example/", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("data:text/html,x", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("", "only http and https"),
        ("https://lain.example/", "not one of the site's hosts"),
        ("https://kabarkota.example.lain.example/", "not one of the site's hosts"),
        ("https://kabarkota.example@lain.example/", "carries a user's name"),
        ("https://kabarkota.example:8443/", "not one of the site's hosts"),
        ("http://lokal.example/", "not one of the site's hosts"),
        ("http://[::1]:9200/", "not one of the site's hosts"),
        ("http://127.0.0.1:9200/", "not one of the site's hosts"),
        ("http://169.254.169.254/latest/meta-data/", "not one of the site's hosts"),
        ("http://2130706433:8017/", "not one of the site's hosts"),
        ("https://kabarkota.example:99999/", "no usable port"),
        ("https://kabarkota.example:x/", "no usable port"),
        ("http://[::1/", "is not an address"),
    ],
)
def test_everything_else_is_refused_with_its_reason(url, why):
    assert why in (refusal(url, HOSTS, NAMED) or "")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.1:8017/", "http://0x7f000001:8017/", "http://0177.0.0.1:8017/",
        "http://127.0.0.1.:8017/", "http://[::ffff:127.0.0.1]:8017/", "http://[::1%25lo]:8017/",
        "http://①②⑦.⓪.⓪.①:8017/", "http://kabarkota.example@10.0.0.1/",
        "http://kabarkota.example:80@10.0.0.1/", "http://kabarkota.example\\@10.0.0.1/",
        "http://10.0.0.1#@kabarkota.example/", "http://10.0.0.1?@kabarkota.example/",
        "http://127.0.0.1:8017@kabarkota.example/", "http://wartawan:rahasia@kabarkota.example/",
        "http://@kabarkota.example/", "http://kabarkota.example;@lain.example/",
        "http://kabarkota.example%00.lain.example/", "http://kabarkota.example%2elain.example/",
        "http://kabarkota.example\t.lain.example/", "http://kabark\u043eta.example/",
        "http://ⓚabarkota.example/", "http://xn--kabarkota.example/", "http://kabarkota.example./",
        "http://kabarkota.example:0/", "http://kabarkota.example:-1/",
        "http://kabarkota.example:８０/", "http:kabarkota.example", "http:///kabarkota.example/",
        "//kabarkota.example/", "http://lokal.example:8080@lokal.example:9200/",
    ],
)  # fmt: skip
def test_no_spelling_of_an_address_gets_past(url):
    assert "refused" in (refusal(url, HOSTS, NAMED) or "")


def test_a_private_address_is_refused_even_as_the_sites_own_host():
    assert "not a public address" in (refusal("http://10.1.2.3/", {"10.1.2.3"}, NAMED) or "")


@given(st.text() | st.text().map("http://".__add__) | st.text().map("https://www.".__add__))
def test_any_string_is_judged(url):
    reason = refusal(url, HOSTS, NAMED)
    assert reason is None or reason


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.0.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1",  # noqa: S104
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "localhost", "",
    ],
)  # fmt: skip
def test_these_addresses_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "103.10.66.1", "2606:4700::1111", "64:ff9b::101:101"]
)
def test_these_addresses_are_public(address):
    assert is_public(address)


class Receiver:
    """Takes what a resolution finds."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def addressResolved(self, address: IPv4Address) -> None:  # noqa: N802 (Twisted's name)
        self.found.append(address.host)


def test_a_resolved_private_address_is_dropped_and_remembered():
    receiver = Receiver()
    filtered = _PublicOnly(receiver, "Rebind.example", 443)
    for host in ("1.1.1.1", "192.168.0.7"):
        filtered.addressResolved(IPv4Address("TCP", host, 443))
    assert receiver.found == ["1.1.1.1"]
    assert refused_address("rebind.example") == "192.168.0.7"


def test_a_named_server_may_be_private_on_its_port_only():
    name_servers(["kantor.example:8017"])
    for port, found in ((8017, ["192.168.0.7"]), (9200, [])):
        receiver = Receiver()
        resolved = IPv4Address("TCP", "192.168.0.7", port)
        _PublicOnly(receiver, "kantor.example", port).addressResolved(resolved)
        assert receiver.found == found
