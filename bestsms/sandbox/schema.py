"""The tables of a sandbox. Times are milliseconds since 1970 in UTC, prices ten-thousandths."""

from __future__ import annotations

__all__ = ["APPLICATION_ID", "SCHEMA", "TABLES", "VERSION"]

APPLICATION_ID = 0x42534D53
VERSION = 2

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
CREATE TABLE messages (
    id INTEGER PRIMARY KEY, message_id TEXT, job TEXT, reference TEXT, sub_account TEXT, department TEXT,
    from_number TEXT, text TEXT, mode TEXT, version TEXT, webhook_url TEXT, webhook_format TEXT, state TEXT,
    created INTEGER, due INTEGER, sent INTEGER, count INTEGER, complete INTEGER, success INTEGER, failed INTEGER,
    price INTEGER, parts INTEGER, first TEXT, request INTEGER
);
CREATE INDEX messages_by_id ON messages (message_id, id);
CREATE INDEX messages_by_state ON messages (state, id);
CREATE TABLE recipients (
    id INTEGER PRIMARY KEY, message INTEGER, seq INTEGER, destination TEXT, contact_id TEXT, group_id TEXT,
    fields TEXT, text TEXT, status TEXT, result TEXT, sent INTEGER, price INTEGER, parts INTEGER, planned TEXT
);
CREATE INDEX recipients_of_message ON recipients (message, seq);
CREATE INDEX recipients_by_number ON recipients (destination, id);
CREATE INDEX recipients_reached ON recipients (destination, id) WHERE status <> 'FAILED';
CREATE TABLE recent (destination TEXT, digest BLOB, sent INTEGER, PRIMARY KEY (destination, digest)) WITHOUT ROWID;
CREATE TABLE inbound (
    id INTEGER PRIMARY KEY, received_id TEXT, message INTEGER, recipient INTEGER, number TEXT, contact_id TEXT,
    text TEXT, received INTEGER
);
CREATE INDEX inbound_by_time ON inbound (received, id);
CREATE INDEX inbound_of_recipient ON inbound (recipient);
CREATE INDEX inbound_by_number ON inbound (number, id);
CREATE TABLE handsets (number TEXT PRIMARY KEY, text TEXT, at INTEGER, count INTEGER) WITHOUT ROWID;
CREATE INDEX handsets_by_time ON handsets (at);
CREATE TABLE optouts (
    id INTEGER PRIMARY KEY, optout_id TEXT UNIQUE, kind TEXT, destination TEXT, contact_id TEXT, sub_account TEXT,
    department TEXT, stop_message TEXT, notes TEXT, original_message TEXT, created INTEGER, updated INTEGER
);
CREATE INDEX optouts_by_destination ON optouts (destination, kind);
CREATE TABLE outcomes (id INTEGER PRIMARY KEY, result TEXT, destination TEXT, remaining INTEGER);
CREATE TABLE work (id INTEGER PRIMARY KEY, due INTEGER, kind TEXT, ref INTEGER, position INTEGER);
CREATE INDEX work_by_time ON work (due, id);
CREATE INDEX work_by_ref ON work (ref, kind);
CREATE TABLE webhooks (
    id INTEGER PRIMARY KEY, kind TEXT, message INTEGER, inbound INTEGER, url TEXT, format TEXT, body TEXT,
    destination TEXT, created INTEGER, until INTEGER, state TEXT, attempts INTEGER
);
CREATE INDEX webhooks_of_message ON webhooks (message, id);
CREATE INDEX webhooks_by_state ON webhooks (state, id);
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY, webhook INTEGER, at INTEGER, status INTEGER, answer TEXT, took INTEGER
);
CREATE INDEX attempts_of_webhook ON attempts (webhook, id);
CREATE TABLE requests (
    id INTEGER PRIMARY KEY, at INTEGER, method TEXT, path TEXT, operation TEXT, headers TEXT, body BLOB,
    status INTEGER, answer BLOB, took INTEGER, message INTEGER
);
CREATE TABLE contacts (
    id INTEGER PRIMARY KEY, contact_id TEXT UNIQUE, mobile TEXT, owner TEXT, sub_account TEXT, department TEXT,
    view_by TEXT, edit_by TEXT, created INTEGER, updated INTEGER, fields TEXT
);
CREATE INDEX contacts_by_mobile ON contacts (mobile);
CREATE TABLE groups (
    id INTEGER PRIMARY KEY, group_id TEXT UNIQUE, code TEXT UNIQUE, name TEXT, sub_account TEXT, department TEXT,
    view_by TEXT, access TEXT, owner TEXT, owner_sub_account TEXT, owner_department TEXT, created INTEGER,
    updated INTEGER
);
CREATE TABLE members (contact INTEGER, grp INTEGER, PRIMARY KEY (grp, contact)) WITHOUT ROWID;
CREATE INDEX members_by_contact ON members (contact, grp);
"""
TABLES = tuple(line.split()[2] for line in SCHEMA.splitlines() if line.startswith("CREATE TABLE"))
