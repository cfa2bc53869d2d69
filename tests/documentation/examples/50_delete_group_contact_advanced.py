from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.GroupContact.Delete(
    GroupID = "BBBBBBBB-CCCC-DDDD-EEEE-FFFFFFFFFFFF",       # Required
    ContactID = "AAAAAAAA-BBBB-BBBB-CCCC-DDDDDDDDDDDD"      # Required
)

print(response)
