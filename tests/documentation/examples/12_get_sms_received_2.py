from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Reports.SMSReceived.Poll(
    DateFrom = "2025-08-01 00:00:00", # Return results from the date/time
    DateTo = "2025-08-31 23:59:59",   # Return results to the date/time
    RecordsPerPage = 10,              # x numbers of records to return per request
    Page = 1                          # current location
)

print(response)
