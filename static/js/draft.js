// Drafting: boxes grow with their words where the browser does not do it itself, the title row
// follows its field, and rows that were kept on this device are made again before they are filled.
const grow = (box) => {
  const lines = box.value.split("\n").map((line) => Math.max(1, Math.ceil(line.length / 64)));
  box.rows = Math.min(24, lines.reduce((sum, n) => sum + n, 0));
};
if (!CSS.supports("field-sizing", "content")) {
  document.querySelectorAll(".prow textarea").forEach(grow);
  document.addEventListener("input", (event) => event.target.closest(".prow") && grow(event.target));
}

// A level belongs to sub-paragraphs only.
const fit = (row) => {
  const kind = row.querySelector("select");
  if (kind) row.classList.toggle("prow--sub", kind.value === "sub");
};
document.querySelectorAll(".prow").forEach(fit);
document.addEventListener("change", (event) => {
  const row = event.target.closest?.(".prow");
  if (row) fit(row);
});

const entitle = (field) => {
  for (const words of field.form.querySelectorAll("[data-title]")) words.textContent = field.value;
};
document.addEventListener("input", (event) => {
  if (event.target.name === "title" && event.target.form) entitle(event.target);
});

/* Rows as the server draws them; a title has no box of its own. */
const made = (blank, at) => {
  const holder = document.createElement("template");
  holder.innerHTML = blank.innerHTML.replaceAll("__at__", at).replaceAll("__n__", at + 1);
  return holder.content.firstElementChild;
};

document.addEventListener("autosave:fill", (event) => {
  const list = event.target.querySelector("[data-rows]");
  if (!list) return;
  const kept = new Map(event.detail.map(([name, , value]) => [name, value]));
  let at = 0;
  for (; kept.has(`${list.dataset.rows}-${at}-text`); at += 1) {
    const kind = kept.get(`${list.dataset.rows}-${at}-kind`) === "title" ? "title" : "words";
    const standing = list.querySelectorAll(":scope > .prow")[at];
    if (standing && standing.matches(".prow--title") === (kind === "title")) continue;
    const row = made(list.querySelector(`:scope > template[data-blank="${kind}"]`), at);
    if (standing) standing.replaceWith(row);
    else list.append(row);
  }
  [...list.querySelectorAll(":scope > .prow")].slice(at).forEach((row) => row.remove());
  // Once they are filled, each fits its kind.
  queueMicrotask(() => list.querySelectorAll(":scope > .prow").forEach(fit));
});

/* What did not save itself says so, and tries again until the forum answers. */
const AGAIN = 10_000;
const line = document.querySelector("#saved-line");
let isBehind = false;
let timer = 0;
const saveAgain = () => isBehind && line.dispatchEvent(new CustomEvent("save:again"));
const saveLater = () => {
  isBehind = true;
  clearTimeout(timer);
  timer = setTimeout(saveAgain, AGAIN);
};
const notSaved = () => {
  const last = line.querySelector("[data-saved]");
  const words = document.querySelector("#not-saved").content.firstElementChild;
  if (last) words.querySelector("span").textContent = last.dataset.saved;
  return words.cloneNode(true);
};
const sayNotSaved = () => {
  saveLater();
  const failed = notSaved();
  const isToldAbove = document.querySelector("#not-sent")?.hidden === false;
  if (isToldAbove) line.replaceChildren();
  else if (!line.querySelector("[data-failed]")) line.replaceChildren(failed);
};
if (line) {
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) line.addEventListener(name, sayNotSaved);
  line.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) isBehind = false; });
  addEventListener("online", saveAgain);
  // What is being sent as a whole is not saved beside it: one would seem to overtake the other.
  line.addEventListener("htmx:beforeRequest", (event) => {
    if (!line.closest("form").dataset.sent) return;
    event.preventDefault();
    saveLater();
  });
  // A button pressed in vain is told above, for all of the form.
  line.closest("form").addEventListener("act:unsent", sayNotSaved);
}
