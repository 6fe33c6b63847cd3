"""The version, in the one place that code and package read it from."""

__version__ = "0.1.0"
