/** Installs the tools before the first test, so that no two files do it at the same time. */
import { tools } from './tools.js';

export default async function install(): Promise<void> {
  await tools();
}
