/** The public API of `contact-deletion/msw`. */

export type { ContractViolation } from './contract.js';
export { type AnySandbox, type HandlerOptions, handlers } from './handlers.js';
