/** Installs the tools before the first test, so that no two files do it at once. */
import { tools } from './tools.js';

export default async function install(): Promise<void> {
  await tools();
}
