// The messages: the list with its search and filter, and the message beside it.

import { announce, notify } from "./announce.js";
import * as api from "./api.js";
import { byId, fill, h } from "./dom.js";
import { badge, count, when } from "./format.js";
import { VirtualList } from "./list.js";
import { openMessage, refreshMessage } from "./message.js";
import { glance, go } from "./router.js";
import { now, state } from "./state.js";

const section = byId("messages");
const search = { query: "", status: "" };
let open = "";
let typing = 0;

const list = new VirtualList(byId("message-list"), {
  rowHeight: 72,
  load: async (page, recordsPerPage) => {
    const { Messages, TotalRecords } = await api.messages({ ...search, page, recordsPerPage });
    return { items: Messages, total: TotalRecords };
  },
  draw,
  key: (message) => message.ID,
  onOpen: (message) => go("messages", message.ID),
  onTotal: told,
  onFailed: (error) => notify(error.message, true),
});

function draw(row, message) {
  row.classList.toggle("loading", !message);
  if (!message) {
    fill(row, h("span", { class: "who" }), h("span"), h("span", { class: "what" }));
    return;
  }
  const more = message.Recipients > 1 ? h("small", {}, `+ ${message.Recipients - 1}`) : null;
  const parts = message.Parts > 1 ? h("span", { class: "badge" }, count(message.Parts, "part")) : null;
  fill(row,
    h("span", { class: "who" }, message.Destination || "No recipient", more),
    when(message.CreatedTimeUTC, now()),
    h("span", { class: "what", dir: "auto" }, message.Text || "No text"),
    h("span", { class: "side" }, parts, badge(shown(message))));
}

/** A message that has ended tells how. */
function shown({ Status, Success = 0, Failed = 0 }) {
  if (Status !== "Completed" || Success + Failed === 0) return Status;
  if (Failed === 0) return "Delivered";
  return Success === 0 ? "Failed" : `${Failed} failed`;
}

function told(total, grown) {
  const searching = search.query !== "" || search.status !== "";
  if (grown > 0 && grown < total && !searching) announce(`${count(grown, "new message")}, ${total} in all.`);
  hint(total, searching);
}

function hint(total, searching) {
  const box = byId("messages-empty");
  box.hidden = total > 0;
  byId("message-list").hidden = total === 0;
  if (total > 0) return;
  if (searching) fill(box, "No message is like that.");
  else fill(box, h("p", {}, "Nothing has been sent yet."), h("p", {}, "Let your program send to this sandbox:"),
    h("pre", {}, `BESTSMS_API_URL=${state().BaseURL}\nBESTSMS_AUTH_TOKEN=${state().Token ?? ""}`));
}

async function searched() {
  await list.restart();
  hint(list.total, search.query !== "" || search.status !== "");
  if (search.query || search.status) announce(`${count(list.total, "message")} found.`);
}

export function setQuery(text) {
  clearTimeout(typing);
  typing = setTimeout(() => {
    if (text.trim() === search.query) return;
    search.query = text.trim();
    searched();
  }, 180);
}

byId("status").addEventListener("change", (event) => {
  search.status = event.target.value;
  searched();
});

export async function show(id) {
  const before = open;
  open = id;
  section.classList.toggle("open", id !== "");
  list.select(id === "" ? null : Number(id));
  if (id !== before || id === "") await openMessage(id);
}

/** What it is drawn anew for. */
export const kinds = ["Message", "Inbound", "Webhook", "Clock"];

export async function changed() {
  await Promise.all([list.refresh(), refreshMessage()]);
  hint(list.total, search.query !== "" || search.status !== "");
}

export const keys = {
  move(step) {
    const message = list.move(step);
    if (message && open !== "") glance("messages", message.ID);
  },
  open() {
    if (list.selected) go("messages", list.selected.ID);
  },
  reply() {
    if (list.selected) go("conversations", list.selected.Destination);
  },
  back() {
    if (open === "") return;
    go("messages");
    byId("message-list").focus();
  },
};
