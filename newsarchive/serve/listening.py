"""The server's process: one socket, one application, until it is told to stop."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from dataclasses import replace

import uvicorn

from newsarchive.errors import ResourceError
from newsarchive.serve.guard import Application, Door


def listen(
    build: Callable[[Door], Application],
    door: Door,
    *,
    open_browser: bool = False,
    tell: Callable[[Door], None],
) -> None:
    """Serve what ``build`` makes at ``door`` until Ctrl-C; ``tell`` hears where, once it listens.

    Port 0 takes any free one. Raises :class:`ResourceError` where the door cannot be opened.
    """
    family = socket.AF_INET6 if ":" in door.host else socket.AF_INET
    try:
        opened = socket.create_server((door.host, door.port), family=family)
    except OSError as error:
        raise ResourceError(
            f"Port {door.port} of {door.host} cannot be opened ({error.strerror}): "
            "name another with --port."
        ) from error
    with opened:
        door = replace(door, port=opened.getsockname()[1])
        config = uvicorn.Config(build(door), log_level="warning", server_header=False)
        tell(door)
        if open_browser:
            webbrowser.open(door.url)
        uvicorn.Server(config).run(sockets=[opened])
