// The tools: outcomes, clock, faults, opted-out numbers, snapshots. Each card is a form and, below it, what there is.

import { attempt } from "./announce.js";
import * as api from "./api.js";
import { byId, facts, fill, h, table, written } from "./dom.js";
import { badge, count, duration, whole } from "./format.js";
import { drawFaults } from "./faults.js";
import { fillResults, results } from "./results.js";
import { now, onState, state } from "./state.js";

let prepared = false;
let shown = false;

export async function show() {
  shown = true;
  if (!prepared) {
    prepared = true;
    await attempt(prepare);
  }
  tick();
  await changed();
}

export function hide() {
  shown = false;
}

async function prepare() {
  await fillResults(byId("outcome-form").elements.Result);
  const rows = (await results()).map(({ Destination, Result }) => h("tr", {}, h("td", { class: "mono" }, Destination), h("td", {}, badge(Result))));
  fill(byId("magic"), table("Numbers and results", ["Number", "Result"], rows));
}

/** What it is drawn anew for. */
export const kinds = ["Outcome", "Fault", "OptOut", "Inbound", "Request", "Message", "Clock"];

export async function changed() {
  await Promise.all([lists.outcomes, lists.faults, lists.optOuts, lists.snapshots].map((draw) => attempt(draw)));
}

const lists = {
  async outcomes() {
    const { Outcomes } = await api.outcomes();
    const rows = Outcomes.map(({ Result, Destination, Count }) => h("li", {},
      h("span", { class: "what" }, badge(Result), ` for the next ${count(Count, "message")} to ${Destination || "any number"}`)));
    fill(byId("outcome-list"), rows.length === 0 ? null : [h("ul", { class: "list" }, rows), clearing("outcomes", api.clearOutcomes)]);
  },
  faults: drawFaults,
  async optOuts() {
    const { OptOuts } = await api.optOuts();
    const rows = OptOuts.map(({ Number: number, Text }) => h("li", {},
      h("span", { class: "what" }, number, Text ? written("span", ` ${Text}`, { class: "dim" }) : null),
      h("button", { type: "button", class: "small", "aria-label": `Let ${number} in again`, data: { key: `optout-${number}` },
        on: { click: () => attempt(() => api.removeOptOut(number)).then(changed) } }, "Let in again")));
    fill(byId("optout-list"), rows.length === 0 ? null : h("ul", { class: "list" }, rows));
  },
  async snapshots() {
    const { Snapshots } = await api.snapshots();
    const rows = Snapshots.map((Name) => h("li", {},
      h("span", { class: "what" }, Name),
      h("button", { type: "button", class: "small", "aria-label": `Go back to ${Name}`, data: { key: `snapshot-${Name}` },
        on: { click: () => attempt(() => api.restore(Name), `Everything is as it was at ${Name}.`).then(changed) } }, "Go back")));
    fill(byId("snapshot-list"), rows.length === 0 ? null : h("ul", { class: "list" }, rows));
  },
};

export function clearing(what, action) {
  return h("button", { type: "button", class: "small", data: { key: `clear-${what}` }, on: { click: () => attempt(action).then(changed) } }, `Clear all ${what}`);
}

/** Call something with what a form holds; the form is emptied when it went well. */
function submits(id, action, done) {
  byId(id).addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
    if (await attempt(() => action(given), done)) form.reset();
    await changed();
  });
}

submits("outcome-form", ({ Count, ...given }) => api.setOutcome({ ...given, Count: Number(Count) }), "The next outcome is set.");
submits("inbound-form", api.inbound, "The message has come in.");
submits("optout-form", ({ Number: number }) => api.addOptOut(number), "The number is opted out.");
submits("snapshot-form", ({ Name }) => api.snapshot(Name), "The snapshot is kept.");
submits("clock-form", ({ Seconds }) => advance(Number(Seconds)));

async function advance(seconds) {
  await api.advance({ Seconds: seconds });
}

byId("clock-steps").addEventListener("click", (event) => {
  const seconds = Number(event.target.closest("button")?.dataset.seconds);
  if (seconds) attempt(() => advance(seconds), `The clock is ${duration(seconds)} further.`);
});

byId("reset").addEventListener("click", () => byId("confirm").showModal());
byId("confirm").addEventListener("close", (event) => {
  if (event.target.returnValue === "yes") attempt(api.reset, "The sandbox is empty.");
  event.target.returnValue = "";
});

function tick() {
  if (!shown) return;
  byId("clock-now").textContent = whole(now().toISOString());
}

setInterval(tick, 1000);
onState(({ Offset = 0, BaseURL, Token }) => {
  tick();
  byId("clock-offset").textContent = Math.round(Offset) === 0 ? "The same as this machine's." : `${duration(Offset)} ahead of this machine.`;
  fill(byId("connection"), facts([
    ["Base URL", h("span", { class: "mono" }, BaseURL)],
    ["Auth Token", h("span", { class: "mono" }, Token)],
    ["Version", state().Version],
  ]));
});
