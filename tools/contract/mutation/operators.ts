/** All operators of the mutation run. */
import { exampleOperators } from './example-operators.js';
import { messageOperators } from './message-operators.js';
import type { Operator } from './mutant.js';
import { objectOperators } from './object-operators.js';
import { operationOperators } from './operation-operators.js';
import { securityOperators } from './security-operators.js';
import { typeOperators } from './type-operators.js';

export const operators: readonly Operator[] = [
  ...operationOperators,
  ...messageOperators,
  ...securityOperators,
  ...objectOperators,
  ...typeOperators,
  ...exampleOperators,
];
