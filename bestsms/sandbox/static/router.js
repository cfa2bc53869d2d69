// Addresses within the page: #/messages/12, #/conversations/+61491570006 ...

export function parse(hash) {
  const [name = "", ...rest] = hash.replace(/^#\/?/, "").split("/");
  return { name: name || "messages", id: rest.length === 0 ? "" : decoded(rest.join("/")) };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function address(name, id = "") {
  return id === "" ? `#/${name}` : `#/${name}/${encodeURIComponent(id)}`;
}

export function go(name, id = "") {
  const target = address(name, id);
  if (location.hash !== target) location.hash = target;
}

/** Change the address without a step in the history: for going through a list. */
export function glance(name, id = "") {
  history.replaceState(null, "", address(name, id));
  dispatchEvent(new HashChangeEvent("hashchange"));
}
