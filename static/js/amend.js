// Amending: only the fields that the chosen operation asks for, and back to the words as issued.
const form = document.querySelector("form.is-focused");
const words = form?.querySelector("textarea.norm");

const fit = () => {
  const operation = form.elements.operation.value;
  for (const part of form.querySelectorAll("[data-for]")) {
    part.hidden = !part.dataset.for.split(" ").includes(operation);
  }
};

const change = (event) => {
  if (event.target.name !== "operation") return;
  // What was typed for one operation is not lost by looking at another.
  if (event.target.value === "insert" && words.value === words.dataset.issued) words.value = "";
  if (event.target.value === "replace" && !words.value) words.value = words.dataset.issued;
  fit();
};

if (form && words) {
  fit();
  form.addEventListener("change", change);
  const replaced = form.querySelector("[data-replaced]");
  const put = (said) => {
    words.value = said;
    words.dispatchEvent(new Event("input", { bubbles: true }));
    words.focus();
  };
  let own = "";
  form.querySelector("[data-back]")?.addEventListener("click", () => {
    if (words.value === words.dataset.issued) return;
    own = words.value;
    replaced.hidden = false;
    put(words.dataset.issued);
  });
  form.querySelector("[data-take-back]")?.addEventListener("click", () => {
    replaced.hidden = true;
    put(own);
  });
  document.addEventListener("htmx:afterSettle", fit);
  // A browser that comes back to the page puts the words in again without telling anybody.
  addEventListener("pageshow", () => {
    fit();
    const isRestored = words.value !== words.defaultValue ||
      [...form.elements.operation].some((one) => one.checked !== one.defaultChecked);
    if (isRestored) words.dispatchEvent(new Event("input", { bubbles: true }));
  });
  form.scrollIntoView({ block: "start" });
}
