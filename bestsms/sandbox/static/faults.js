// The card of faults.

import { attempt } from "./announce.js";
import * as api from "./api.js";
import { byId, fill, h } from "./dom.js";
import { count } from "./format.js";

const form = byId("fault-form");

export async function drawFaults() {
  const { Faults } = await api.faults();
  const rows = Faults.map((fault) => h("li", {}, h("span", { class: "what" }, h("b", {}, named(fault.Kind)), ` ${often(fault)}`)));
  const clear = h("button", { type: "button", class: "small", data: { key: "clear-faults" }, on: { click: () => attempt(api.clearFaults).then(drawFaults) } }, "Clear all faults");
  fill(byId("fault-list"), rows.length === 0 ? null : [h("ul", { class: "list" }, rows), clear]);
}

function named(kind) {
  return [...form.elements.Kind.options].find((option) => option.value === kind)?.text ?? kind;
}

function often({ Count, Probability, Operation }) {
  const amount = Count === null ? `${Math.round(Probability * 100)}% of` : `the next ${count(Count, "request")} of`;
  return `${amount} ${Operation || "all operations"}`;
}

form.elements.Mode.addEventListener("change", adjust);
form.addEventListener("reset", () => setTimeout(adjust));

function adjust() {
  const chance = form.elements.Mode.value === "Probability";
  byId("fault-amount").textContent = chance ? "Per cent" : "Requests";
  Object.assign(form.elements.Amount, { value: chance ? "20" : "1", max: chance ? "100" : "" });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { Kind, Mode, Amount, Operation, Seed } = Object.fromEntries(new FormData(form));
  const often = Mode === "Probability" ? { Probability: Number(Amount) / 100 } : { Count: Number(Amount) };
  const body = { Kind, ...often, ...(Operation ? { Operation } : {}), ...(Seed ? { Seed: Number(Seed) } : {}) };
  if (await attempt(() => api.addFault(body), "The fault is set.")) form.reset();
  await drawFaults();
});
