from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.Group.Delete(
    GroupID = "BBBBBBBB-CCCC-DDDD-EEEE-FFFFFFFFFFFF",       # Required
)

print(response)
