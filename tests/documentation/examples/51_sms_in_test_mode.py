from bestsms import BestSMS

client = BestSMS(
    AuthToken="[Your Auth Token]"     # Auth Token
)

request = client.Messaging.SMS

# Test mode
request.SendMode = "Test"

response = request.SendMessage(
    Reference = "Test",               # Optional
    MessageText = "Test SMS",         # SMS Message
    Recipients = [                    # Recipient
        "+61421111111",
        "+61422222222"
    ]
)

print(response)
