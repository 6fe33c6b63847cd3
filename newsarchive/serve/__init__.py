"""The archive in a browser: Datasette, with pages for reading and safe defaults of our own."""

from newsarchive.serve.app import application
from newsarchive.serve.guard import Door
from newsarchive.serve.listening import listen

__all__ = ["Door", "application", "listen"]
