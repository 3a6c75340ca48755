// Open menus close by Escape and by a click elsewhere; without script they close by their own summary.
const open = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A notice is closed by its own button; one that scripts show again is only hidden.
document.addEventListener("click", (event) => {
  const notice = event.target.closest?.("[data-dismiss]")?.closest(".notice");
  if (notice) notice.hidden = true;
});
