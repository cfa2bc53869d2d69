"use strict";
// Preloaded into Prism: what it lacks to be started, used and stopped by another program.
const http = require("node:http");
const net = require("node:net");

// Prism copies text of a request into response headers, and node ends the process on a header value that it cannot
// encode. Write such characters as JSON escapes: sl-violations, the header concerned, holds JSON.
const escape = (text) =>
  text.replace(/[^\t\x20-\x7e]/g, (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"));
const clean = (value) =>
  Array.isArray(value) ? value.map(clean) : typeof value === "string" ? escape(value) : value;

const setHeader = http.OutgoingMessage.prototype.setHeader;
http.OutgoingMessage.prototype.setHeader = function (name, value) {
  tell(name, clean(value));
  return setHeader.call(this, name, clean(value));
};

// Say what is wrong with a request or an answer to whoever reads the output, beside the client that is told by a header.
const tell = (name, value) =>
  name.toLowerCase() === "sl-violations" && console.log("violations: " + [value].flat().join(" "));

// Asked for port 0, say which port that came to be: Prism itself does so only at a log level that slows it.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...options) {
  this.once("listening", () => console.log(`listening on port ${this.address().port}.`));
  return listen.apply(this, options);
};

// Whoever started the server holds its standard input: once that process is gone, however it went, so is the server.
process.stdin.on("end", () => process.exit()).resume();
