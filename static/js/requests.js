// Requests: those of htmx carry the CSRF token; what cannot be sent says so, and stays where it was.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  if (token) event.detail.headers["X-CSRFToken"] = token;
});

const notice = document.querySelector("#not-sent");
const usual = notice?.querySelector("p").textContent;
const say = (shown, form) => {
  if (!notice) return;
  // A form that knows more of what becomes of its words says it here, and nowhere else.
  const own = form?.querySelector("template[data-not-sent]")?.content.textContent;
  if (shown) notice.querySelector("p").textContent = own ?? usual;
  notice.hidden = !shown;
};
// What was done before does not stand beside what was not done now.
const hideEarlier = () => document.querySelectorAll(".messages > .notice--good").forEach((old) => { old.hidden = true; });
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    if (event.detail.requestConfig?.verb !== "get") hideEarlier();
    // A live preview that fails is no loss; an act that fails is.
    if (event.detail.requestConfig?.verb !== "get" && !event.target.closest("[data-preview]")) say(true);
  });
}
document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && say(false));
addEventListener("online", () => say(false));

// A plain form would leave for the browser's own page of errors: whether the forum answers is asked
// first where much may have been typed, and elsewhere where the browser knows that it is away.
const WAIT = 15000;
const answers = async () => {
  if (!navigator.onLine) return false;
  try {
    await fetch("/healthz", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(WAIT) });
    return true;
  } catch {
    return false;
  }
};

// What is just saving itself ends first, or the form would be refused as overtaken by it.
const savedBefore = async (form) => {
  const end = Date.now() + WAIT;
  while (form.querySelector("#saved-line.htmx-request") && Date.now() < end) await new Promise((go) => setTimeout(go, 50));
};

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== "post" || submitter?.formMethod === "get" || form.matches("[hx-post]")) return;
  if (form.dataset.answered) {
    delete form.dataset.answered;
    return;
  }
  if (navigator.onLine && !("autosave" in form.dataset)) return;
  event.preventDefault();
  Promise.all([answers(), savedBefore(form)]).then(([there]) => {
    form.dispatchEvent(new CustomEvent("act:release", { bubbles: true }));
    say(!there, form);
    if (!there) {
      hideEarlier();
      form.dispatchEvent(new CustomEvent("act:unsent"));
      return;
    }
    form.dataset.answered = "1";
    form.requestSubmit(submitter);
  });
});

// Whose form was refused is led to what stands in the way.
const look = () => {
  const wrong = document.querySelector("main [data-wrong]:not([data-seen])");
  if (!wrong) return;
  wrong.dataset.seen = "1";
  wrong.focus({ preventScroll: true });
  wrong.scrollIntoView({ block: "start" });
};
document.addEventListener("htmx:afterSettle", look);
// Only then has the browser gone where the address leads, which takes the focus away.
addEventListener("pageshow", () => setTimeout(look));
