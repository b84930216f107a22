/** What each spec promises: an answer for every operation, documented status and named example. */
import {
  type Example,
  loadSpec,
  type Method,
  type Provider,
  resolve,
  type Spec,
} from '../../contract/spec.js';

export const providers = ['huduma', 'sendme123', 'wabotify'] as const satisfies readonly Provider[];

/** One answer that a spec documents. */
export interface DocumentedAnswer {
  readonly provider: Provider;
  readonly operationId: string;
  readonly method: Method;
  readonly path: string;
  readonly status: number;
  /** The named example, if the answer has a body. */
  readonly example: { readonly name: string; readonly value: unknown } | undefined;
}

const methods = ['delete', 'get', 'head', 'post'] as const;

export function documentedAnswers(provider: Provider, spec: Spec = loadSpec(provider)): DocumentedAnswer[] {
  return Object.entries(spec.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      return Object.entries(operation.responses).flatMap(([status, given]): DocumentedAnswer[] => {
        const examples = Object.entries(resolve(spec, given).content?.['application/json']?.examples ?? {});
        const answer = {
          provider,
          operationId: operation.operationId ?? '',
          method,
          path,
          status: Number(status),
        };
        const named = examples.map(([name, example]) => ({
          ...answer,
          example: { name, value: resolve<Example>(spec, example).value },
        }));
        return named.length > 0 ? named : [{ ...answer, example: undefined }];
      });
    }),
  );
}
