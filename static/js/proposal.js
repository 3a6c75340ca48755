// The text page: the rail follows the paragraph in focus without a reload, citations are copied,
// and a quiet notice says that the text has changed since it was opened.
import { follow } from "./live.js";

const page = document.querySelector("[data-reading]");
let asked = 0;

const unfocus = () => {
  for (const row of page.querySelectorAll(".para.is-focused")) {
    row.classList.remove("is-focused");
    row.querySelector(".para__label")?.removeAttribute("aria-current");
    row.querySelector(":scope > .rail:not(.overview)")?.remove();
    row.querySelector(".para__acts")?.remove();
  }
};

const put = (row, html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const acts = holder.content.querySelector("template[data-acts]");
  if (acts) {
    row.querySelector(":scope > :nth-child(2)").append(acts.content);
    acts.remove();
  }
  row.append(holder.content);
  window.htmx?.process(row);
  row.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true, detail: { elt: row } }));
};

async function focus(row, href) {
  const turn = ++asked;
  unfocus();
  row.classList.add("is-focused");
  row.querySelector(".para__label").setAttribute("aria-current", "true");
  history.replaceState(null, "", href);
  try {
    const answer = await fetch(`${page.dataset.rails}${row.id}/`, { headers: { "HX-Request": "true" } });
    if (turn !== asked) return;
    if (!answer.ok) throw new Error(answer.status);
    put(row, await answer.text());
  } catch {
    if (turn === asked) location.assign(href);
  }
}

const opensInPlace = (event, link) =>
  link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;

/* To comment or to take a position: its field, opened and ready. */
const writeIn = (hash) => {
  const place = document.getElementById(hash.slice(1));
  const folded = place?.closest("details");
  if (folded) folded.open = true;
  const field = folded?.querySelector("input:checked, input[type=radio]") ?? place;
  field?.focus();
  return Boolean(field);
};

/* The words of a paragraph open what stands beside them, unless they are being selected. */
const tapped = (row) => {
  if (row.classList.contains("is-focused") || !getSelection().isCollapsed) return;
  row.querySelector(".para__label")?.click();
};
page?.classList.add("is-tapped");

document.addEventListener("click", (event) => {
  const cite = event.target.closest?.("[data-cite]");
  if (opensInPlace(event, cite) && navigator.clipboard) {
    event.preventDefault();
    navigator.clipboard.writeText(`${cite.dataset.cite} (${cite.href})`).then(() => {
      cite.classList.add("is-copied");
      setTimeout(() => cite.classList.remove("is-copied"), 1600);
    });
    return;
  }
  const act = event.target.closest?.("[data-key='c'], [data-key='p']");
  if (opensInPlace(event, act) && writeIn(act.hash)) {
    event.preventDefault();
    return;
  }
  const words = event.target.closest?.(".row.para > div > .norm");
  if (words && page && !event.target.closest("a, button")) return tapped(words.closest(".para"));
  const link = event.target.closest?.(".para__label, .para__talk, .para__amds");
  const row = link?.closest(".para");
  if (!page || page.dataset.view || !row || !opensInPlace(event, link)) return;
  if (row.id === "whole" || row.classList.contains("masthead")) return;
  event.preventDefault();
  focus(row, link.href);
});

// j and k move the focus of the keyboard; Enter on a label, or a pause, opens its rail.
let pause;
document.addEventListener("keydown", (event) => {
  if (!["j", "k"].includes(event.key) || event.target.closest("input, textarea, select")) return;
  clearTimeout(pause);
  pause = setTimeout(() => {
    const label = document.activeElement;
    if (label.matches?.(".para__label") && !label.hasAttribute("aria-current")) label.click();
  }, 350);
});

// On a telephone the views are a strip: the one that is open stands in sight.
document.querySelector(".views [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });

const notice = document.querySelector("#changed");
const stream = document.querySelector("[data-stream]");
if (notice && stream) {
  follow(stream.dataset.stream, Number(stream.dataset.after), (event) => {
    if (event.kind.startsWith("proposals.")) notice.hidden = false;
  });
}
