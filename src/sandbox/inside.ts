/** The parts of a sandbox that other entries of this package use, and its users do not. */
import type { ProviderDefinition } from '../providers/definition.js';
import type { Reply } from './answer.js';
import type { Fault } from './faults.js';
import type { IncomingRequest } from './incoming-request.js';
import type { Place, Places } from './places.js';

/** The key under which a sandbox keeps them. */
export const inside: unique symbol = Symbol('inside of a sandbox');

export interface Inside extends Places {
  readonly definitions: readonly ProviderDefinition[];
  /** @throws The signal's reason if the caller gives up before the answer. */
  exchange(place: Place, incoming: IncomingRequest): Promise<Exchanged>;
}

/** A reply, with the fault that made it. */
export type Exchanged = Reply & { readonly fault?: Fault | undefined };

/** The responses that a fault made: they need not keep a contract. */
export const faulty = new WeakSet<Response>();
