# mypy: implicit-reexport
"""Frontdesk for Python: typed messages, asynchronous stubs, retries.

    async with Frontdesk("127.0.0.1:7411", token=token) as frontdesk:
        customer = await frontdesk.customers.get_customer(GetCustomerRequest(phone="..."))
"""

from frontdesk_client.generated import *
from frontdesk_client.errors import Conflict, FrontdeskError, StatusCode, Violation
from frontdesk_client.frontdesk import Frontdesk
from frontdesk_client.rpc.channel import (
    CallOptions,
    Channel,
    ClientStreamMethod,
    DuplexMethod,
    ServerStreamMethod,
    UnaryMethod,
)
from frontdesk_client.rpc.connection import ConnectionSettings
from frontdesk_client.rpc.retry import RetryPolicy
from frontdesk_client.rpc.streams import DuplexStream, RequestStream, ResponseStream
from frontdesk_client.rpc.tls import TLS
from frontdesk_client.version import VERSION as __version__
from frontdesk_client.wire import Message, Money, OpenEnum, WireError
