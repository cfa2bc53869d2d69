from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.GroupContact.List(
    GroupID = "BBBBBBBB-CCCC-DDDD-EEEE-FFFFFFFFFFFF",       # Required
    RecordsPerPage = 10,
    Page = 1
)

print(response)
