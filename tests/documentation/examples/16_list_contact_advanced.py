from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.Contact.List(
    RecordsPerPage=10,
    Page= 1
)

print(response)
