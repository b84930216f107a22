/** Compares a recorded request body with the spec: what was sent that is not documented, or not in this form. */
import type { Operation, Violation } from '../../generated/contract.js';
import { MOST_NAMES, shownPointer } from './body-fields.js';
import type { Compared, Difference } from './difference.js';
import { isPlaceholderAt } from './placeholder.js';
import type { RecordedBody } from './recorded-body.js';

const inRequest = (kind: Difference['kind'], place?: string, keyword?: string): Difference => ({
  in: 'request',
  kind,
  place,
  keyword,
});

export function compareRequest({ validateRequest }: Operation, body: RecordedBody): Compared {
  if (!validateRequest) {
    // If the body was removed from the recording, it may have been empty.
    const isThere = body.is !== 'none' && body.is !== 'notRecorded';
    return { differences: isThere ? [inRequest('undocumentedBody')] : [], body: 'undocumented' };
  }
  switch (body.is) {
    case 'notRecorded':
    case 'unreadable':
      return { differences: [], body: body.is };
    case 'none':
      return { differences: [inRequest('missingBody')], body: 'compared' };
    case 'text':
      return { differences: [inRequest('notJson')], body: 'compared' };
    case 'json': {
      const violations = validateRequest(body.value) ? [] : common(validateRequest.errors ?? []);
      const recorded = violations.filter(({ instancePath }) => !isPlaceholderAt(body.value, instancePath));
      return {
        differences: recorded.map((violation) => differenceOf(violation, recorded)),
        body: recorded.length < violations.length ? 'redacted' : 'compared',
      };
    }
  }
}

/** Request schemas are closed. An unknown field is named, since it may be misspelt. */
function differenceOf({ instancePath, keyword, params }: Violation, all: readonly Violation[]): Difference {
  const { additionalProperty, missingProperty } = params ?? {};
  if (typeof additionalProperty === 'string') {
    const beside = all.filter((each) => each.instancePath === instancePath);
    const names = new Set(beside.map((each) => each.params?.additionalProperty));
    const name = names.size > MOST_NAMES ? '*' : additionalProperty;
    return inRequest('undocumentedField', shownPointer(`${instancePath}/${name}`));
  }
  const missing = typeof missingProperty === 'string' ? `/${missingProperty}` : '';
  return inRequest('schema', shownPointer(instancePath + missing), keyword);
}

/** If there are alternatives, the violations that all of them share; if none is shared, that no alternative fits. */
function common(violations: readonly Violation[]): readonly Violation[] {
  const choice = violations.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  if (choice.length === 0) return violations;
  const times = new Map<string, number>();
  const keyOf = ({ instancePath, keyword, params }: Violation) =>
    JSON.stringify([instancePath, keyword, params]);
  for (const violation of violations) times.set(keyOf(violation), (times.get(keyOf(violation)) ?? 0) + 1);
  const shared = violations.filter((violation) => (times.get(keyOf(violation)) ?? 0) > 1);
  return shared.length > 0 ? shared : choice;
}
