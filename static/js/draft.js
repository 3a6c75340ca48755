// Drafting: boxes grow with their words where the browser does not do it itself.
if (!CSS.supports("field-sizing", "content")) {
  const grow = (box) => {
    const lines = box.value.split("\n").map((line) => Math.max(1, Math.ceil(line.length / 64)));
    box.rows = Math.min(24, lines.reduce((sum, n) => sum + n, 0));
  };
  document.querySelectorAll(".prow textarea").forEach(grow);
  document.addEventListener("input", (event) => event.target.closest(".prow") && grow(event.target));
}
// A level belongs to sub-paragraphs only.
const fit = (row) => {
  row.classList.toggle("prow--sub", row.querySelector("select").value === "sub");
};
document.querySelectorAll(".prow").forEach(fit);
document.addEventListener("change", (event) => {
  const row = event.target.closest?.(".prow");
  if (row) fit(row);
});
