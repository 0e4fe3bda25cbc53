# DO NOT EDIT: generated from Schema/leads.schema
"""Calls LeadService."""

from frontdesk_client.generated.leads import (
    ConvertLeadRequest,
    ConvertedLead,
    CreateLeadRequest,
    GetLeadRequest,
    GetPipelineRequest,
    Lead,
    LeadPage,
    ListLeadsRequest,
    Pipeline,
    RecordAttemptRequest,
    SetFollowUpRequest,
    UpdateLeadRequest,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["LeadServiceClient", "LeadServiceMethods"]


class LeadServiceMethods:
    """The rpcs of LeadService as the runtime knows them."""

    CREATE_LEAD = UnaryMethod(
        id=0x8A38_57EE,
        name="frontdesk.v1.LeadService/createLead",
        request=CreateLeadRequest,
        response=Lead,
        timeout=5.0,
        is_read=False,
    )
    GET_LEAD = UnaryMethod(
        id=0xBDDB_274E,
        name="frontdesk.v1.LeadService/getLead",
        request=GetLeadRequest,
        response=Lead,
        timeout=5.0,
        is_read=True,
    )
    LIST_LEADS = UnaryMethod(
        id=0x0FB2_5383,
        name="frontdesk.v1.LeadService/listLeads",
        request=ListLeadsRequest,
        response=LeadPage,
        timeout=5.0,
        is_read=True,
    )
    UPDATE_LEAD = UnaryMethod(
        id=0xD0EC_8277,
        name="frontdesk.v1.LeadService/updateLead",
        request=UpdateLeadRequest,
        response=Lead,
        timeout=5.0,
        is_read=False,
    )
    RECORD_ATTEMPT = UnaryMethod(
        id=0x32D2_FD92,
        name="frontdesk.v1.LeadService/recordAttempt",
        request=RecordAttemptRequest,
        response=Lead,
        timeout=5.0,
        is_read=False,
    )
    SET_FOLLOW_UP = UnaryMethod(
        id=0xA4E4_8ED4,
        name="frontdesk.v1.LeadService/setFollowUp",
        request=SetFollowUpRequest,
        response=Lead,
        timeout=5.0,
        is_read=False,
    )
    CONVERT_LEAD = UnaryMethod(
        id=0xFEA3_D495,
        name="frontdesk.v1.LeadService/convertLead",
        request=ConvertLeadRequest,
        response=ConvertedLead,
        timeout=5.0,
        is_read=False,
    )
    GET_PIPELINE = UnaryMethod(
        id=0x2B43_D446,
        name="frontdesk.v1.LeadService/getPipeline",
        request=GetPipelineRequest,
        response=Pipeline,
        timeout=5.0,
        is_read=True,
    )
    ALL = (
        CREATE_LEAD,
        GET_LEAD,
        LIST_LEADS,
        UPDATE_LEAD,
        RECORD_ATTEMPT,
        SET_FOLLOW_UP,
        CONVERT_LEAD,
        GET_PIPELINE,
    )


class LeadServiceClient:
    """Prospects and the way that they become customers."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def create_lead(
        self, request: CreateLeadRequest, options: CallOptions | None = None
    ) -> Lead:
        """Makes a lead.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(LeadServiceMethods.CREATE_LEAD, request, options)

    async def get_lead(
        self, request: GetLeadRequest, options: CallOptions | None = None
    ) -> Lead:
        """Finds one lead by id.

        Its own errors: not_found.
        """
        return await self._channel.unary(LeadServiceMethods.GET_LEAD, request, options)

    async def list_leads(
        self, request: ListLeadsRequest, options: CallOptions | None = None
    ) -> LeadPage:
        """Pages through leads, the newest first; due follow-ups by their time.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(LeadServiceMethods.LIST_LEADS, request, options)

    async def update_lead(
        self, request: UpdateLeadRequest, options: CallOptions | None = None
    ) -> Lead:
        """Changes fields; a stale version is `aborted` with the fields that changed.

        Its own errors: invalid_argument, not_found, failed_precondition, aborted.
        """
        return await self._channel.unary(LeadServiceMethods.UPDATE_LEAD, request, options)

    async def record_attempt(
        self, request: RecordAttemptRequest, options: CallOptions | None = None
    ) -> Lead:
        """Notes a try to reach an open lead; a new lead becomes `contacted`. A lead keeps 200
        tries.

        Its own errors: invalid_argument, not_found, failed_precondition.
        """
        return await self._channel.unary(LeadServiceMethods.RECORD_ATTEMPT, request, options)

    async def set_follow_up(
        self, request: SetFollowUpRequest, options: CallOptions | None = None
    ) -> Lead:
        """Sets or clears the next follow-up of an open lead.

        Its own errors: invalid_argument, not_found, failed_precondition.
        """
        return await self._channel.unary(LeadServiceMethods.SET_FOLLOW_UP, request, options)

    async def convert_lead(
        self, request: ConvertLeadRequest, options: CallOptions | None = None
    ) -> ConvertedLead:
        """Makes a customer of the lead, or joins it to one.

        Its own errors: invalid_argument, not_found, failed_precondition, aborted.
        """
        return await self._channel.unary(LeadServiceMethods.CONVERT_LEAD, request, options)

    async def get_pipeline(
        self, request: GetPipelineRequest, options: CallOptions | None = None
    ) -> Pipeline:
        """Count and value by stage, and the conversion rate."""
        return await self._channel.unary(LeadServiceMethods.GET_PIPELINE, request, options)
