"""A whole BestSMS on your own machine, with an inbox in the browser. Needs `pip install "bestsms[sandbox]"`.

from bestsms import BestSMS
from bestsms.sandbox import Sandbox

with Sandbox() as sandbox, BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL) as client:
    client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients="+61491570006")
    print(sandbox.URL)
"""

from bestsms.sandbox.embedded import Sandbox, SandboxError
from bestsms.sandbox.outbox import Outbox, SentSMS
from bestsms.sandbox.settings import Settings, User
from bestsms.sandbox.store import StoreError

__all__ = ["Outbox", "Sandbox", "SandboxError", "SentSMS", "Settings", "StoreError", "User"]
