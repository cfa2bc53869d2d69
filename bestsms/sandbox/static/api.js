// The control API. Every call that changes something carries the page's key.

const KEY = document.querySelector('meta[name="sandbox-key"]').content;

export class CallFailed extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

async function call(method, path, body) {
  const options = { method, headers: { Accept: "application/json" } };
  if (method !== "GET") options.headers["X-Sandbox-Key"] = KEY;
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new CallFailed(0, "The sandbox does not answer. Is it still running?");
  }
  const text = await answer.text();
  const data = parsed(text);
  if (!answer.ok) throw new CallFailed(answer.status, reason(data) ?? `The sandbox answered ${answer.status}.`);
  return data;
}

function parsed(text) {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function reason(data) {
  const text = data?.ErrorMessage ?? data?.Message ?? data?.Error;
  return Array.isArray(text) ? text.join(" ") : text;
}

function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

const get = (path) => call("GET", `/_sandbox/${path}`);
const post = (path, body = {}) => call("POST", `/_sandbox/${path}`, body);
const remove = (path, body) => call("DELETE", `/_sandbox/${path}`, body);
const part = encodeURIComponent;

export const state = () => get("state");
export const messages = (values) => get(`messages${query(values)}`);
export const message = (id) => get(`messages/${part(id)}`);
export const setMessageOutcome = (id, body) => post(`messages/${part(id)}/outcome`, body);
export const conversations = (values) => get(`conversations${query(values)}`);
export const conversation = (number) => get(`conversations/${part(number)}`);
export const reply = (body) => post("replies", body);
export const inbound = (body) => post("inbound", body);
export const outcomes = () => get("outcomes");
export const outcomeTable = () => get("outcomes/table");
export const setOutcome = (body) => post("outcomes", body);
export const clearOutcomes = () => remove("outcomes");
export const advance = (body) => post("clock/advance", body);
export const faults = () => get("faults");
export const addFault = (body) => post("faults", body);
export const clearFaults = () => remove("faults");
export const requests = (values) => get(`requests${query(values)}`);
export const webhooks = (values) => get(`webhooks${query(values)}`);
export const retryWebhook = (id) => post(`webhooks/${part(id)}/retry`);
export const optOuts = () => get("optouts");
export const addOptOut = (number) => post("optouts", { Number: number });
export const removeOptOut = (number) => remove("optouts", { Number: number });
export const snapshots = () => get("snapshots");
export const snapshot = (name) => post("snapshots", { Name: name });
export const restore = (name) => post(`snapshots/${part(name)}/restore`);
export const reset = () => post("reset");
export const contacts = (values) => get(`contacts${query(values)}`);
export const groups = (values) => get(`groups${query(values)}`);
