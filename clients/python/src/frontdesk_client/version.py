"""Which version this is."""

VERSION = "0.1.0"
"""The client's version, which is the server's too; `pyproject.toml` says the same."""
