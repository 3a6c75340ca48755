// Follows streams of the record: one socket per page, gaps fetched by number, polling while it is
// down. Content comes from the log by number, so nothing is lost and nothing is shown twice.

const POLL = 10_000;
const SILENCE = 60_000;
const LONGEST_PAUSE = 30_000;
const NOT_UNDERSTOOD = 4400;

const streams = new Map(); // id -> { after, wanted, handlers, fetching }
let socket = null;
let pause = 1000;
let retry = 0;
let poll = 0;
let silence = 0;

/* <html data-live-state> says live, reconnecting or stale; [data-when-live] stands only then. */
function state(word) {
  document.documentElement.setAttribute("data-live-state", word);
  showState();
}
function showState() {
  const word = document.documentElement.dataset.liveState;
  for (const el of document.querySelectorAll("[data-when-live]")) el.hidden = el.dataset.whenLive !== word;
}
const isOpen = () => socket?.readyState === WebSocket.OPEN;

/**
 * Calls onEvent(event) for each event of a stream with a number above `after`, in order, once.
 * Returns a function that stops it. A stream that may not be read stays silent.
 */
export function follow(streamId, after, onEvent) {
  const stream = streams.get(streamId) ?? { after, wanted: 0, handlers: new Set(), fetching: null };
  const handler = { after, onEvent };
  stream.handlers.add(handler);
  const behind = after < stream.after;
  streams.set(streamId, stream);
  if (!socket) connect();
  else if (stream.handlers.size === 1) ask(streamId);
  if (behind) {
    stream.after = after;
    fetchGap(streamId);
  }
  return () => {
    stream.handlers.delete(handler);
    if (stream.handlers.size || !streams.delete(streamId)) return;
    if (isOpen()) socket.send(JSON.stringify({ leave: streamId }));
  };
}

function connect() {
  clearTimeout(retry);
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const lang = encodeURIComponent(document.documentElement.lang || "en");
  socket = new WebSocket(`${scheme}//${location.host}/live/?lang=${lang}`);
  socket.addEventListener("open", opened);
  socket.addEventListener("message", (message) => heard(JSON.parse(message.data)));
  socket.addEventListener("close", closed);
  listenForSilence();
}

function opened() {
  pause = 1000;
  clearInterval(poll);
  poll = 0;
  state("live");
  for (const id of streams.keys()) ask(id);
}

function closed({ target, code }) {
  if (target !== socket) return;
  clearTimeout(silence);
  state("reconnecting");
  if (!poll) poll = setInterval(fetchAll, POLL);
  if (code === NOT_UNDERSTOOD) return;
  retry = setTimeout(connect, pause * (0.5 + Math.random()));
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

function listenForSilence() {
  clearTimeout(silence);
  const listened = socket;
  silence = setTimeout(() => {
    // A dead connection may take minutes to close: go on without waiting for it.
    listened.close();
    closed({ target: listened, code: 0 });
  }, SILENCE);
}

function ask(id) {
  if (isOpen()) socket.send(JSON.stringify({ follow: id, after: streams.get(id).after }));
}

function heard(message) {
  listenForSilence();
  if (message.event) take(message.event);
  for (const event of message.events ?? []) take(event);
  if (message.not_found) streams.delete(message.not_found);
  if (message.reload) stale(message.reload);
}

function take(event) {
  const stream = streams.get(event.stream);
  if (!stream || event.number <= stream.after) return;
  if (event.number > stream.after + 1) {
    stream.wanted = Math.max(stream.wanted, event.number);
    fetchGap(event.stream);
    return;
  }
  stream.after = event.number;
  for (const handler of stream.handlers) {
    if (event.number <= handler.after) continue;
    handler.after = event.number;
    try {
      handler.onEvent(event);
    } catch (error) {
      console.error(error);
    }
  }
}

function fetchAll() {
  for (const id of streams.keys()) fetchGap(id);
}

function fetchGap(id) {
  const stream = streams.get(id);
  if (!stream) return null;
  stream.fetching ??= fetchPages(id, stream).finally(() => {
    stream.fetching = null;
  });
  return stream.fetching;
}

async function fetchPages(id, stream) {
  try {
    for (;;) {
      const answer = await fetch(`/streams/${id}/events/?after=${stream.after}`, {
        headers: { Accept: "application/json" },
      });
      if (answer.status === 404) streams.delete(id);
      if (!answer.ok) return;
      const { events, length } = await answer.json();
      for (const event of events) take(event);
      if (!events.length || stream.after >= Math.max(length, stream.wanted)) return;
    }
  } catch {
    // Offline: the next poll or the next connection tries again.
  }
}

function stale(id) {
  // Too far behind to be told event by event: the page itself has to be read again.
  streams.delete(id);
  state("stale");
  document.dispatchEvent(new CustomEvent("live:stale", { detail: { stream: id } }));
}

function comeBack() {
  if (!streams.size || isOpen() || socket?.readyState === WebSocket.CONNECTING) return;
  pause = 1000;
  connect();
  fetchAll();
}

document.addEventListener("htmx:afterSettle", showState);
addEventListener("online", comeBack);
addEventListener("pageshow", comeBack);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) comeBack();
});
