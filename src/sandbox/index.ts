/** The whole public surface of `contact-deletion/sandbox`. */

export type { BuiltinName } from '../providers/definitions.js';
export type { SandboxClock } from './clock.js';
export type { ContactState } from './contact-store.js';
export type { SandboxContact } from './fake-provider.js';
export type { Effect, Fault, FaultRule } from './faults.js';
export type {
  OwnProvider,
  SandboxCredentials,
  SandboxName,
  SandboxOptions,
  SandboxSeeds,
  SandboxSettings,
  SeedOf,
  SettingsOf,
} from './options.js';
export type { SandboxRequest } from './request-log.js';
export { createSandbox, type Sandbox, type SandboxClientOptions } from './sandbox.js';
