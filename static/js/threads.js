// New comments on an open page: follows the page's streams, puts each comment in its place, counts.
import { follow } from "./live.js";

const item = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html.trim();
  return holder.content.firstElementChild;
};
const known = (node) => document.getElementById(node.id);

/* Where a comment belongs on this page, if its thread is open here. */
function place(node, key) {
  const parent = node.dataset.parent;
  const lists = parent
    ? document.querySelectorAll(`[data-replies="${CSS.escape(parent)}"]`)
    : document.querySelectorAll(`[data-thread="${CSS.escape(key)}"]`);
  return lists[lists.length - 1];
}

function put(node, key, own) {
  if (!node || known(node)) return;
  document.querySelectorAll(`[data-thread-empty="${CSS.escape(key)}"]`).forEach((el) => el.remove());
  const list = place(node, key);
  if (list) {
    node.classList.add("is-new");
    // Ids grow with time: a comment that was fetched late still stands where it was said.
    const later = [...list.children].find((other) => other.id > node.id);
    list.insertBefore(node, later ?? null);
    if (!own) announce(node);
  }
}

/* It was written out once for everybody: here it says the reader's own time, as the others do. */
function tellTime(node, zone) {
  const time = node.querySelector(".thread__who time");
  if (!time || !zone) return;
  const lang = document.documentElement.lang;
  const format = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
    day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone,
  });
  const parts = Object.fromEntries(format.formatToParts(new Date(time.dateTime)).map((one) => [one.type, one.value]));
  time.textContent = `${parts.day} ${parts.month.replace("Sept", "Sep")} ${parts.year}, ${parts.hour}:${parts.minute}`;
}

/* The field in which somebody writes keeps its place on the screen while the page grows above it. */
function inPlace(change) {
  const field = document.activeElement?.closest("textarea, input, select, button");
  const before = field?.getBoundingClientRect().top;
  change();
  if (!field) return;
  let by = field.getBoundingClientRect().top - before;
  for (let box = field.parentElement; box && by; box = box.parentElement) {
    const was = box.scrollTop;
    // At once: a page that glides there would still move under who writes.
    if (box.scrollHeight > box.clientHeight) box.scrollBy({ top: by, behavior: "instant" });
    by -= box.scrollTop - was;
  }
}

/* The comment brings the number of comments as it stood when it was sent: nothing to add up. */
function count(key, node) {
  const number = node?.dataset.count;
  if (number === undefined) return;
  for (const el of document.querySelectorAll(`[data-thread-words="${CSS.escape(key)}"]`)) {
    el.textContent = node.dataset.countWords;
  }
  for (const el of document.querySelectorAll(`[data-thread-count="${CSS.escape(key)}"]`)) {
    el.textContent = number;
    el.closest("[data-thread-silent]")?.toggleAttribute("hidden", number === "0");
  }
}

let voice;
function announce(node) {
  if (!voice) {
    voice = document.createElement("div");
    voice.className = "vh";
    voice.setAttribute("aria-live", "polite");
    document.body.append(voice);
  }
  const who = node.querySelector(".thread__who b")?.textContent ?? "";
  const words = node.querySelector(".thread__words")?.textContent.trim() ?? "";
  voice.textContent = `${who}: ${words.slice(0, 200)}`;
}

function told(event) {
  const key = `${event.data.subject_type}:${event.data.subject_id}`;
  const node = event.html ? item(event.html) : null;
  if (node) tellTime(node, document.querySelector("[data-zone]")?.dataset.zone);
  const change = {
    "threads.comment_posted": () => put(node, key, false),
    "threads.comment_withdrawn": () => replace(node),
  }[event.kind];
  if (!change) return;
  inPlace(() => {
    change();
    count(key, node);
  });
}

function replace(node) {
  const old = node && known(node);
  if (!old) return;
  const replies = old.querySelector(":scope > ol");
  if (replies) node.querySelector(":scope > ol")?.replaceWith(replies);
  old.replaceWith(node);
}

/* Reply without leaving the page, where the composer of the thread stands on it. */
function answer(link) {
  const subject = link.closest("[data-thread]")?.dataset.thread?.split(":")[1];
  const form = subject && document.getElementById(`${subject}_body`)?.form;
  if (!form) return false;
  form.elements.parent.value = link.dataset.reply;
  sayWhom(form);
  form.elements.body.focus();
  return true;
}

function sayWhom(form) {
  const note = form.querySelector("[data-answering]");
  const { value } = form.elements.parent;
  const who = value && document.getElementById(`comment-${value}`)?.querySelector(".thread__who b");
  // Who stands on no page that is open here was named by the server.
  if (who) note.querySelector("[data-answering-whom]").textContent = who.textContent;
  note.hidden = !value || !note.querySelector("[data-answering-whom]").textContent;
}

function answerNobody(button) {
  const form = button.form;
  form.elements.parent.value = "";
  sayWhom(form);
  form.elements.body.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-reply]");
  if (link && !event.ctrlKey && !event.metaKey && answer(link)) event.preventDefault();
  const end = event.target.closest("[data-answering-end]");
  if (end) answerNobody(end);
});

/* The answer to one's own comment is an empty composer that carries the comment. */
function takePosted() {
  for (const posted of document.querySelectorAll("template[data-posted]")) {
    const form = posted.closest("form");
    const key = form.dataset.autosave.split(".").slice(1).join(":");
    sayPosted(form);
    const node = item(posted.innerHTML);
    posted.remove();
    // The live event may have been quicker; this one knows that it is one's own.
    if (known(node)) replace(node);
    else put(node, key, true);
    document.getElementById(node.id)?.scrollIntoView({ block: "center" });
    count(key, node);
  }
}
document.addEventListener("htmx:afterSettle", takePosted);

/* Beside the composer, until something new is written there. The line outlives the composer that
   was sent; it is filled a moment later, for readers that listen only to what has been standing. */
const SETTLED = 150;
function sayPosted(form) {
  const words = form.querySelector("template[data-said-now]");
  setTimeout(() => say(form, words.content.cloneNode(true)), SETTLED);
}

function say(form, ...words) {
  const line = form.querySelector("[data-said]");
  line.replaceChildren(...words);
  line.nextElementSibling.hidden = words.length > 0;
}
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.querySelector("[data-said]")?.hasChildNodes()) say(form);
});
// A reply that autosave brought back says again whom it answers.
document.addEventListener("input", (event) => {
  if (event.target.matches("[data-kept][name=parent]")) sayWhom(event.target.form);
});

for (const el of document.querySelectorAll("[data-stream]")) {
  follow(el.dataset.stream, Number(el.dataset.after), told);
}
