// One click, one act: a form that was sent cannot be sent again until its answer is here.
// The server holds to the same without this; here it only spares the second request.
const WAIT = 20000;

const release = (form) => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button[data-held]")) {
    button.disabled = false;
    delete button.dataset.held;
  }
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.submitter?.formMethod === "get") return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "1";
  // Only after the browser has read the form: a disabled button would not send its own value.
  setTimeout(() => {
    if (!form.dataset.sent) return;
    for (const button of form.querySelectorAll("button:not(:disabled), input[type=submit]:not(:disabled)")) {
      button.disabled = true;
      button.dataset.held = "1";
    }
  });
  setTimeout(() => release(form), WAIT);
}, true);

// Whoever holds a form back lets it go again.
document.addEventListener("act:release", (event) => release(event.target));
const releaseAll = () => document.querySelectorAll("form[data-sent]").forEach(release);
addEventListener("pageshow", releaseAll);
document.addEventListener("htmx:afterRequest", releaseAll);
