from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.Contact.Update(
    ContactID="AAAAAAAA-BBBB-BBBB-CCCC-DDDDDDDDDDDD",
    Attention="Test Attention"
)

print(response)
