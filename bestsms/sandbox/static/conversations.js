// The phones that messages went to or came from, and the one that is open.

import { notify } from "./announce.js";
import * as api from "./api.js";
import { openConversation, refreshConversation } from "./conversation.js";
import { byId, fill, h } from "./dom.js";
import { when } from "./format.js";
import { VirtualList } from "./list.js";
import { glance, go } from "./router.js";
import { now } from "./state.js";

const section = byId("conversations");
let open = "";

const list = new VirtualList(byId("conversation-list"), {
  rowHeight: 72,
  load: async (page, recordsPerPage) => {
    const { Conversations, TotalRecords } = await api.conversations({ page, recordsPerPage });
    return { items: Conversations, total: TotalRecords };
  },
  draw,
  key: (conversation) => conversation.Number,
  onOpen: (conversation) => go("conversations", conversation.Number),
  onTotal: told,
  onFailed: (error) => notify(error.message, true),
});

function draw(row, conversation) {
  row.classList.toggle("loading", !conversation);
  if (!conversation) {
    fill(row, h("span", { class: "who" }), h("span"), h("span", { class: "what" }));
    return;
  }
  const { Name, Number: number, LastTimeUTC, LastText, Count } = conversation;
  fill(row,
    h("span", { class: "who" }, Name || number, Name ? h("small", {}, number) : null),
    when(LastTimeUTC, now()),
    h("span", { class: "what", dir: "auto" }, LastText ?? ""),
    h("span", { class: "badge" }, Count));
}

function told(total) {
  byId("conversations-empty").hidden = total > 0;
  byId("conversation-list").hidden = total === 0;
}

export async function show(number) {
  const before = open;
  open = number;
  section.classList.toggle("open", number !== "");
  list.select(number === "" ? null : number);
  if (number !== before || number === "") await openConversation(number);
  await list.refresh();
}

/** What it is drawn anew for. */
export const kinds = ["Message", "Inbound", "Contact", "OptOut", "Clock"];

export async function changed() {
  await Promise.all([list.refresh(), refreshConversation()]);
  told(list.total);
}

export const keys = {
  move(step) {
    const conversation = list.move(step);
    if (conversation && open !== "") glance("conversations", conversation.Number);
  },
  open() {
    if (list.selected) go("conversations", list.selected.Number);
  },
  reply() {
    if (open !== "") byId("reply").focus();
    else {
      byId("main").focus();
      this.open();
    }
  },
  back() {
    if (open === "") return;
    go("conversations");
    byId("conversation-list").focus();
  },
};
