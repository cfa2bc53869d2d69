from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.ContactGroup.List(
    RecordsPerPage=10,
    Page=1,
    ContactID="AAAAAAAA-BBBB-BBBB-CCCC-DDDDDDDDDDDD"
)

print(response)
