// What the whole page knows: the sandbox's own state, and the settings of this browser.

import * as api from "./api.js";

const listeners = [];
let current = {};
let read = Date.now();

export function onState(listener) {
  listeners.push(listener);
}

export async function refreshState() {
  current = await api.state();
  read = Date.now();
  for (const listener of listeners) listener(current);
}

export const state = () => current;

/** The sandbox's time, which runs on between two readings. */
export function now() {
  const time = Date.parse(current.Now ?? "");
  return Number.isNaN(time) ? new Date() : new Date(time + Date.now() - read);
}

export const shortcuts = {
  get on() {
    return localStorage.getItem("shortcuts") !== "off";
  },
  set on(value) {
    localStorage.setItem("shortcuts", value ? "on" : "off");
  },
};
