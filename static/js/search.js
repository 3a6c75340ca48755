// "/" leads to the search box from every page; on a narrow screen it stands in the menu. From the
// box the arrow goes down to what is found.
const isTyping = (el) => el.closest?.("input, textarea, select, [contenteditable]");
const isSeen = (el) => el.checkVisibility();
const boxes = () => [...document.querySelectorAll("[data-search]")];

const box = () => {
  const own = boxes().filter((one) => one.closest("main"));
  const seen = [...own, ...boxes()].find(isSeen);
  if (seen) return seen;
  const menu = document.querySelector("details.menu--nav");
  if (menu) menu.open = true;
  return boxes().find(isSeen);
};

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event.target)) return;
  const found = box();
  if (!found) return;
  event.preventDefault();
  found.focus();
  found.select();
});

const links = () => [...document.querySelectorAll(".hit__name > a")];
document.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const all = links();
  const here = all.indexOf(event.target);
  const inBox = event.target.matches?.("main [data-search]");
  if (!all.length || (here < 0 && !inBox)) return;
  if (inBox && by < 0) return;
  event.preventDefault();
  (here + by < 0 ? document.querySelector("main [data-search]") : all[Math.min(here + by, all.length - 1)]).focus();
});
