// One message: its text, what became of it at each recipient, its parts, replies, webhooks and the request that made it.

import { attempt } from "./announce.js";
import * as api from "./api.js";
import { byId, empty, facts, fill, h, table, written } from "./dom.js";
import { badge, count, when, whole } from "./format.js";
import { rawRequest, webhookEntry } from "./exchange.js";
import { parts } from "./parts.js";
import { resultChooser } from "./results.js";
import { address } from "./router.js";
import { now } from "./state.js";

const SHOWN = 20;
const MORE = 200;

const box = byId("message");
let id = "";
let message = null;
let drawn = "";
let chosen = 0;
let rows = SHOWN;

export async function openMessage(wanted) {
  [id, message, drawn, chosen, rows] = [wanted, null, "", 0, SHOWN];
  if (wanted === "") fill(box, h("p", { class: "hint" }, "Choose a message to see what became of it."));
  else {
    await refreshMessage();
    box.scrollTop = 0;
  }
}

export async function refreshMessage() {
  if (id === "") return;
  const wanted = id;
  try {
    const answer = await api.message(wanted);
    if (wanted === id) draw(answer);
  } catch (error) {
    if (wanted !== id) return;
    drawn = "";
    fill(box, h("p", { class: "hint" }, error.status === 404 ? "This message is no more." : error.message));
  }
}

function draw(answer) {
  const text = JSON.stringify(answer);
  if (text === drawn) return;
  drawn = text;
  message = answer;
  redraw();
}

function redraw() {
  const recipient = message.Recipients[chosen] ?? message.Recipients[0];
  fill(box, head(recipient), recipients(), said(recipient), timeline(recipient), segmentation(recipient),
    replies(recipient), webhooks(), request());
}

function head(recipient) {
  const others = message.Count - 1;
  return h("header", { class: "message-head" },
    h("div", { class: "title" },
      h("a", { class: "back", href: address("messages"), "aria-label": "Back to all messages", data: { key: "back" } }, "‹"),
      h("h1", {}, recipient?.Destination ?? "No recipient", others > 0 ? h("small", {}, ` + ${others}`) : null),
      badge(message.Status)),
    facts([
      ["Sent", whole(message.CreatedTimeUTC)],
      ["MessageID", h("span", { class: "mono" }, message.MessageID)],
      ["Reference", message.Reference],
      ["From", message.FromNumber],
      ["To be sent", message.DelayedTimeUTC > message.CreatedTimeUTC ? whole(message.DelayedTimeUTC) : ""],
      ["Mode", message.Mode],
      ["API", message.Version],
      ["Price", message.Price],
    ]),
    recipient ? actions(recipient) : null);
}

function actions(recipient) {
  return h("div", { class: "action" },
    h("a", { class: "button", href: address("conversations", recipient.Destination), data: { key: "phone" } }, "Reply as this phone"),
    resultChooser("Set the outcome of this message", (result) => attempt(
      () => api.setMessageOutcome(id, { Result: result, ...only(recipient) }),
      `The outcome is ${result}.`,
    )));
}

function only(recipient) {
  return message.Recipients.length > 1 ? { Destination: recipient.Destination } : {};
}

function block(title, ...children) {
  return h("section", { class: "block", "aria-label": title }, h("h2", {}, title), ...children);
}

function recipients() {
  if (message.Recipients.length < 2) return null;
  const shown = message.Recipients.slice(0, rows).map((recipient, index) => h("tr", { "aria-current": index === chosen ? "true" : null },
    h("td", {}, h("button", { type: "button", class: "quiet", data: { key: `to-${index}` }, on: { click: () => choose(index) } }, recipient.Destination)),
    h("td", {}, badge(recipient.Result || recipient.Status)),
    h("td", {}, recipient.Parts ?? ""),
    h("td", {}, recipient.Price ?? "")));
  const left = message.Recipients.length - rows;
  const unshown = message.Count - message.Recipients.length;
  const title = `${count(message.Count, "recipient")}${unshown > 0 ? `, the first ${message.Recipients.length} shown` : ""}`;
  const more = h("button", { type: "button", data: { key: "more" }, on: { click: showMore } }, `Show more of the ${left} left`);
  return block(title, table("Recipients", ["Number", "Result", "Parts", "Price"], shown), left > 0 ? more : null);
}

function choose(index) {
  chosen = index;
  redraw();
}

function showMore() {
  rows += MORE;
  redraw();
}

function said(recipient) {
  const text = recipient?.Text ?? message.Text;
  return block("Text", written("p", text, { class: "bubble" }));
}

function timeline(recipient) {
  const items = (recipient?.Timeline ?? []).map((step) => h("li", {}, step.What, when(step.TimeUTC, now())));
  return block("Delivery", facts([["Result", badge(recipient?.Result || recipient?.Status)], ["Price", recipient?.Price]]),
    items.length === 0 ? empty("Nothing has happened yet.") : h("ol", { class: "timeline" }, items));
}

function segmentation(recipient) {
  const segments = recipient?.Segments ?? [];
  return segments.length === 0 ? null : block(`Sent as ${count(segments.length, "part")}`, parts(segments));
}

function replies(recipient) {
  const found = recipient?.Replies ?? [];
  if (found.length === 0) return null;
  return block(count(found.length, "reply", "replies"),
    ...found.map((reply) => h("div", {}, written("p", reply.MessageText, { class: "bubble in" }), when(reply.ReceivedTimeUTC, now()))));
}

function webhooks() {
  const found = message.Webhooks;
  return block("Webhooks", found.length === 0 ? empty("None was posted for this message.") : h("div", { class: "entries" }, found.map(webhookEntry)));
}

function request() {
  return message.Request ? block("Request", rawRequest(message.Request)) : null;
}
