"""A site file as text: formatted as the project formats its code, and small edits of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from newsarchive.errors import UsageError
from newsarchive.site import Expectation, Section, Site
from newsarchive.survey.derive import Written, quoted
from newsarchive.survey.draft import Draft

_WIDTH = 100
_VERIFIED = re.compile(r"^(?P<before>\s*verified=)(?:None|date\([^)]*\))(?P<after>,.*)$", re.M)
_DATE_IMPORT = "from datetime import date\n"


def write_site_file(draft: Draft, day: date) -> str:
    """The text of the draft's site file."""
    site, name = draft.site, draft.name
    rules = sorted({one.source.partition("(")[0] for one in (*draft.rules.values(), *draft.drop)})
    needed = {str(site.timezone), "Expectation", "Section"}
    needed |= set() if draft.family else {"Site"}
    needed |= {"Evidence"} if site.evidence else set()
    needed |= {"Layout"} if rules else set()
    imports = ["from newsarchive.crawl.spider import NewsSpider"]
    imports += [f"from newsarchive.rules import {', '.join(rules)}"] if rules else []
    imports += [f"from newsarchive.site import {', '.join(sorted(needed, key=_import_order))}"]
    imports += [f"from spiders.families import {draft.family.family.name}"] if draft.family else []
    lines = [
        _docstring(f"{site.publisher}: {site.home}"),
        "",
        "from __future__ import annotations",
        "",
        *([_DATE_IMPORT] if site.evidence else []),
        *imports,
        "",
        "",
        f"class {_class_name(name)}(NewsSpider):",
        f"    {_docstring(f'Generated from pages of {day.isoformat()}; not checked by a person.')}",
        "",
        f"    name = {quoted(name)}",
        f"    site = {_maker(draft)}(",
        *(f"        {line}" for line in _fields(draft)),
        "    )",
        "",
    ]
    return "\n".join(lines)


def _maker(draft: Draft) -> str:
    return f"{draft.family.family.name}.FAMILY.site" if draft.family else "Site"


def _fields(draft: Draft) -> list[str]:
    site = draft.site
    lines = [
        f"publisher={quoted(site.publisher)},",
        f"home={quoted(site.home)},",
        f"timezone={site.timezone},",
    ]
    if site.regencies:
        lines += _tuple("regencies", [quoted(code) for code in site.regencies])
    lines += _tuple("sections", [_section(one) for one in site.sections], exploded=True)
    if not draft.family and (draft.rules or draft.drop):
        lines += ["layouts=(", *(f"    {line}" for line in layout_lines(draft.rules, draft.drop))]
        lines.append("),")
    lines += _expectation(site.expect)
    if site.evidence:
        lines += _evidence(site)
    lines.append("verified=None,")
    return lines


def layout_lines(
    rules: dict[str, Written],
    drop: Sequence[Written] = (),
    body: Written | None = None,
    since: date | None = None,
) -> list[str]:
    """A layout as a site file writes it."""
    lines = ["Layout("]
    if rules:
        lines.append("    rules={")
        lines += [f"        {quoted(key)}: ({one.source},)," for key, one in rules.items()]
        lines.append("    },")
    if body:
        lines.append(f"    body={body.source},")
    if drop:
        lines += [f"    {line}" for line in _tuple("drop", [one.source for one in drop])]
    if since:
        lines.append(f"    since={_date(since)},")
    return [*lines, "),"]


def _expectation(expect: Expectation) -> list[str]:
    parts = [f"articles_per_day={expect.articles_per_day}"] if expect.articles_per_day else []
    if expect.fields != Expectation().fields:
        parts.append(f"fields=({', '.join(map(quoted, expect.fields))})")
    whole = f"expect=Expectation({', '.join(parts)}),"
    if len(whole) + 8 <= _WIDTH:
        return [whole]
    return ["expect=Expectation(", *(f"    {part}," for part in parts), "),"]


def _evidence(site: Site) -> list[str]:
    [one] = site.evidence
    parts = [*map(quoted, (one.shows, one.kind, one.what)), _date(one.seen)]
    inside = ", ".join(parts)
    if len(inside) + 33 <= _WIDTH:
        return [f"evidence=(Evidence({inside}),),"]
    if len(inside) + 23 <= _WIDTH:
        return ["evidence=(", f"    Evidence({inside}),", "),"]
    lines = [inside] if len(inside) + 16 <= _WIDTH else [f"{part}," for part in parts]
    lines = [f"        {line}" for line in lines]
    return ["evidence=(", "    Evidence(", *lines, "    ),", "),"]


def _section(section: Section) -> str:
    name = quoted(section.name) if section.name is not None else "None"
    return f"Section({name}, {quoted(section.path)})"


def _tuple(name: str, items: Sequence[str], *, exploded: bool = False) -> list[str]:
    """A field that is a tuple, on one line where it fits and may."""
    inside = ", ".join(items) + ("," if len(items) == 1 else "")
    whole = f"{name}=({inside}),"
    if len(whole) + 12 <= _WIDTH and not (exploded and len(items) > 1):
        return [whole]
    return [f"{name}=(", *(f"    {item}," for item in items), "),"]


def _docstring(text: str) -> str:
    text = text.replace("\\", "").replace('"', "'")
    return f'"""{text[: _WIDTH - 12]}"""'


def _date(day: date) -> str:
    return f"date({day.year}, {day.month}, {day.day})"


def _class_name(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split("_")) or "Site"


def _import_order(name: str) -> tuple[bool, str]:
    """As ruff sorts: constants before classes."""
    return (not name.isupper(), name)


def record_verified(text: str, day: date) -> str:
    """The text of a site file with ``verified`` set to ``day`` and nothing else changed.

    Raises :class:`UsageError` where the file has no such line.
    """
    if not _VERIFIED.search(text):
        raise UsageError("The site file has no line 'verified=None,' that a date could go into.")
    edited = _VERIFIED.sub(
        lambda found: f"{found['before']}{_date(day)}{_without_note(found['after'])}", text, count=1
    )
    if re.search(r"^from datetime import .*\bdate\b", edited, re.M):
        return edited
    future = "from __future__ import annotations\n"
    before, _, after = edited.partition(future)
    if not after:
        raise UsageError("The site file does not begin with 'from __future__ import annotations'.")
    return f"{before}{future}\n{_DATE_IMPORT}{after}"


def _without_note(after: str) -> str:
    """A remark on why nothing is verified is no longer true."""
    return after.partition("#")[0].rstrip() if "#" in after else after


def joined(lines: Iterable[str], indent: int = 0) -> str:
    """Lines as one text, each indented."""
    return "\n".join(f"{' ' * indent}{line}" for line in lines)
