"""TLS 1.3: whom to trust, and who this side is."""

import dataclasses
import os
import ssl

from frontdesk_client.errors import FrontdeskError, StatusCode

_ALPN = "frontdesk/1"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TLS:
    """Calls over TLS 1.3. Files are PEM."""

    ca: str | os.PathLike[str] | None = None
    """The authorities that servers' certificates must come from; None takes the system's."""
    certificate: str | os.PathLike[str] | None = None
    """This side's certificate and its chain, where the server asks for one."""
    key: str | os.PathLike[str] | None = None
    """The certificate's private key; None when it is in the same file."""
    server_name: str | None = None
    """The name that the server's certificate must be for; None takes the address's host."""

    def context(self) -> ssl.SSLContext:
        """What connections are made with; reads the files."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.set_alpn_protocols([_ALPN])
        try:
            if self.ca is None:
                context.load_default_certs()
            else:
                context.load_verify_locations(self.ca)
            if self.certificate is not None:
                context.load_cert_chain(self.certificate, self.key)
        except OSError as error:
            raise FrontdeskError(
                StatusCode.INVALID_ARGUMENT,
                f"TLS cannot be set up: {error}.",
                never_executed=True,
            ) from error
        return context
