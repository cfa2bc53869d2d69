"""Clients share nothing."""

from __future__ import annotations

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from bestsms import AsyncBestSMS, BestSMS
from tests.servers import Answer, Received, Server

TOKENS = ("token-of-the-first", "token-of-the-second")


def mirror(request: Received) -> Answer:
    """Answer with what was sent."""
    message = request.message
    return Answer({"Result": "Success", "MessageID": message["MessageID"], "Reference": message["Reference"]})


def mixed_up(server: Server) -> list[tuple[str, str]]:
    """The requests whose token is not the one that their reference names."""
    return [
        (request.headers["Authorization"], request.message["Reference"])
        for request in server.requests
        if request.headers["Authorization"] != f"Basic {request.message['Reference']}"
    ]


def test_two_clients_in_32_threads_never_mix(server: Server) -> None:
    server.respond = mirror
    first, second = (
        BestSMS(token, BaseURL=server.url, TimeZone=zone) for token, zone in zip(TOKENS, ZONES, strict=True)
    )

    def work(number: int) -> bool:
        client, token = ((first, second)[number % 2], TOKENS[number % 2])
        request = client.Messaging.SMS
        request.Reference = token
        request.MessageID = f"N{number}"
        result = request.SendMessage(MessageText=token, Recipients="+61491570006")
        return (result.MessageID, result.Result) == (f"N{number}", "Success")

    with first, second, ThreadPoolExecutor(32) as pool:
        assert all(pool.map(work, range(640)))
    assert mixed_up(server) == []
    assert Counter((sent.message["Reference"], sent.message["TimeZone"]) for sent in server.requests) == {
        (TOKENS[0], "AUS Eastern"): 320,
        (TOKENS[1], "W. Australia"): 320,
    }
    assert len({sent.message["MessageID"] for sent in server.requests}) == 640


async def test_two_clients_in_200_tasks_never_mix(server: Server) -> None:
    server.respond = mirror
    async with (
        AsyncBestSMS(TOKENS[0], BaseURL=server.url) as first,
        AsyncBestSMS(TOKENS[1], BaseURL=server.url) as second,
    ):

        async def work(number: int) -> bool:
            client, token = ((first, second)[number % 2], TOKENS[number % 2])
            request = client.Messaging.SMS
            request.Reference = token
            await asyncio.sleep(0)
            result = await request.SendMessage(MessageText=token, Recipients="+61491570006", MessageID=f"N{number}")
            return (result.MessageID, result.Result) == (f"N{number}", "Success")

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work(number)) for number in range(200)]
    assert all(task.result() for task in tasks)
    assert mixed_up(server) == []
    assert Counter(sent.message["Reference"] for sent in server.requests) == dict.fromkeys(TOKENS, 100)


ZONES = ("Australia/Sydney", "Australia/Perth")
