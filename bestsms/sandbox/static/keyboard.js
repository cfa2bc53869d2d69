// Single keys, as the help lists them. They can be switched off, and never work while somebody types.

import { byId } from "./dom.js";
import { go } from "./router.js";
import { shortcuts } from "./state.js";

const SECTIONS = ["messages", "conversations", "addressbook", "log", "tools"];

export function listen(view) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") escape(view(), event);
    else if (!isTyping(event.target) && pressed(event, view())) event.preventDefault();
  });
  byId("shortcuts").checked = shortcuts.on;
  byId("shortcuts").addEventListener("change", (event) => { shortcuts.on = event.target.checked; });
  byId("help-button").addEventListener("click", () => byId("help").showModal());
}

function isTyping(target) {
  return target.matches("input, textarea, select");
}

function isList(target) {
  return target === document.body || target.id === "main" || target.matches("[role=listbox], .detail");
}

function pressed(event, view) {
  if (isList(event.target) && arrows(event.key, view)) return true;
  if (!shortcuts.on) return false;
  const section = SECTIONS[Number(event.key) - 1];
  if (section) go(section);
  else if (event.key === "j") view.keys?.move(1);
  else if (event.key === "k") view.keys?.move(-1);
  else if (event.key === "r") view.keys?.reply();
  else if (event.key === "/") search();
  else if (event.key === "?") byId("help").showModal();
  else return false;
  return true;
}

function arrows(key, view) {
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
  if (!view.keys) return false;
  if (key === "Enter") view.keys.open();
  else if (key in steps) view.keys.move(steps[key]);
  else return false;
  return true;
}

function search() {
  go("messages");
  byId("query").focus();
  byId("query").select();
}

function escape(view, event) {
  if (event.target.id === "query") {
    byId("message-list").focus();
  } else if (isTyping(event.target)) {
    event.target.blur();
    (event.target.closest("[tabindex], .detail") ?? byId("main")).focus();
  } else {
    view.keys?.back();
  }
}
