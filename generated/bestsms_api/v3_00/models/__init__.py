# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""The models of API v3.00."""

from .abort_request_result import AbortRequestResult
from .attachment import Attachment
from .contact_api_result_dto import ContactApiResultDTO
from .contact_group_api_result_dto import ContactGroupApiResultDTO
from .contact_group_list_api_result_dto import ContactGroupListApiResultDTO
from .contact_list_api_result_dto import ContactListApiResultDTO
from .contact_model import ContactModel
from .group_api_result_dto import GroupApiResultDTO
from .group_contact_api_result_dto import GroupContactApiResultDTO
from .group_contact_list_api_result_dto import GroupContactListApiResultDTO
from .group_list_api_result_dto import GroupListApiResultDTO
from .group_model import GroupModel
from .opt_out_api_result_dto import OptOutApiResultDTO
from .opt_out_batch_api_result_dto import OptOutBatchApiResultDTO
from .opt_out_list_api_result_dto import OptOutListApiResultDTO
from .opt_out_model import OptOutModel
from .received_webhook import ReceivedWebhook
from .recipient_model import RecipientModel
from .reschedule_request_result import RescheduleRequestResult
from .sms_received_message import SMSReceivedMessage
from .sms_received_result import SMSReceivedResult
from .sms_reply_result import SMSReplyResult
from .sms_send_result import SMSSendResult
from .sms_sent_message import SMSSentMessage
from .status_recipient import StatusRecipient
from .status_result import StatusResult
from .status_webhook import StatusWebhook

__all__ = [
    "AbortRequestResult",
    "Attachment",
    "ContactApiResultDTO",
    "ContactGroupApiResultDTO",
    "ContactGroupListApiResultDTO",
    "ContactListApiResultDTO",
    "ContactModel",
    "GroupApiResultDTO",
    "GroupContactApiResultDTO",
    "GroupContactListApiResultDTO",
    "GroupListApiResultDTO",
    "GroupModel",
    "OptOutApiResultDTO",
    "OptOutBatchApiResultDTO",
    "OptOutListApiResultDTO",
    "OptOutModel",
    "ReceivedWebhook",
    "RecipientModel",
    "RescheduleRequestResult",
    "SMSReceivedMessage",
    "SMSReceivedResult",
    "SMSReplyResult",
    "SMSSendResult",
    "SMSSentMessage",
    "StatusRecipient",
    "StatusResult",
    "StatusWebhook",
]
