/** On a reference page: shares light or dark with the rest of the site, and keeps the place when switching language. */
const ours = 'vitepress-theme-appearance';
const redocs = 'redoc.colorMode';

try {
  const wanted = localStorage.getItem(ours);
  const atStart = wanted === 'dark' || wanted === 'light' ? wanted : null;
  if (atStart) localStorage.setItem(redocs, atStart);
  else localStorage.removeItem(redocs);
  // Redoc has its own switch; what was chosen there holds for the whole site.
  addEventListener('pagehide', () => {
    const chosen = localStorage.getItem(redocs);
    const isChoice = chosen !== atStart && document.documentElement.classList.contains(chosen);
    if (isChoice) localStorage.setItem(ours, chosen);
  });
} catch {
  // No storage: each page then follows the system.
}

addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a.switch') : null;
  if (link) link.hash = location.hash;
});
