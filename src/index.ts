/** The whole public surface of `contact-deletion`. */

export { type Success, type Trail, trailOf } from './http/client.js';
export type { Clock } from './http/clock.js';
export type { Drift, DriftViolation } from './http/drift.js';
export * from './http/errors.js';
export type { AttemptResult, RequestEvent, ResponseEvent, RetryEvent } from './http/hooks.js';
export type { CallOptions, ClientOptions } from './http/options.js';
