// Elements. Whatever a message, a request or a contact says becomes a text node, and nothing else.

/**
 * Make an element. `class`, `on` (listeners) and `data` are what they say, other names are attributes; an attribute that
 * is null, undefined or false is left out. Children are nodes or text.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === "data") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false).map(node));
  return element;
}

function node(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}

export function byId(id) {
  return document.getElementById(id);
}

/** Replace what is in a container; focus and opened details stay with the element of the same data-key. */
export function fill(container, ...children) {
  const active = document.activeElement;
  const focused = container.contains(active) ? active.dataset.key : undefined;
  const keyed = (element) => element.dataset.key;
  const open = new Set([...container.querySelectorAll("details[open][data-key]")].map(keyed));
  container.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined).map(node));
  for (const element of container.querySelectorAll("[data-key]")) {
    if (open.has(element.dataset.key) && element.localName === "details") element.open = true;
    if (focused !== undefined && element.dataset.key === focused) element.focus({ preventScroll: true });
  }
}

/** Text that somebody wrote: its own direction, its own line breaks. */
export function written(tag, text, attributes = {}) {
  return h(tag, { dir: "auto", ...attributes, class: `written ${attributes.class ?? ""}`.trim() }, text ?? "");
}

/** A definition list of the facts that there are. */
export function facts(entries) {
  const known = entries.filter(([, value]) => ![null, undefined, ""].includes(value));
  return h("dl", { class: "facts" }, known.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

/** A table that scrolls in its own box when the screen is narrow. */
export function table(caption, headings, rows) {
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    h("table", {},
      h("thead", {}, h("tr", {}, headings.map((heading) => h("th", { scope: "col" }, heading)))),
      h("tbody", {}, rows)));
}

export function empty(text) {
  return h("p", { class: "empty" }, text);
}
