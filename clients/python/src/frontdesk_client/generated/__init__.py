# DO NOT EDIT: generated from Schema/*.schema
# mypy: implicit-reexport
"""Messages, enums and service stubs of `frontdesk.v1`."""

from frontdesk_client.generated.audit import *
from frontdesk_client.generated.audit_service import *
from frontdesk_client.generated.auth import *
from frontdesk_client.generated.auth_service import *
from frontdesk_client.generated.booking_service import *
from frontdesk_client.generated.bookings import *
from frontdesk_client.generated.bulk import *
from frontdesk_client.generated.bulk_service import *
from frontdesk_client.generated.common import *
from frontdesk_client.generated.communication_service import *
from frontdesk_client.generated.communications import *
from frontdesk_client.generated.consent_service import *
from frontdesk_client.generated.consents import *
from frontdesk_client.generated.customer_service import *
from frontdesk_client.generated.customers import *
from frontdesk_client.generated.duplicate_service import *
from frontdesk_client.generated.event_service import *
from frontdesk_client.generated.events import *
from frontdesk_client.generated.evidence import *
from frontdesk_client.generated.evidence_service import *
from frontdesk_client.generated.export_service import *
from frontdesk_client.generated.exports import *
from frontdesk_client.generated.health_service import *
from frontdesk_client.generated.import_service import *
from frontdesk_client.generated.imports import *
from frontdesk_client.generated.lead_service import *
from frontdesk_client.generated.leads import *
from frontdesk_client.generated.merging import *
from frontdesk_client.generated.privacy import *
from frontdesk_client.generated.privacy_service import *
from frontdesk_client.generated.profiles import *
from frontdesk_client.generated.reflection_service import *
from frontdesk_client.generated.segment_service import *
from frontdesk_client.generated.segments import *
from frontdesk_client.generated.server import *
from frontdesk_client.generated.server_service import *
from frontdesk_client.generated.system import *
from frontdesk_client.generated.tenant_service import *
from frontdesk_client.generated.tenants import *
