// A choice of the results that a message can have.

import * as api from "./api.js";
import { h } from "./dom.js";

let table = null;

/** The published table: each result, and the number that stands for it. */
export async function results() {
  table ??= api.outcomeTable().then((answer) => answer.Numbers);
  return table;
}

export async function fillResults(select) {
  const names = [...new Set((await results()).map(({ Result }) => Result))];
  select.replaceChildren(...names.map((name) => h("option", {}, name)));
}

export function resultChooser(label, apply) {
  const select = h("select", { "aria-label": label, data: { key: "result" } });
  fillResults(select).catch(() => {});
  const button = h("button", { type: "button", data: { key: "apply" }, on: { click: () => apply(select.value) } }, "Set outcome");
  return h("div", { class: "set" }, select, button);
}
