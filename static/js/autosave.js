// Keeps half-written forms on this device: <form data-autosave="key">, per person and seat.
// An expired sign-in keeps them, signing out wipes them, and so does the server's word that a
// rendering was accepted (cookie "sent", a list of values of the field "once").
const PREFIX = "norms.draft.";
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
const person = meta("person");
const seat = meta("seat");
const place = (key) => `${PREFIX}${person}.${seat}.${key || location.pathname}`;
const words = document.querySelector("#restored");
let wiped = false;

const read = (name) => {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
};
const write = (name, value) => {
  try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* full or forbidden: the form still works */ }
};
const drafts = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

const controls = (form) => [...form.elements].filter((el) =>
  el.name && !["hidden", "password", "file", "submit", "button"].includes(el.type) && !el.disabled
  || "kept" in el.dataset);

const values = (form) => controls(form).map((el) =>
  [el.name, ["checkbox", "radio"].includes(el.type) ? el.value : "", el.type === "select-multiple"
    ? [...el.selectedOptions].map((option) => option.value)
    : ["checkbox", "radio"].includes(el.type) ? el.checked : el.value]);

const fill = (form, saved) => {
  // Whoever draws rows of this form makes as many as were kept.
  form.dispatchEvent(new CustomEvent("autosave:fill", { bubbles: true, detail: saved }));
  const left = [...saved];
  for (const el of controls(form)) {
    const box = ["checkbox", "radio"].includes(el.type);
    const at = left.findIndex(([name, value]) => name === el.name && (!box || value === el.value));
    if (at < 0) continue;
    const [[, , value]] = left.splice(at, 1);
    if (box) el.checked = value;
    else if (el.type === "select-multiple") for (const option of el.options) option.selected = value.includes(option.value);
    else el.value = value;
    el.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

/* As the server writes a moment, by the reader's own clock. */
const moment = (when) => {
  const local = new Date(when.getTime() + Number(words.dataset.offset) * 60_000);
  const [day, time] = local.toISOString().split("T");
  return words.dataset.moments.split("|")[local.getUTCMonth()]
    .replace("{day}", Number(day.slice(8)))
    .replace("{year}", day.slice(0, 4))
    .replace("{time}", time.slice(0, 5));
};

const note = (form, saved, original) => {
  if (!words) return;
  const shown = words.content.firstElementChild.cloneNode(true);
  const time = shown.querySelector("time");
  time.dateTime = saved.at;
  time.textContent = moment(new Date(saved.at));
  shown.querySelector("button").addEventListener("click", () => {
    fill(form, original);
    localStorage.removeItem(place(form.dataset.autosave));
    shown.remove();
    others.forEach((other) => { other.hidden = false; });
    controls(form)[0]?.focus();
  });
  // The server's older copy is told only once this one is thrown away.
  const others = form.querySelectorAll(".notice--kept");
  others.forEach((other) => { other.hidden = true; });
  form.prepend(shown);
};

// What the server has accepted is no longer a draft.
const forgetAccepted = () => {
  const accepted = /(?:^|; )sent=([^;]*)/.exec(document.cookie)?.[1].split(".") ?? [];
  for (const name of drafts()) {
    const saved = read(name);
    if (saved?.sent?.some((once) => accepted.includes(once))) localStorage.removeItem(name);
  }
};

/* Which of the server's copies the page shows, if it shows one. */
const shownOf = (form) => form.querySelector("[data-filled]")?.dataset.filled ?? "";

/* The newer copy wins: this device's where it was written over the very copy that is shown, or
   later than it; a copy that has been sent is not newer than what the server made of it. */
const isNewer = (saved, shown) =>
  !shown || saved.over === shown || (!saved.isSent && new Date(saved.at) > new Date(shown));

const watch = (form) => {
  if (form.dataset.watched) return;
  form.dataset.watched = "1";
  const name = place(form.dataset.autosave);
  const original = values(form);
  const shown = shownOf(form);
  const saved = read(name);
  if (saved && isNewer(saved, shown) && JSON.stringify(saved.values) !== JSON.stringify(original)) {
    // What the page's own address gives stands where nothing was kept in its place.
    fill(form, saved.values.filter(([name, , value]) => value || form.elements[name]?.dataset?.kept !== "given"));
    note(form, saved, original);
  }
  let timer = 0;
  const copy = (more) => ({ at: new Date().toISOString(), values: values(form), over: shown, sent: read(name)?.sent, ...more });
  const save = () => {
    timer = 0;
    write(name, copy());
  };
  form.addEventListener("input", (event) => {
    if (!event.isTrusted) return;
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = 0;
    const once = form.elements.once?.value;
    write(name, copy({ isSent: true, sent: [...(read(name)?.sent ?? []), once].slice(-5) }));
  });
  // What the server has saved while one wrote is no longer newer than the server's own.
  let asked = "";
  form.addEventListener("htmx:beforeRequest", () => { asked = JSON.stringify(values(form)); });
  form.addEventListener("htmx:afterSettle", () => {
    if (form.querySelector("[data-saved]") && asked && asked === JSON.stringify(read(name)?.values)) localStorage.removeItem(name);
    asked = "";
  });
  addEventListener("pagehide", () => { if (timer && form.isConnected && !wiped) save(); });
};

const start = () => {
  forgetAccepted();
  if (!person) return;
  document.querySelectorAll("form[data-autosave]").forEach(watch);
  // What is kept here of a form on another page, and was not accepted.
  for (const notice of document.querySelectorAll("[data-unsaved]")) notice.hidden = !read(place(notice.dataset.unsaved));
};

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-signs-out]")) return;
  wiped = true;
  drafts().forEach((name) => localStorage.removeItem(name));
});
for (const name of ["htmx:afterSettle", "htmx:afterRequest"]) document.addEventListener(name, start);
addEventListener("pageshow", forgetAccepted);
// After every script of the page: one of them draws rows.
addEventListener("DOMContentLoaded", start);
