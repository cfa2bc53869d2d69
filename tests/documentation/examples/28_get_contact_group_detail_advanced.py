from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.ContactGroup.Detail(
    ContactID="AAAAAAAA-BBBB-BBBB-CCCC-DDDDDDDDDDDD",
    GroupCode="Test_Group"
)

print(response)
