from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Reports.SMSReceived.Poll(
    TimePeriod = 1440                 # Return results from the last x minutes
)

print(response)
