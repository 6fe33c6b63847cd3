"""``newsarchive nightly``: its wishes, and what it says."""

import json
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from newsarchive.cli.nightly import _Log, next_time
from newsarchive.crawl.report import Report, SiteReport
from newsarchive.model import Problem
from newsarchive.nightly.report import NightReport, Told, write_report


def report(*, new: int = 3, alarms: bool = False) -> NightReport:
    at = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
    site = SiteReport("kota", "https://kabarkota.example/", "finished", new=new, requests=9)
    told = Told(Problem("views", "alarm field", "0 of 20 articles with views"), site.home)
    return NightReport(7, at, at, None, Report((site,)), {"kota": (told,) if alarms else ()})


@pytest.mark.parametrize(
    ("now", "expected"), [("02:30", "2026-11-25T05:30"), ("05:30", "2026-11-26T05:30")]
)
def test_the_time_is_the_next_one_that_the_clock_shows(now, expected):
    local = datetime.fromisoformat(f"2026-11-25T{now}").astimezone()
    assert next_time(time(5, 30), local) == datetime.fromisoformat(expected).astimezone()


def test_the_time_is_local_whatever_the_zone_of_now():
    now = datetime(2026, 11, 25, 2, 30).astimezone()
    assert next_time(time(5, 30), now.astimezone(ZoneInfo("Asia/Jayapura"))) > now


def test_a_quiet_night_says_nothing_when_all_is_well(capsys):
    log = _Log(as_json=False, quiet=True)
    log.progress(report().crawl.sites[0])
    log.tell(report())
    assert capsys.readouterr() == ("", "")


def test_a_quiet_night_says_what_is_wrong(capsys):
    _Log(as_json=False, quiet=True).tell(report(alarms=True))
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(" ", 1)[1] for line in err.splitlines()] == [
        "kota: alarm field: views: 0 of 20 articles with views",
        "1 site: 3 new, 0 updated, 0 problems, 1 alarms, 0 waiting; 9 requests in 0 s; "
        "look (exit 1)",
    ]


def test_the_log_is_json_lines_on_request(capsys):
    _Log(as_json=True, quiet=False).tell(report(alarms=True))
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["event"] for line in lines] == ["site ended", "alarm", "night ended"]
    assert [line["level"] for line in lines] == ["info", "warning", "warning"]
    assert lines[0]["new"] == 3
    assert lines[1]["url"] == "https://kabarkota.example/"


def test_a_report_is_written_as_a_whole(tmp_path):
    path = tmp_path / "report.json"
    write_report(report().to_json(), path)
    written = json.loads(path.read_text("utf-8"))
    assert (written["exit_code"], written["sites"][0]["site"]) == (0, "kota")
    assert [one.name for one in tmp_path.iterdir()] == ["report.json"]


def test_without_any_site_it_says_what_to_do(run):
    done = run("nightly")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Name the sites to crawl, here or as sites in newsarchive.toml." in done.stderr


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [(["--until", "25:00"], "is not a time of day; write it as 05:30"),
     (["--notify-url", "ftp://a"], "is no address to send a report to")],
)  # fmt: skip
def test_a_wrong_wish_is_one_sentence(run, wish, sentence):
    done = run("nightly", "pantura7", *wish)
    assert done.returncode == 2
    assert sentence in done.stderr
