from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Addressbook.Group.Update(
    GroupID = "BBBBBBBB-CCCC-DDDD-EEEE-FFFFFFFFFFFF",       # Required
    GroupCode = "Test_Group",
    GroupName = "Test Group 123"
)

print(response)
