/**
 * On a reference page: shares light or dark mode with the rest of the site, and keeps the position when the language
 * changes.
 */
const ours = 'vitepress-theme-appearance';
const redocs = 'redoc.colorMode';

try {
  const wanted = localStorage.getItem(ours);
  const atStart = wanted === 'dark' || wanted === 'light' ? wanted : null;
  if (atStart) localStorage.setItem(redocs, atStart);
  else localStorage.removeItem(redocs);
  // Redoc has its own switch. A choice made there holds for the whole site.
  addEventListener('pagehide', () => {
    const chosen = localStorage.getItem(redocs);
    const isChoice = chosen !== atStart && document.documentElement.classList.contains(chosen);
    if (isChoice) localStorage.setItem(ours, chosen);
  });
} catch {
  // Without storage, each page follows the system.
}

// The page opens with the operation that deletes; the overview is `#/`.
const { first } = document.currentScript.dataset;
if (first && location.hash === '') history.replaceState(null, '', `#/${first}`);

addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a.switch') : null;
  if (link) link.hash = location.hash;
});
