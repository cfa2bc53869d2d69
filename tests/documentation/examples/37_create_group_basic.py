from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.Group.Create(
    GroupCode="Test-Group",
    GroupName="Test Group"
)

print(response)
