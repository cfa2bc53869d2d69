from bestsms import BestSMS
from bestsms.api.addressbook.contacts.dtos.contact_model import ContactModel
from bestsms.api.addressbook.groups.dtos.group_model import GroupModel
from bestsms.api.messaging.dtos.recipient_model import RecipientModel

client = BestSMS(
    AuthToken="[Your Auth Token]"                     # Auth Token
)

response = client.Messaging.SMS.SendMessage(
    MessageID   = "ID12345",                          # Your custom MessageID
    Reference   = "Test SMS - Advanced version",      # Reference
    SMSEmailReply = "[email protected]",                 # Email address to receive reply back

    ForceGSMChars = True,                             #  Convert multi-byte characters into normalised GSM character
    MessageText = "Test SMS Message for [[Attention]] at [[Company]]. Click [[Reply]] to reply.",

    Recipients      = [
        "+61421000001",                                # Mobile Number
        {
            "Recipient": "+61421000002",               # Recipient Mobile Number
            "Company": "Example Corp",                # Company Name
            "Attention": "John Doe",                  # Attention
            "First Name": "John",
            "Last Name": "Doe",
            "Custom1": "",
            "Custom2": ""
        },
        {
            "GroupID": "4000000b-f002-4007-b00a-c00000000001"
        },
        {
            "ContactID": "6000000b-f002-4007-b00a-c00000000002"
        },
        RecipientModel(
            Recipient = "+61421000003",                # Recipient Mobile Number
            Company = "Test Company 2",               # Company Name
            Attention = "Test Recipient 2",           # Attention
            Custom1 = "Custom1",                      # Custom Field
            Custom2 = "Custom2",
            Custom3 = "Custom3",
            Custom4 = "Custom4",
            Custom5 = "Custom5"
        ),
        GroupModel (
            GroupID = "4000000b-f002-4007-b00a-c00000000003"
        ),
        ContactModel (
            ContactID = "6000000b-f002-4007-b00a-c00000000004"
        ),
        RecipientModel(
            ContactID = "6000000b-f002-4007-b00a-c00000000005"
        )
    ]
)

print(response)
