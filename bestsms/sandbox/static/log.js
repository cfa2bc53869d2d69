// What went over the wire: requests to the API, and webhooks with each of their attempts.

import { notify } from "./announce.js";
import * as api from "./api.js";
import { byId, empty, fill, h } from "./dom.js";
import { requestEntry, webhookEntry } from "./exchange.js";

const SIZE = 50;
const KINDS = {
  requests: { read: api.requests, entries: (answer) => answer.Requests, draw: requestEntry, none: "No request has come in yet." },
  webhooks: { read: api.webhooks, entries: (answer) => answer.Webhooks, draw: webhookEntry, none: "No webhook has been posted yet." },
};
let kind = "requests";
let page = 1;
let drawn = "";

export async function show(id) {
  const wanted = id in KINDS ? id : "requests";
  if (wanted !== kind) page = 1;
  [kind, drawn] = [wanted, ""];
  for (const link of document.querySelectorAll("[data-log]")) {
    if (link.dataset.log === kind) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  await changed();
}

/** What it is drawn anew for. */
export const kinds = ["Request", "Webhook", "Clock"];

export async function changed() {
  const [wanted, at] = [kind, page];
  try {
    const answer = await KINDS[wanted].read({ page: at, recordsPerPage: SIZE });
    const text = JSON.stringify([wanted, at, answer]);
    if (wanted !== kind || at !== page || text === drawn) return;
    drawn = text;
    draw(answer);
  } catch (error) {
    notify(error.message, true);
  }
}

function draw(answer) {
  const { entries, draw: entry, none } = KINDS[kind];
  const found = entries(answer);
  fill(byId("log-entries"), found.length === 0 ? empty(none) : h("div", { class: "entries" }, found.map(entry)));
  const pages = Math.max(1, Math.ceil((answer.TotalRecords ?? found.length) / SIZE));
  fill(byId("log-pager"), pages < 2 ? null : [turner("Newer", -1, page <= 1), `Page ${page} of ${pages}`, turner("Older", 1, page >= pages)]);
}

function turner(text, step, disabled) {
  return h("button", { type: "button", disabled, data: { key: text }, on: { click: () => { page += step; changed(); } } }, text);
}
