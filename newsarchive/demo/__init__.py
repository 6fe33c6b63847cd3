"""The demonstration newsroom: a small regional news site, invented by us, over real HTTP.

It stands in for a live site wherever one is needed: tests, benchmarks, and people who want to see
a crawl. Everything on it comes from a seed, so two newsrooms of one seed are equal, and the truth
of every article is known field by field (:meth:`Newsroom.truth`).

    newsroom = Newsroom(seed=7)
    with serve(newsroom) as server:
        ...  # crawl server.url
        newsroom.edit(newsroom.articles[0], silent=True)
"""

from newsarchive.demo.newsroom import Event, Newsroom
from newsarchive.demo.server import Request, Server, serve
from newsarchive.demo.story import Story

__all__ = ["Event", "Newsroom", "Request", "Server", "Story", "serve"]
