from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.Contact.Delete(
    ContactID="AAAAAAAA-BBBB-BBBB-CCCC-DDDDDDDDDDDD"
)

print(response)
