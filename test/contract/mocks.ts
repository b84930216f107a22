/** Starts one Prism mock per provider, once for all files of the contract tests. */
import type { TestProject } from 'vitest/node';
import { startPrism } from '../../contract/prism.js';
import type { Provider } from '../../contract/spec.js';
import { providers } from './cases.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of each provider's mock. */
    mocks: Readonly<Record<Provider, string>>;
  }
}

export default async function startMocks(project: TestProject): Promise<() => Promise<void>> {
  const mocks = await Promise.all(providers.map((provider) => startPrism(`specs/${provider}.yaml`)));
  const urls = Object.fromEntries(mocks.map(({ baseUrl }, index) => [providers[index], baseUrl]));
  project.provide('mocks', urls as Record<Provider, string>);
  return async () => {
    await Promise.all(mocks.map((mock) => mock.close()));
  };
}
