/** The public API of `contact-deletion/opentelemetry`. */

export { type TracingHooks, type TracingOptions, tracing } from './tracing.js';
