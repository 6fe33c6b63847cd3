"""One run over sites that fail in every way: each says so, none harms another."""

import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from newsarchive.demo import Newsroom, serve
from newsarchive.demo.names import SECTIONS

FAULTS = {
    "oversize": ("size", "the page is larger than 32 MB"),
    "gzip-bomb": ("size", "the page is larger than 32 MB"),
    "not-html": ("not html", "the server sends application/pdf, not a page"),
    "redirect-loop": ("redirects", "the server redirects without end"),
    "redirect-away": ("guard", "10.0.0.1 refused: it is not one of the site's hosts"),
    "404": ("status 404", "the server answers 404 (Not Found)"),
    "410": ("status 410", "the server answers 410 (Gone)"),
    "500": ("status 500", "the server answers 500 (Internal Server Error)"),
    "truncated": ("connection", "the connection broke before the whole page had come"),
}
"""How a page of the demonstration newsroom fails -> rule and reason of its problem."""


def endless_repeats(path: str) -> bytes | int:
    """Every page of the list shows the same articles and a next one."""
    return _listing(path, ["/berita/1/"]) if path.startswith("/daftar") else 404


def endless_news(path: str) -> bytes | int:
    """Every page of the list shows another article and a next one."""
    number = path.strip("/").rpartition("/")[2]
    return _listing(path, [f"/berita/{number}/"]) if path.startswith("/daftar") else 404


def nothing_new(path: str) -> bytes | int:
    """A section page without articles."""
    return b"<html><body><main><h1>Daftar</h1></main></body></html>" if "daftar" in path else 404


def robots_forbids(path: str) -> bytes | int:
    """robots.txt forbids everything."""
    return b"User-agent: *\nDisallow: /\n" if path == "/robots.txt" else b"<p>Rahasia</p>"


def _listing(path: str, articles: list[str]) -> bytes:
    number = path.strip("/").rpartition("/")[2]
    following = int(number) + 1 if number.isdecimal() else 2
    teasers = "".join(
        f'<article><h2><a href="/2026/11/{i}/warga-desa-perbaiki-jalan-{article.strip("/")[7:]}'
        f'-{i}/">Warga Desa Karangsuluh Perbaiki Jalan Rusak {article} {i}</a></h2></article>'
        for article in articles
        for i in range(10, 16)
    )
    return (
        f'<html><body><main>{teasers}</main><nav class="pagination">'
        f'<a class="next page-numbers" href="/daftar/page/{following}/">Berikutnya</a></nav>'
        "</body></html>"
    ).encode()


@pytest.fixture(scope="module")
def tls(tmp_path_factory) -> ssl.SSLContext:
    """A certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path_factory.mktemp("tls") / "server.pem"
    pem.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


@pytest.fixture(scope="module")
def run(serve_pages, tls, make_crawler, tmp_path_factory) -> Iterator[tuple]:
    """The crawl of all sites at once; the newsroom whose pages failed; which failed how."""
    crawler = make_crawler(tmp_path_factory.mktemp("hostile") / "archive.db")
    newsroom = Newsroom(articles=30, page_weight=5)
    paths = dict(zip((story.listed_path for story in newsroom.articles), FAULTS, strict=False))
    for path, mode in paths.items():
        options = {"to": "http://10.0.0.1/"} if mode == "redirect-away" else {}
        newsroom.fail(path, mode, **options)
    newsroom.fail(newsroom.articles[20].listed_path, "500", times=2)
    newsroom.fail(newsroom.articles[21].listed_path, "broken-encoding")
    with ExitStack() as stack:
        server = stack.enter_context(serve(newsroom))
        closed = stack.enter_context(serve_pages(nothing_new))
        own = {
            "berulang": stack.enter_context(serve_pages(endless_repeats)),
            "tanpa_akhir": stack.enter_context(serve_pages(endless_news)),
            "kosong": stack.enter_context(serve_pages(nothing_new)),
            "tertutup": stack.enter_context(serve_pages(robots_forbids)),
            "palsu": stack.enter_context(serve_pages(nothing_new, tls)),
            "dalam": closed.replace("127.0.0.1", "localhost"),
            "mati": "http://127.0.0.1:9/",
        }
        sites = {name: (home, ["/daftar/"]) for name, home in own.items()}
        sites["suluh"] = (server.url, [section.path for section in SECTIONS])
        crawled = crawler.run(
            sites, delay=0.01, max_pages=3, allow=",".join(
                home.split("/")[2] for name, (home, _) in sites.items() if name != "dalam"
            ),
        )  # fmt: skip
        yield (
            crawled,
            crawler,
            newsroom,
            {f"{server.url.rstrip('/')}{p}": m for p, m in paths.items()},
        )


@pytest.mark.parametrize(
    ("site", "outcome", "sentence"),
    [
        ("tertutup", "forbidden", "robots.txt forbids its section pages"),
        ("mati", "unreachable", "the server refuses the connection"),
        ("kosong", "empty", "list no article"),
        ("palsu", "unreachable", "certificate or encryption is not to be trusted"),
        ("dalam", "unreachable", "localhost refused: it resolves to 127.0.0.1"),
    ],
)
def test_a_site_that_yields_nothing_says_why_and_needs_a_look(run, site, outcome, sentence):
    report = run[0].site(site)
    assert report["outcome"] == outcome
    assert sentence in " ".join(report["messages"])
    assert len(report["messages"]) == 1
    assert report["exit_code"] == 1


@pytest.mark.parametrize("site", ["tertutup", "mati", "palsu", "dalam"])
def test_a_site_that_cannot_be_fetched_leaves_a_problem_to_look_at(run, site):
    rows = run[1].rows(
        "SELECT p.reason FROM problems p JOIN frontier f USING (url) WHERE f.site = ?", site
    )
    assert len(rows) == 1


def test_a_page_that_fails_becomes_one_problem_with_its_reason(run):
    _, crawler, _, failing = run
    found = {
        url: (rule, reason)
        for url, rule, reason in crawler.rows("SELECT url, rule, reason FROM problems")
        if url in failing
    }
    expected = {url: FAULTS[mode] for url, mode in failing.items()}
    assert {url: rule for url, (rule, _) in found.items()} == {
        url: rule for url, (rule, _) in expected.items()
    }
    for url, (_, reason) in expected.items():
        assert found[url][1].startswith(reason)


def test_the_other_pages_of_a_failing_site_are_all_kept(run):
    report = run[0].site("suluh")
    assert report["failed"] == len(FAULTS)
    assert report["new"] == 30 - len(FAULTS)
    assert run[1].rows("SELECT count(*) FROM articles WHERE site = 'suluh'") == [
        (30 - len(FAULTS),)
    ]


def test_a_500_that_heals_and_a_broken_encoding_are_read(run):
    _, crawler, newsroom, _ = run
    urls = " ".join(url for (url,) in crawler.rows("SELECT url FROM articles"))
    for number in (20, 21):
        assert newsroom.articles[number].slug in urls


def test_a_passing_failure_waits_for_the_next_run_and_a_lasting_one_does_not(run):
    _, crawler, _, failing = run
    states = dict(crawler.rows("SELECT url, visit_at FROM frontier WHERE state = 'failed'"))
    waiting = {mode for url, mode in failing.items() if states[url]}
    assert waiting == {"500", "truncated"}


def test_a_list_without_an_end_is_left_and_told(run):
    rules = dict(run[1].rows(
        "SELECT f.site, p.rule FROM problems p JOIN frontier f USING (url) "
        "WHERE p.field = 'listing'"
    ))  # fmt: skip
    assert rules == {"tanpa_akhir": "max_pages"}
    assert run[0].site("tanpa_akhir")["listings"] == 3
    assert run[0].site("berulang")["listings"] == 2


def test_the_run_asks_for_a_look(run):
    assert run[0].exit_code == 1
    assert not run[0].errors
