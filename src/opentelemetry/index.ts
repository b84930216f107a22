/** The whole public surface of `contact-deletion/opentelemetry`. */

export { type TracingHooks, type TracingOptions, tracing } from './tracing.js';
