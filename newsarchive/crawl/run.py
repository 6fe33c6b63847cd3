"""Runs the crawl of one or many sites in this process and says how each ended."""

from __future__ import annotations

import asyncio
import copy
import signal
from collections.abc import Sequence
from types import FrameType
from typing import TYPE_CHECKING, Self

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings, SettingsAttribute

from newsarchive.crawl import settings as project_settings
from newsarchive.crawl.open_files import make_room
from newsarchive.crawl.politeness import NO_CONTACT, contact
from newsarchive.crawl.report import Listener, Report, SiteReport
from newsarchive.errors import NewsArchiveError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from newsarchive.crawl.options import Options
    from newsarchive.crawl.spider import NewsSpider

_SIGNAL_EXIT = 128
"""A shell's exit code for a signal: 130 for Ctrl-C, 143 for a plain kill."""


def crawl(
    spiders: Sequence[type[NewsSpider]],
    options: Options,
    listener: Listener | None = None,
    log_file: str | None = None,
) -> Report:
    """Crawls every site of ``spiders`` side by side; what ends one never ends another.

    ``listener`` is called with a site's counts whenever they change. Scrapy's own log goes to
    ``log_file``, or nowhere. A process can do this once, for Twisted's reactor cannot start again.
    """
    few_files = make_room(len(spiders))
    process = AsyncCrawlerProcess(_settings(log_file))
    crawlers = [process.create_crawler(spider) for spider in spiders]
    tasks = [process.crawl(one, options=options, listener=listener) for one in crawlers]
    stopped_by = _run(process)
    sites = tuple(_end_of(one, task) for one, task in zip(crawlers, tasks, strict=True))
    nobody = None if options.contact or contact() or options.allow else NO_CONTACT
    messages = tuple(one for one in (nobody, few_files) if one)
    worst = max((site.exit_code for site in sites), default=0)
    return Report(sites, messages, _SIGNAL_EXIT + stopped_by if stopped_by else worst)


class _Settings(Settings):
    """Settings that many crawls copy.

    Scrapy's own copy goes through every value, 5 ms a site; a value is only ever replaced.
    """

    def copy(self) -> Self:
        copied = copy.copy(self)
        copied.attributes = {
            name: SettingsAttribute(one.value, one.priority)
            for name, one in self.attributes.items()
        }
        return copied


def _settings(log_file: str | None) -> Settings:
    settings = _Settings()
    settings.setmodule(project_settings)
    settings.setdict(
        {
            "SPIDER_MODULES": [],  # the classes are at hand, so no other site file is imported
            "LOG_ENABLED": log_file is not None,
            "LOG_FILE": log_file,
        }
    )
    return settings


def _run(process: AsyncCrawlerProcess) -> int:
    """Runs until every crawl has ended; the number of the signal that stopped them, or 0.

    The first signal lets the requests under way end; a second one ends the process as usual.
    """
    from twisted.internet import reactor

    received: list[int] = []
    stopping: list[asyncio.Future[None]] = []

    def stop(number: int, _: FrameType | None) -> None:
        received.append(number)
        for one in before:
            signal.signal(one, before[one])
        reactor.callFromThread(lambda: stopping.append(asyncio.ensure_future(process.stop())))

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        process.start(install_signal_handlers=False)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return received[0] if received else 0


def _end_of(crawler: Crawler, task: asyncio.Task[None]) -> SiteReport:
    """The site's report; of a crawl that could not even begin, one that says why."""
    error = task.exception()
    spider = crawler.spider
    report = getattr(spider, "report", None) or SiteReport(crawler.spidercls.name)
    if error is not None:
        report.outcome = "failed"
        if isinstance(error, NewsArchiveError):
            report.error = error
        report.messages.append(
            str(error) if report.error else f"{report.site} stopped on an error of ours: {error!r}."
        )
        report.end()
    elif report.outcome == "running":
        report.outcome = "interrupted"  # by a signal that came before the first request
    return report
