// Requests and webhooks as they went over the wire.

import { attempt } from "./announce.js";
import * as api from "./api.js";
import { h, written } from "./dom.js";
import { badge, count, indented, when } from "./format.js";
import { now } from "./state.js";

/** Method, path, headers and body of a request to the API. */
export function rawRequest(request) {
  return h("details", { data: { key: `request-${request.ID ?? ""}` } },
    h("summary", {}, `${request.Method} ${request.Path}`), h("pre", { tabindex: 0, "aria-label": "Request" }, raw(request)));
}

function raw({ Method, Path, Headers, Body }) {
  const headers = Headers.map(([name, value]) => `${name}: ${value}`).join("\n");
  return `${Method} ${Path}\n${headers}\n\n${indented(Body)}`;
}

export function requestEntry(request) {
  return h("details", { class: "entry", data: { key: `request-${request.ID}` } },
    h("summary", {},
      when(request.TimeUTC, now()), badge(String(request.Status)), h("span", { class: "path mono" }, `${request.Method} ${request.Path}`),
      h("span", { class: "took" }, `${request.Milliseconds} ms`)),
    h("div", { class: "inside" },
      h("pre", { tabindex: 0, "aria-label": "Request" }, raw(request)),
      h("pre", { tabindex: 0, "aria-label": "Answer" }, indented(request.Answer))));
}

export function webhookEntry(webhook) {
  const attempts = webhook.Attempts;
  return h("details", { class: "entry", data: { key: `webhook-${webhook.ID}` } },
    h("summary", {},
      when(webhook.CreatedTimeUTC, now()), badge(webhook.State), h("b", {}, webhook.Type), h("span", {}, webhook.Destination),
      h("span", { class: "path mono" }, webhook.URL),
      h("span", { class: "took" }, count(attempts.length, "attempt"))),
    h("div", { class: "inside" },
      attempts.map((one) => h("div", { class: "line" },
        when(one.TimeUTC, now()), badge(String(one.Status || "No answer")),
        written("span", one.Answer, { class: "path mono" }), h("span", { class: "took" }, `${one.Milliseconds} ms`))),
      webhook.NextAttemptUTC ? h("p", { class: "dim" }, "Again ", when(webhook.NextAttemptUTC, now())) : null,
      webhook.Body ? h("pre", { tabindex: 0, "aria-label": "Webhook body" }, indented(webhook.Body)) : null,
      h("div", {}, h("button", { type: "button", class: "small", data: { key: `retry-${webhook.ID}` }, on: { click: () => retry(webhook.ID) } }, "Post again"))));
}

function retry(id) {
  return attempt(() => api.retryWebhook(id), "The webhook is posted again.");
}
