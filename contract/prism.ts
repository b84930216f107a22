/** A Prism mock of one spec, in this process, on a port of its own. */
import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';

export interface Mock {
  /** The address of the mock, such as `http://127.0.0.1:40101`. */
  readonly baseUrl: string;
  close(): Promise<void>;
}

/**
 * Starts the mock. It refuses requests that break the spec, and answers with the spec's examples, by name if the `Prefer`
 * header names one. The spec is a path, or a document, which Prism may change. With `errors: true`, an example that breaks
 * the spec is a 500.
 */
export async function startPrism(spec: string | object): Promise<Mock> {
  const operations = await getHttpOperationsFromSpec(spec);
  const server = createServer(operations, {
    cors: false,
    config: {
      isProxy: false,
      checkSecurity: true,
      errors: true,
      validateRequest: true,
      validateResponse: true,
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
    components: { logger: createLogger('prism', { level: 'silent' }) },
  });
  const baseUrl = await server.listen(0, '127.0.0.1');
  return { baseUrl, close: () => server.close() };
}
