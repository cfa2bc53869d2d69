from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

response = client.Actions.Abort.SendRequest(
    MessageID="ID123456",             # MessageID generated from system OR your message ID if specified
)

print(response)
