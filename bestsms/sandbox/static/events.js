// The stream of changes: one event a change, gathered so that a burst of ten thousand redraws the page a few times only.

const GATHER = 150;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 10_000;

/**
 * Follow the sandbox. `changed` gets the set of kinds of change, which holds "Connected" each time that the stream has
 * been opened, since anything may have changed before; `linked` is told whether it is open.
 */
export function follow(changed, linked) {
  let source = null;
  let delay = FIRST_DELAY;
  let timer = 0;
  const gather = gatherer(changed);

  function open() {
    clearTimeout(timer);
    source?.close();
    source = new EventSource("/_sandbox/events");
    source.addEventListener("open", () => {
      delay = FIRST_DELAY;
      linked(true);
      gather("Connected");
    });
    source.addEventListener("message", (event) => gather(kind(event.data)));
    source.addEventListener("error", lost);
  }

  function lost() {
    linked(false);
    source.close();
    timer = setTimeout(open, delay);
    delay = Math.min(delay * 2, LONGEST_DELAY);
  }

  // A browser opens six connections to a server at most: a page that nobody sees gives its own back.
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden) source.close();
    else open();
  });
  open();
}

function kind(data) {
  try {
    return JSON.parse(data).Kind ?? "Changed";
  } catch {
    return "Changed";
  }
}

function gatherer(changed) {
  let kinds = new Set();
  let waiting = 0;
  return (one) => {
    kinds.add(one);
    waiting ||= setTimeout(() => {
      const gathered = kinds;
      kinds = new Set();
      waiting = 0;
      changed(gathered);
    }, GATHER);
  };
}
