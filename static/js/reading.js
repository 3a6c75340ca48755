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

// Where the row of views is wider than the screen, the present one is in sight and fades show where it goes on.
const views = document.querySelector(".text-head .views");
const fade = () => {
  const [gone, hidden] = [Math.abs(views.scrollLeft), views.scrollWidth - views.clientWidth];
  views.classList.toggle("is-before", gone > 1);
  views.classList.toggle("is-after", hidden - gone > 1);
};
if (views) {
  const here = views.querySelector("[aria-current]");
  if (here) {
    const [box, at] = [views.getBoundingClientRect(), here.getBoundingClientRect()];
    views.scrollLeft += (at.left + at.right - box.left - box.right) / 2;
  }
  views.addEventListener("scroll", fade, { passive: true });
  addEventListener("resize", fade);
  fade();
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
