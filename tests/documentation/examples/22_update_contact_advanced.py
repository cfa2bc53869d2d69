from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.Contact.Update(
    ContactID="AAAAAAAA-BBBB-BBBB-CCCC-DDDDDDDDDDDD",
    Attention="Test Attention",
    Title="Mr",
    Company="BestSMS Australia",
    FirstName="First",
    LastName="Last",
    MobilePhone="+614213334444",
    ViewPublic="Account",
    EditPublic="Account"
)

print(response)
