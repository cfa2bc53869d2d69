// How times, counts and states are written.

import { h } from "./dom.js";

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });
const NUMBER = new Intl.NumberFormat();

const TONES = new Map(Object.entries({
  success: "good", completed: "good", delivered: "good", sentok: "good", deliveredtonetwork: "good", received: "good",
  failed: "bad", undelivered: "bad", pending: "wait", delayed: "hold", credithold: "hold", updated: "hold",
}));

/** Read a time of the sandbox: `YYYY-MM-DD HH:MM:SS` is UTC, as is any other without a zone. */
export function moment(text) {
  if (!text) return null;
  const iso = String(text).replace(" ", "T");
  const time = new Date(/(Z|[+-]\d\d:?\d\d)$/i.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(time.getTime()) ? null : time;
}

/** A short time, the whole of it as its title. */
export function when(text, now = new Date()) {
  const time = moment(text);
  if (!time) return h("span", {}, text ?? "");
  return h("time", { datetime: time.toISOString(), title: FULL.format(time) }, short(time, now));
}

function short(time, now) {
  if (time.toDateString() === now.toDateString()) return CLOCK.format(time);
  if (time.getFullYear() !== now.getFullYear()) return DATE.format(time);
  return `${DAY.format(time)}, ${CLOCK.format(time).slice(0, 5)}`;
}

export function whole(text) {
  const time = moment(text);
  return time ? FULL.format(time) : String(text ?? "");
}

export function count(number, one, many = `${one}s`) {
  return `${NUMBER.format(number)} ${number === 1 ? one : many}`;
}

export function tone(status) {
  const name = String(status ?? "").toLowerCase().replaceAll(/[\s-]/g, "");
  if (/^\d+$/.test(name)) return Number(name) < 300 ? "good" : "bad";
  return TONES.get(name) ?? (/^(rejected|bad|invalid|destination|link|nopermit)/.test(name) ? "bad" : "plain");
}

export function badge(status, toned = tone(status)) {
  return h("span", { class: `badge ${toned}`.trim() }, status || "—");
}

/** Seconds as days, hours, minutes and seconds. */
export function duration(seconds) {
  const left = Math.round(Math.abs(seconds));
  const units = [[Math.floor(left / 86400), "d"], [Math.floor(left / 3600) % 24, "h"], [Math.floor(left / 60) % 60, "min"], [left % 60, "s"]];
  const text = units.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`).join(" ");
  return text === "" ? "0 s" : text;
}

/** JSON indented; what is no JSON as it is. */
export function indented(text) {
  if (text === null || text === undefined) return "";
  if (typeof text !== "string") return JSON.stringify(text, null, 2);
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
