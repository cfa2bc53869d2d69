from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.ContactGroup.List(
    Page=1,
    ContactID="AAAAAAAA-BBBB-BBBB-CCCC-DDDDDDDDDDDD"
)

print(response)
