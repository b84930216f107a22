/** Runs the oracle on a mutant. */
import { type Check, Disagreement } from '../../../contract/oracle/check.js';
import { compile, type Provider, type Spec } from '../../../contract/spec.js';

export type Verdict =
  /** The named check noticed. */
  | { readonly verdict: 'killed'; readonly by: string; readonly because: string }
  /** Nothing noticed. */
  | { readonly verdict: 'survived' }
  /** It is not an OpenAPI document, or one of its schemas does not compile. Nobody could use it, so it proves nothing. */
  | { readonly verdict: 'invalid'; readonly because: string };

/** The first check that disagrees decides. Any other failure of a check is a defect, and is thrown. */
export function judge(provider: Provider, spec: Spec, checks: readonly Check[]): Verdict {
  const because = whyNotCompiled(spec);
  if (because !== undefined) return { verdict: 'invalid', because };
  for (const { name, judge: run } of checks) {
    try {
      run({ provider, spec });
    } catch (error) {
      if (error instanceof Disagreement) return { verdict: 'killed', by: name, because: error.message };
      throw new Error(`${name} could not be checked: ${error}`, { cause: error });
    }
  }
  return { verdict: 'survived' };
}

function whyNotCompiled(spec: Spec): string | undefined {
  const pointers = [
    ...Object.keys(spec.components.schemas).map((name) => `#/components/schemas/${name}`),
    ...Object.keys(spec.components.parameters ?? {}).map((name) => `#/components/parameters/${name}/schema`),
  ];
  for (const pointer of pointers)
    try {
      compile(spec, pointer);
    } catch (error) {
      return `${pointer} does not compile: ${error instanceof Error ? error.message : error}`;
    }
  return undefined;
}
