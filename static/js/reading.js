// Reading a text: one mover's changes lit everywhere, j and k between paragraphs, a, c, p on the one in focus.
const light = (mover, on) => {
  for (const el of document.querySelectorAll("[data-mover]")) {
    el.classList.toggle("is-lit", on && el.dataset.mover === mover);
  }
};
for (const [kind, on] of [["pointerover", true], ["focusin", true], ["pointerout", false], ["focusout", false]]) {
  document.addEventListener(kind, (event) => {
    const change = event.target.closest?.("[data-mover]");
    if (change) light(change.dataset.mover, on);
  });
}

const labels = () => [...document.querySelectorAll(".para__label")];
const inFocus = () => document.activeElement.closest?.(".para") ?? document.querySelector(".para.is-focused");

const step = (by) => {
  const all = labels();
  const here = all.indexOf(inFocus()?.querySelector(".para__label"));
  const next = all[Math.min(Math.max(here + by, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};

const keys = {
  j: () => step(1),
  k: () => step(-1),
  "?": () => { const help = document.querySelector("meta[name=help]"); if (help) location.assign(help.content); },
};
for (const key of ["a", "c", "p"]) keys[key] = () => inFocus()?.querySelector(`[data-key="${key}"]`)?.click();

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
