from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.ContactGroup.Delete(
    ContactID = "AAAAAAAA-BBBB-BBBB-CCCC-DDDDDDDDDDDD",
    GroupID = "BBBBBBBB-CCCC-DDDD-EEEE-FFFFFFFFFFFF"
)

print(response)
