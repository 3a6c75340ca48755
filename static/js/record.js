// Recording an outcome: only the fields that the chosen outcome and ground ask for, and a button
// that says what it records.
const chosen = (form, name) => form.querySelector(`[name="${name}"]:checked`)?.value ?? "";

const fit = (form) => {
  for (const part of form.querySelectorAll("[data-when]")) {
    part.hidden = !part.dataset.when.split(" ").every((term) => {
      const [name, values] = term.split("=");
      return values.split("|").includes(chosen(form, name));
    });
  }
  const button = form.querySelector("button[data-says]");
  const said = [...form.querySelectorAll("[data-records]")]
    .find((one) => one.dataset.records === chosen(form, "result"));
  button.textContent = (said ?? button).dataset.says;
};

for (const form of document.querySelectorAll("form.record")) {
  // A field that stands there only when it is needed need not say when it is.
  for (const when of form.querySelectorAll("[data-when] label > .meta")) when.hidden = true;
  for (const name of ["input", "change"]) form.addEventListener(name, () => fit(form));
  addEventListener("pageshow", () => fit(form));
  fit(form);
}
