/** The slow part of the oracle: a mock of the mutant, and the conversation of the contract tests with it. */
import { Disagreement } from '../../../contract/oracle/check.js';
import { mockChecksOf } from '../../../contract/oracle/conversation.js';
import { startPrism } from '../../../contract/prism.js';
import type { Provider, Spec } from '../../../contract/spec.js';

/** What the conversation disagrees about; undefined for nothing. */
export async function whatTheMockSays(provider: Provider, spec: Spec): Promise<string | undefined> {
  const mock = await startPrism(structuredClone(spec));
  const talk = { baseUrl: mock.baseUrl, fetch: globalThis.fetch, mark: () => undefined };
  try {
    for (const { judge } of mockChecksOf(provider)) await judge(talk);
    return undefined;
  } catch (error) {
    if (error instanceof Disagreement) return error.message;
    throw error;
  } finally {
    await mock.close();
  }
}
