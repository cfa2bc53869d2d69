// One phone: what was sent to it on the left, what it answered on the right, and where its next answer is typed.

import { announce, attempt } from "./announce.js";
import * as api from "./api.js";
import { byId, fill, h, written } from "./dom.js";
import { badge, tone, when } from "./format.js";
import { address } from "./router.js";
import { now } from "./state.js";

const NEAR = 80;

const box = byId("thread-box");
let number = "";
let drawn = "";
let newest = null;

export async function openConversation(wanted) {
  [number, drawn, newest] = [wanted, "", null];
  byId("phone").hidden = wanted === "";
  byId("conversation-none").hidden = wanted !== "";
  if (wanted === "") return;
  fill(byId("thread"));
  named({ Number: wanted });
  byId("reply").value = "";
  await refreshConversation();
}

export async function refreshConversation() {
  if (number === "") return;
  const wanted = number;
  const read = await attempt(async () => {
    const answer = await api.conversation(wanted);
    if (wanted === number) draw(answer);
  });
  if (!read) drawn = "";
}

function named({ Number: phone, Name, OptedOut }) {
  byId("phone-out").hidden = !OptedOut;
  byId("phone-name").textContent = Name || phone;
  byId("phone-number").textContent = Name ? phone : "";
  byId("phone").querySelector(".avatar").textContent = Name ? [...Name][0].toUpperCase() : phone.slice(-2);
}

function draw(answer) {
  const text = JSON.stringify(answer);
  if (text === drawn) return;
  const atEnd = drawn === "" || box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  drawn = text;
  named(answer);
  fill(byId("thread"), answer.Entries.map(bubble));
  if (atEnd) box.scrollTop = box.scrollHeight;
  tell(answer.Entries.at(-1));
}

function bubble(message) {
  const incoming = message.Direction === "In";
  const status = !incoming && tone(message.Status) !== "good" ? badge(message.Result || message.Status) : null;
  const details = !incoming ? h("a", { href: address("messages", message.ID) }, "Details") : null;
  return h("li", { class: incoming ? "in" : "out" },
    h("span", { class: "unseen" }, incoming ? "The phone wrote:" : "The phone got:"),
    written("div", message.Text, { class: "said" }),
    h("span", { class: "meta" }, when(message.TimeUTC, now()), " ", status, " ", details));
}

function tell(last) {
  const key = last ? `${last.Direction} ${last.TimeUTC} ${last.Text}` : "";
  if (newest !== null && key !== newest && last) announce(last.Direction === "In" ? "The reply was sent." : "The phone got a message.");
  newest = key;
}

async function send(event) {
  event.preventDefault();
  const field = byId("reply");
  const text = field.value;
  if (text.trim() === "") return;
  const sent = await attempt(() => api.reply({ From: number, MessageText: text }));
  if (!sent) return;
  if (field.value === text) field.value = "";
  field.focus();
  box.scrollTop = box.scrollHeight;
  await refreshConversation();
}

byId("composer").addEventListener("submit", send);
byId("reply").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
});
