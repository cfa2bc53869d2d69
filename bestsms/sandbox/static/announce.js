// What is said: to a screen reader in the live region, to everybody in the bar at the bottom.

import { byId } from "./dom.js";

let timer = 0;

/** Said to screen readers only. */
export function announce(text) {
  byId("live").textContent = text;
}

/** Shown for some seconds, and said. */
export function notify(text, bad = false) {
  const bar = byId("notice");
  bar.textContent = text;
  bar.classList.toggle("bad", bad);
  bar.hidden = false;
  announce(text);
  clearTimeout(timer);
  timer = setTimeout(() => { bar.hidden = true; }, bad ? 8000 : 4000);
}

/** Run something that calls the sandbox; a refusal is shown, not thrown. Tells whether it went well. */
export async function attempt(action, done = "") {
  try {
    await action();
  } catch (error) {
    notify(error.message, true);
    return false;
  }
  if (done) notify(done);
  return true;
}
