"use strict";
// Everything works without this file. It copies a citation, sends a form when a slider moves, and shows its value.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) { return; }
  const field = document.getElementById(button.dataset.copy);
  navigator.clipboard.writeText(field.value).then(() => {
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
});
document.addEventListener("input", (event) => {
  if (event.target.type !== "range") { return; }
  const output = document.getElementById(`${event.target.id}-value`);
  if (output) { output.textContent = Number(event.target.value).toFixed(2).replace("-", "−"); }
});
for (const button of document.querySelectorAll("button[data-copy]")) { button.hidden = false; }
document.body.addEventListener("htmx:afterSwap", () => {
  for (const button of document.querySelectorAll("button[data-copy]")) { button.hidden = false; }
});
