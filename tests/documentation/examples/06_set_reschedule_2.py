from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Actions.Reschedule.SendRequest(
    MessageID="ID123456",             # MessageID generated from system OR your message ID if specified
    SendTime="2025-08-12 12:00:00"    # New Date/Time
)

print(response)
