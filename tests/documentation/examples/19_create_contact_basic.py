from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.Contact.Create(
    Attention="Test Person",
    FirstName="First",
    LastName="Last",
    MobilePhone="+61421000001",
)

print(response)
