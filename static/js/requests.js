// Requests made by htmx: they carry the CSRF token, and a failed one says so instead of nothing.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  if (token) event.detail.headers["X-CSRFToken"] = token;
});

const say = (shown) => {
  const notice = document.querySelector("#not-sent");
  if (notice) notice.hidden = !shown;
};
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    // A live preview that fails is no loss; an act that fails is.
    if (event.detail.requestConfig?.verb !== "get" && !event.target.closest("[data-preview]")) say(true);
  });
}
document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && say(false));
