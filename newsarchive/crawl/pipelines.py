"""The stages of ``flow`` as Scrapy item pipelines: Fetched -> Extracted -> Read -> the archive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from newsarchive import flow
from newsarchive.crawl.items import Extracted, Fetched, Read
from newsarchive.visit import no_article

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

    from newsarchive.crawl.spider import NewsSpider


class _Stage:
    """A pipeline of a news spider, whose site its stage reads by."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @property
    def spider(self) -> NewsSpider:
        return cast("NewsSpider", self._crawler.spider)


class ExtractPipeline(_Stage):
    """Page -> every raw string that the rules find."""

    def process_item(self, item: Fetched) -> Extracted:
        return Extracted(item, flow.extract(item.page, self.spider.site, item.parts))


class NormalisePipeline(_Stage):
    """Raw strings -> article."""

    def process_item(self, item: Extracted) -> Read:
        return Read(
            item.fetched, flow.normalise(item.candidates, self.spider.site, item.fetched.page)
        )


class ValidatePipeline(_Stage):
    """Article -> article with every doubt about it, missing parts included."""

    def process_item(self, item: Read) -> Read:
        article = flow.validate(item.article, self.spider.site, item.fetched.page)
        problems = article.problems + item.fetched.missing
        return replace(item, article=replace(article, problems=problems))


class StorePipeline(_Stage):
    """The article and the frontier row that asked for it, in one transaction."""

    def process_item(self, item: Read) -> Read:
        ledger = self.spider.ledger
        if not flow.is_article(item.article):
            fetched = item.fetched
            ledger.failed(fetched.target, no_article(fetched.page), fetched.fetched_at)
        elif not self.spider.is_wanted(item):
            ledger.left(item.fetched.target)
        else:
            ledger.kept(item)
        return item
