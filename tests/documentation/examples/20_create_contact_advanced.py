from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.Contact.Create(
    Title="Mr",
    Company="BestSMS Australia",
    FirstName="First",
    LastName="Last",
    MobilePhone="+61421000001",
    ViewPublic="Account",
    EditPublic="Account"
)

print(response)
