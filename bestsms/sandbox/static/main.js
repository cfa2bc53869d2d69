// The page: which section is shown, and what is read again when something changes.

import * as addressbook from "./addressbook.js";
import { attempt } from "./announce.js";
import * as conversations from "./conversations.js";
import { byId } from "./dom.js";
import { follow } from "./events.js";
import { listen } from "./keyboard.js";
import * as log from "./log.js";
import * as messages from "./messages.js";
import { go, parse } from "./router.js";
import { onState, refreshState } from "./state.js";
import * as tools from "./tools.js";

const VIEWS = { messages, conversations, addressbook, log, tools };
const TITLES = { messages: "Messages", conversations: "Phones", addressbook: "Contacts", log: "Log", tools: "Tools" };
let current = null;

const view = () => VIEWS[current];

async function route() {
  const { name, id } = parse(location.hash);
  const wanted = name in VIEWS ? name : "messages";
  const another = wanted !== current;
  if (another) reveal(wanted);
  await view().show(id);
  if (another) await view().changed();
  if (wanted === "conversations" && id !== "" && !document.activeElement.matches("[role=listbox], .sections a")) byId("reply").focus();
}

function reveal(wanted) {
  const first = current === null;
  if (!first) view().hide?.();
  current = wanted;
  for (const name of Object.keys(VIEWS)) byId(name).hidden = name !== wanted;
  for (const link of document.querySelectorAll("[data-section]")) {
    if (link.dataset.section === wanted) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${TITLES[wanted]} · BestSMS sandbox`;
  if (!first && document.activeElement.id !== "query") byId("main").focus({ preventScroll: true });
}

async function changed(kinds) {
  const concerned = [...view().kinds, "Connected", "Reset"].some((kind) => kinds.has(kind));
  await Promise.all([attempt(refreshState), concerned ? view().changed() : null]);
}

function linked(on) {
  byId("link").dataset.link = on ? "on" : "off";
  byId("link-text").textContent = on ? "Live" : "Not connected";
}

onState(({ Messages, PendingWebhooks }) => {
  byId("count-messages").textContent = Messages ? Messages.toLocaleString() : "";
  byId("count-webhooks").textContent = PendingWebhooks ? PendingWebhooks.toLocaleString() : "";
});
byId("search").addEventListener("submit", (event) => {
  event.preventDefault();
  byId("message-list").focus();
});
byId("query").addEventListener("input", (event) => {
  go("messages");
  messages.setQuery(event.target.value);
});
addEventListener("hashchange", route);
listen(view);
await attempt(refreshState);
await route();
follow(changed, linked);
