/** The whole public surface of `contact-deletion/sandbox`. */

export type { SandboxClock } from './clock.js';
export type { Effect, Fault, FaultRule, SandboxOperation } from './faults.js';
export type { SandboxServer } from './listen.js';
export type { HudumaSeed, SandboxOptions, SandboxSeeds, Sendme123Seed, WabotifySeed } from './options.js';
export type { SandboxProvider } from './provider.js';
export type { ContactState } from './register.js';
export type { SandboxRequest } from './request-log.js';
export { createSandbox, type Sandbox, type SandboxClientOptions } from './sandbox.js';
export type { SandboxContact } from './stand-in.js';
