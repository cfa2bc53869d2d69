from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.GroupContact.List(
    GroupID = "BBBBBBBB-CCCC-DDDD-EEEE-FFFFFFFFFFFF",       # Required
    Page = 1
)

print(response)
