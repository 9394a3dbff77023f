// The page works without this; it only keeps a form from being sent twice and says that a run is under way.
document.addEventListener("submit", event => {
  const button = event.submitter;
  if (button) {
    button.textContent = button.dataset.busy ?? button.textContent;
    setTimeout(() => button.disabled = true);
  }
});
// Coming back with the browser's button shows the page as it was left: make it usable again.
window.addEventListener("pageshow", event => {
  if (event.persisted) {
    location.reload();
  }
});
