# DO NOT EDIT: generated from Schema/*.schema
"""Messages, enums and service stubs of `frontdesk.v1`."""

from frontdesk_client.generated import (
    auth,
    auth_service,
    booking_service,
    bookings,
    common,
    communication_service,
    communications,
    customer_service,
    customers,
    health_service,
    lead_service,
    leads,
    reflection_service,
    system,
    tenant_service,
    tenants,
)
from frontdesk_client.generated.auth import *  # noqa: F403
from frontdesk_client.generated.auth_service import *  # noqa: F403
from frontdesk_client.generated.booking_service import *  # noqa: F403
from frontdesk_client.generated.bookings import *  # noqa: F403
from frontdesk_client.generated.common import *  # noqa: F403
from frontdesk_client.generated.communication_service import *  # noqa: F403
from frontdesk_client.generated.communications import *  # noqa: F403
from frontdesk_client.generated.customer_service import *  # noqa: F403
from frontdesk_client.generated.customers import *  # noqa: F403
from frontdesk_client.generated.health_service import *  # noqa: F403
from frontdesk_client.generated.lead_service import *  # noqa: F403
from frontdesk_client.generated.leads import *  # noqa: F403
from frontdesk_client.generated.reflection_service import *  # noqa: F403
from frontdesk_client.generated.system import *  # noqa: F403
from frontdesk_client.generated.tenant_service import *  # noqa: F403
from frontdesk_client.generated.tenants import *  # noqa: F403

__all__: list[str] = []
__all__ += auth.__all__
__all__ += auth_service.__all__
__all__ += booking_service.__all__
__all__ += bookings.__all__
__all__ += common.__all__
__all__ += communication_service.__all__
__all__ += communications.__all__
__all__ += customer_service.__all__
__all__ += customers.__all__
__all__ += health_service.__all__
__all__ += lead_service.__all__
__all__ += leads.__all__
__all__ += reflection_service.__all__
__all__ += system.__all__
__all__ += tenant_service.__all__
__all__ += tenants.__all__
