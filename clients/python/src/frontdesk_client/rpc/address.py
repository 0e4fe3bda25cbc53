"""Where servers listen."""

import dataclasses

from frontdesk_client.errors import FrontdeskError, StatusCode

PORT_DEFAULT = 7411


@dataclasses.dataclass(frozen=True, slots=True)
class Address:
    """One server: `127.0.0.1:7411`, `[::1]:7411`, `desk.example.org`."""

    host: str
    port: int = PORT_DEFAULT

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Reads `host`, `host:port`, `[v6]` or `[v6]:port`."""
        host, colon, port = text.rpartition(":")
        if not colon or text.endswith("]"):
            host, port = text, str(PORT_DEFAULT)
        if host.startswith("[") and host.endswith("]"):
            host = host[1:-1]
        elif ":" in host:
            host = ""
        if not host or any(letter.isspace() for letter in host) or not (
            port.isascii() and port.isdigit() and 0 < int(port) < 1 << 16
        ):
            raise FrontdeskError(
                StatusCode.INVALID_ARGUMENT,
                f'"{text}" is no address; write host:port.',
                never_executed=True,
            )
        return cls(host, int(port))

    @classmethod
    def parse_all(cls, text: str) -> "list[Address]":
        """Reads addresses that are separated by commas."""
        return [cls.parse(part.strip()) for part in text.split(",")]
