"""``crawl --revisit``: with days, without, and wrongly."""

import pytest
from click.testing import CliRunner

from newsarchive.cli.crawl import crawl
from newsarchive.crawl import run
from newsarchive.crawl.options import Options
from newsarchive.crawl.report import Report
from newsarchive.errors import UsageError


@pytest.mark.parametrize(
    ("arguments", "days"),
    [
        ([], None),
        (["--revisit"], 7),
        (["--revisit", "30"], 30),
        (["--revisit=0"], 0),
        (["--revisit", "--limit", "5"], 7),
    ],
)
def test_it_revisits_as_many_days_as_asked_or_seven(monkeypatch, tmp_path, arguments, days):
    asked = []

    def crawled(spiders, options, listener=None):
        asked.append(options.revisit_days)
        return Report(())

    monkeypatch.setattr(run, "crawl", crawled)
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(crawl, ["pantura7", *arguments], catch_exceptions=False)
    assert asked == [days]


@pytest.mark.parametrize("wrong", ["-1", "demo"])
def test_what_is_no_number_of_days_is_refused(wrong):
    assert CliRunner().invoke(crawl, ["pantura7", "--revisit", wrong]).exit_code == 2


def test_scrapys_own_command_takes_it_as_an_argument():
    assert Options.from_arguments({"revisit_days": "3"}).revisit_days == 3
    with pytest.raises(UsageError, match="revisit_days"):
        Options.from_arguments({"revisit_days": "-3"})
