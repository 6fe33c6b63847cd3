"""A real WordPress with stock themes: from its URL to an archive, and how much of that is right.

    make wordpress                # as root it installs Debian's packages where they are missing
    make wordpress ARGS="--theme twentytwentythree --articles 60"

WordPress and MariaDB run in a folder of their own, on a socket and a loopback port, and end with
the job. The demonstration newsroom's stories are published in it with WordPress's own functions;
``newsarchive new-site`` writes a site file, which crawls it unedited. Exits 1 below 95 % in any
field.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socketserver
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from newsarchive.demo import Newsroom, Story
from newsarchive.demo.names import EDITORS, OUTLET, SECTIONS
from newsarchive.demo.story import Credits
from newsarchive.demo.themes import perbesar
from newsarchive.demo.themes.blocks import PLAIN_END
from newsarchive.demo.truth import of as truth_of
from newsarchive.evaluate.articles import score_articles
from newsarchive.query import load_articles
from newsarchive.site import WIB

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WORDPRESS = Path("/usr/share/wordpress")
THEMES = ("twentytwentyone", "twentytwentythree")
PACKAGES = (
    "wordpress", "wordpress-l10n", *(f"wordpress-theme-{name}" for name in THEMES), "php-cli",
    "php-mysql", "php-xml", "mariadb-server",
)  # fmt: skip
ENOUGH = 0.95
_START_S = 60
"""Seconds that a server may take to answer."""


def main() -> int:
    """Measures each theme; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--theme", choices=THEMES, action="append")
    parser.add_argument("--articles", type=int, default=120)
    chosen = parser.parse_args()
    if not (WORDPRESS.exists() and shutil.which("php") and shutil.which("mariadbd")):
        install_packages()
    worst = 1.0
    for theme in chosen.theme or THEMES:
        shares = measure(theme, chosen.articles)
        print(f"{theme}, {chosen.articles} articles")
        print("\n".join(f"  {name:14}{share:8.1%}" for name, share in sorted(shares.items())))
        worst = min(worst, *shares.values())
    if worst < ENOUGH:
        print(f"Below {ENOUGH:.0%} in a field.", file=sys.stderr)
    return int(worst < ENOUGH)


def install_packages() -> None:
    """Debian's packages, their services not started; ends with a sentence where that cannot be."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"This job needs Debian's packages {' '.join(PACKAGES)}: install them as root.")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends")):
        packages = PACKAGES if command[0] == "install" else ()
        subprocess.run(["apt-get", *command, *packages], check=True, env=environ)


def measure(theme: str, articles: int) -> dict[str, float]:
    """The share of right values by field, of an archive that new-site's file made unedited."""
    stories = [as_posted(one) for one in Newsroom(articles=articles).articles]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wordpress-")))
        url = f"http://127.0.0.1:{_free_port()}/"
        environ = {**os.environ, "WP_SOCKET": str(folder / "sql.sock"), "WP_URL": url[:-1]}
        stack.enter_context(database(folder))
        site = folder / "site"
        shutil.copytree(
            WORDPRESS, site, symlinks=False, ignore=shutil.ignore_patterns("wp-config*")
        )
        shutil.copy(HERE / "wp-config.php", site)
        subprocess.run(
            ["php", str(HERE / "install.php"), str(site), theme],
            input=json.dumps(_for_wordpress(stories, url)),
            text=True,
            check=True,
            env=environ,
        )
        stack.enter_context(server(site, url, environ))
        kept = archive(folder, url)
        truths = [truth(story, url) for story in stories]
        evaluation = score_articles(load_articles(kept), truths)
    for name, tally in evaluation.tallies.items():
        for miss in tally.misses[:2]:
            print(f"  {name}: {miss.expected!r}\n    read as {miss.actual!r}", file=sys.stderr)
    return evaluation.shares()


def as_posted(story: Story) -> Story:
    """The story as a newsroom on WordPress posts it: nobody signs with initials in an end mark,
    for the account is shown."""
    if story.credits.end_mark == PLAIN_END:
        return story
    return replace(story, credits=Credits(PLAIN_END, (), "", ()))


def account(story: Story) -> str:
    """Whose account posts it: the reporter's where the story has an author box, or an editor's."""
    return story.credits.box or EDITORS[story.id % len(EDITORS)]


def truth(story: Story, url: str) -> dict[str, Any]:
    """What a stock theme shows of a story: no view count, no time of a change, all times in the
    site's zone, tags by the alphabet, and "By" with the account beside whoever signs the text."""
    told = truth_of(replace(story, views=None), url)
    signed = "\n".join(story.credits.lines)
    people = [one for one in told["bylines"] if one["name"] in signed]
    people.append({"role": "writer", "name": account(story), "label": "By"})
    at = story.published_at.astimezone(WIB).isoformat(timespec="seconds")
    return told | {
        "bylines": people,
        "published_at": at,
        "modified_at": None,
        "tags": sorted(told["tags"]),
    }


def _for_wordpress(stories: Sequence[Story], url: str) -> dict[str, Any]:
    return {
        "publisher": OUTLET,
        "sections": [{"name": one.name, "slug": one.slug} for one in SECTIONS],
        "stories": [
            {
                "title": story.title,
                "slug": story.slug,
                "content": f"{_picture(story, url)}\n{_text(story, url)}",
                "date": f"{story.published_at.astimezone(WIB):%Y-%m-%d %H:%M:%S}",
                "author": account(story),
                "section": story.section.slug,
                "tags": list(story.tags),
            }
            for story in stories
        ],
    }


def _text(story: Story, url: str) -> str:
    """The story's text, its page breaks as the editor writes them: a block theme counts no
    other."""
    return perbesar.content(story, url).replace(
        "<!--nextpage-->", "<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->"
    )


def _picture(story: Story, url: str) -> str:
    """The lead picture as WordPress's own image block writes it."""
    if story.photo is None:
        return ""
    caption = f"<figcaption>{story.photo.printed}</figcaption>" if story.photo.printed else ""
    source = f"{url.rstrip('/')}{story.photo.path}"
    return (
        f'<figure class="wp-block-image size-large"><img src="{source}" alt="">{caption}</figure>'
    )


@contextmanager
def database(folder: Path) -> Iterator[None]:
    """A MariaDB on a socket in ``folder``, with an empty database."""
    data, socket = folder / "sql", folder / "sql.sock"
    common = ("--no-defaults", f"--datadir={data}", "--user=root")
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(
        ["mariadb-install-db", *common, "--auth-root-authentication-method=normal"],
        check=True,
        **quiet,
    )
    running = subprocess.Popen(
        ["mariadbd", *common, "--skip-networking", f"--socket={socket}",
         "--innodb-flush-log-at-trx-commit=0", f"--pid-file={folder / 'sql.pid'}"],
        **quiet,
    )  # fmt: skip
    try:
        client = [
            "mariadb",
            "--no-defaults",
            f"--socket={socket}",
            "-e",
            "CREATE DATABASE wordpress",
        ]
        _wait(lambda: subprocess.run(client, check=False, **quiet).returncode == 0)
        yield
    finally:
        running.terminate()
        running.wait()


@contextmanager
def server(site: Path, url: str, environ: dict[str, str]) -> Iterator[None]:
    """PHP's own web server on the site."""
    address = url.partition("//")[2].rstrip("/")
    running = subprocess.Popen(
        ["php", "-S", address, "-t", str(site), str(HERE / "router.php")],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(lambda: _answers(url))
        yield
    finally:
        running.terminate()
        running.wait()


def archive(folder: Path, url: str) -> Path:
    """The archive that a crawl with new-site's own file brings."""
    environ = {**os.environ, "NEWSARCHIVE_HOME": str(folder)}
    newsarchive = [sys.executable, "-m", "newsarchive"]
    done = subprocess.run(
        [*newsarchive, "new-site", url, "--delay", "0", "--name", "wordpress"],
        check=False, env=environ, cwd=folder, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stderr)
    print((folder / "spiders/wordpress.py").read_text("utf-8"), file=sys.stderr)
    script = ROOT / "tests/survey/crawl_site.py"
    path = folder / "archive.db"
    subprocess.run(
        [sys.executable, str(script), "wordpress", str(path)], check=True, env=environ, cwd=folder
    )
    return path


def _wait(is_ready: Any) -> None:
    end = time.monotonic() + _START_S
    while not is_ready():
        if time.monotonic() > end:
            sys.exit(f"A server did not answer within {_START_S} seconds.")
        time.sleep(0.3)


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=10) as answer:  # noqa: S310 - our own server on loopback
            return bool(answer.status == 200)
    except OSError:
        return False


def _free_port() -> int:
    with socketserver.TCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler) as free:
        return int(free.server_address[1])


if __name__ == "__main__":
    sys.exit(main())
