/** What a tool has to find in a spec. */
import { fileURLToPath } from 'node:url';
import { loadSpec, type Method, type Provider } from '../../contract/spec.js';

export const providers = ['huduma', 'sendme123', 'wabotify'] as const satisfies readonly Provider[];

export const specOf = (provider: Provider) =>
  fileURLToPath(new URL(`../../specs/${provider}.yaml`, import.meta.url));

export interface FoundOperation {
  readonly id: string;
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  /** The documented statuses. */
  readonly statuses: readonly string[];
}

const METHODS: readonly Method[] = ['delete', 'get', 'head', 'post'];

/** The operations as we read them from the spec, in its order. */
export const operationsOf = (provider: Provider) => operationsIn(loadSpec(provider));

/** The operations of a document with its references resolved. */
export function operationsIn({ paths }: ReturnType<typeof loadSpec>): FoundOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const { operationId = '', responses } = operation;
      return [{ id: operationId, method: method.toUpperCase(), path, statuses: Object.keys(responses) }];
    }),
  );
}
