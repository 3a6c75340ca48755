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

function put(html, key, own) {
  const node = item(html);
  if (!node || known(node)) return false;
  document.querySelectorAll(`[data-thread-empty="${CSS.escape(key)}"]`).forEach((el) => el.remove());
  const list = place(node, key);
  if (list) {
    node.classList.add("is-new");
    // Ids grow with time: a comment that was fetched late still stands where it was said.
    const later = [...list.children].find((other) => other.id > node.id);
    list.insertBefore(node, later ?? null);
    if (own) node.scrollIntoView({ block: "nearest" });
    else announce(node);
  }
  return true;
}

function count(key, step) {
  for (const el of document.querySelectorAll(`[data-thread-count="${CSS.escape(key)}"]`)) {
    el.textContent = Math.max(0, Number(el.textContent) + step);
    el.closest("[data-thread-silent]")?.removeAttribute("hidden");
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

const counted = new Set(); // one comment reaches the page by several streams and by its own answer

function told(event) {
  const { subject_type: type, subject_id: id } = event.data;
  const key = `${type}:${id}`;
  if (event.kind === "threads.comment_posted") {
    const shown = known({ id: `comment-${event.subject.id}` });
    put(event.html, key, false);
    once(event.subject.id, key, shown ? 0 : 1);
  } else if (event.kind === "threads.comment_withdrawn") {
    replace(event.html);
    once(`${event.subject.id} withdrawn`, key, -1);
  }
}

function once(what, key, step) {
  if (counted.has(what)) return;
  counted.add(what);
  count(key, step);
}

function replace(html) {
  const node = item(html);
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
  const note = form.querySelector("[data-answering]");
  note.hidden = false;
  note.querySelector("[data-answering-whom]").textContent =
    link.closest("li").querySelector(".thread__who b").textContent;
  note.querySelector("[data-answering-end]").hidden = false;
  form.elements.body.focus();
  return true;
}

function answerNobody(button) {
  const form = button.form;
  form.elements.parent.value = "";
  form.querySelector("[data-answering]").hidden = true;
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
    const key = posted.closest("form").dataset.autosave.split(".").slice(1).join(":");
    const html = posted.innerHTML;
    posted.remove();
    if (put(html, key, true)) once(item(html).id.slice("comment-".length), key, 1);
  }
}
document.addEventListener("htmx:afterSettle", takePosted);

for (const el of document.querySelectorAll("[data-stream]")) {
  follow(el.dataset.stream, Number(el.dataset.after), told);
}
