"""Making an article whole that its site cut into pages."""

import asyncio

from newsarchive.model import Page
from newsarchive.visit import MOST_PARTS, Failure, Whole, make_whole

URL = "https://www.kabarkota.example/2026/11/20/warga-desa-perbaiki-jalan-rusak/"


def page(url: str, *links: str) -> Page:
    anchors = "".join(f'<a href="{link}">{link.strip("/")[-1:]}</a>' for link in links)
    return Page(url, f"<article><h1>Warga</h1><p>Isi</p>{anchors}</article>".encode())


def whole(first: Page, pages: dict[str, Page]) -> tuple[Whole, list[str]]:
    asked: list[str] = []

    async def fetch(url: str) -> Page | Failure:
        asked.append(url)
        return pages.get(url, Failure("status 404", "the server answers 404 (Not Found)"))

    return asyncio.run(make_whole(first, fetch)), asked


def test_an_article_of_one_page_asks_for_nothing():
    first = page(URL)
    assert whole(first, {}) == (Whole(first), [])


def test_pages_linked_on_the_first_come_in_order():
    others = {f"{URL}{n}/": page(f"{URL}{n}/", URL) for n in (2, 3)}
    found, asked = whole(page(URL, f"{URL}3/", f"{URL}2/"), others)
    assert asked == [f"{URL}2/", f"{URL}3/"]
    assert [part.url for part in found.parts] == asked


def test_a_chain_of_next_pages_is_followed_to_its_end():
    others = {f"{URL}{n}/": page(f"{URL}{n}/", f"{URL}{n + 1}/") for n in (2, 3)}
    others[f"{URL}4/"] = page(f"{URL}4/")
    found, _ = whole(page(URL, f"{URL}2/"), others)
    assert [part.url for part in found.parts] == [f"{URL}{n}/" for n in (2, 3, 4)]
    assert not found.missing


def test_a_missing_page_is_a_problem_and_the_rest_is_kept():
    others = {f"{URL}3/": page(f"{URL}3/")}
    found, _ = whole(page(URL, f"{URL}2/", f"{URL}3/"), others)
    assert [part.url for part in found.parts] == [f"{URL}3/"]
    [problem] = found.missing
    assert problem.rule == "status 404"
    assert f"{URL}2/ is missing" in problem.reason


def test_a_page_with_everything_stands_for_the_first():
    everything = page(f"{URL}?page=all")
    found, _ = whole(page(URL, f"{URL}?page=all"), {everything.url: everything})
    assert found == Whole(everything)


def test_an_endless_chain_is_left_and_told():
    others = {f"{URL}{n}/": page(f"{URL}{n}/", f"{URL}{n + 1}/") for n in range(2, 90)}
    found, asked = whole(page(URL, f"{URL}2/"), others)
    assert len(asked) == MOST_PARTS
    assert found.missing[0].rule == "parts"
