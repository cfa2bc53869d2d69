// The address book: groups on one side, the contacts of one group or all of them on the other, and one contact.

import { notify } from "./announce.js";
import * as api from "./api.js";
import { byId, empty, facts, fill, h, table } from "./dom.js";
import { whole } from "./format.js";
import { address } from "./router.js";

const SIZE = 50;
const GROUPS = 500;
const TIMES = /Time(Local|UTC)/;
let shown = "";
let page = 1;
let group = "";
let contact = null;

export async function show(id) {
  if (id !== group) [page, contact] = [1, null];
  group = id;
  shown = "";
  await changed();
}

/** What it is drawn anew for. */
export const kinds = ["Contact", "Group"];

export async function changed() {
  try {
    const [groups, contacts] = await Promise.all([
      api.groups({ recordsPerPage: GROUPS }),
      api.contacts({ group, page, recordsPerPage: SIZE }),
    ]);
    draw(groups, contacts);
  } catch (error) {
    if (error.status === 404 && group !== "") location.hash = address("addressbook");
    else notify(error.message, true);
  }
}

function draw(groups, contacts) {
  const text = JSON.stringify([groups, contacts, page]);
  if (text === shown) return;
  shown = text;
  drawGroups(groups.Groups);
  drawContacts(contacts);
  drawContact();
}

function drawGroups(groups) {
  const links = groups.map((one) => link(one.GroupID, one.GroupName, one.GroupCode));
  fill(byId("groups"), h("div", { class: "choices" }, link("", "All contacts"), links), groups.length === 0 ? empty("There is no group.") : null);
  const open = groups.find((one) => one.GroupID === group);
  byId("contacts-heading").textContent = open ? open.GroupName : "All contacts";
}

function link(id, name, code) {
  return h("a", { href: address("addressbook", id), "aria-current": id === group ? "true" : null, data: { key: `group-${id}` } },
    name, code ? h("small", {}, ` ${code}`) : null);
}

function drawContacts(answer) {
  const contacts = answer.Contacts;
  const rows = contacts.map((one) => h("tr", { "aria-current": one.ContactID === contact?.ContactID ? "true" : null },
    h("td", {}, h("button", { type: "button", class: "quiet", data: { key: one.ContactID }, on: { click: () => choose(one, answer) } }, name(one))),
    h("td", {}, one.MobilePhone ?? ""), h("td", {}, one.Company ?? ""), h("td", {}, one.EmailAddress ?? "")));
  if (contacts.length === 0) fill(byId("contacts"), empty(group === "" ? "There is no contact." : "This group has no contact."));
  else fill(byId("contacts"), h("div", { class: "panel" }, table("Contacts with their numbers", ["Name", "Mobile", "Company", "E-mail"], rows)), pager(answer));
}

function name(one) {
  return [one.FirstName, one.LastName].filter(Boolean).join(" ") || one.Attention || one.Company || one.MobilePhone || one.ContactID;
}

function pager({ PageCount = 1, TotalRecords = 0 }) {
  if (PageCount < 2) return null;
  const turn = (step) => { page += step; changed(); };
  return h("p", { class: "pager" },
    h("button", { type: "button", disabled: page <= 1, data: { key: "before" }, on: { click: () => turn(-1) } }, "Previous"),
    `Page ${page} of ${PageCount}, ${TotalRecords} contacts`,
    h("button", { type: "button", disabled: page >= PageCount, data: { key: "after" }, on: { click: () => turn(1) } }, "Next"));
}

function choose(one, answer) {
  contact = one;
  drawContacts(answer);
  drawContact();
}

function drawContact() {
  if (!contact) {
    fill(byId("contact"));
    return;
  }
  const entries = Object.entries(contact).filter(([, value]) => typeof value !== "object");
  fill(byId("contact"), h("div", { class: "card" }, h("h3", {}, name(contact)),
    facts(entries.map(([key, value]) => [key, TIMES.test(key) ? whole(value) : String(value)])),
    contact.MobilePhone ? h("a", { href: address("conversations", contact.MobilePhone) }, "Open this phone") : null));
}
