/** Starts a worker, asks it once, and prints what it says. */
import { Miniflare } from 'miniflare';

const [scriptPath] = process.argv.slice(2);
const miniflare = new Miniflare({ scriptPath, modules: true, compatibilityDate: '2026-01-01' });
const response = await miniflare.dispatchFetch('http://localhost/');
console.log(await response.text());
await miniflare.dispose();
