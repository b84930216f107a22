/** A request that can delete nobody but a canary, and the parts to build it from. Each provider writes its own probes. */
import type { RequestParts } from '../http/request.js';

/** 1: without your credential. 2: with it, about contacts that nobody has. 3: deletes the contact that you name. */
export type Level = 1 | 2 | 3;

/** No contact and no account has this id: RFC 9562 reserves it for "none". */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** The largest integer that JSON carries safely. A service that counts up from 1 does not reach it. */
export const UNREACHABLE_ID = Number.MAX_SAFE_INTEGER;

/** A phone number that nobody has: no calling code begins with 0. */
export const UNREACHABLE_PHONE = '000000000000';

/** An e-mail address that nobody has: RFC 2606 reserves the domain as one that does not exist. */
export const UNREACHABLE_EMAIL = 'nobody@example.invalid';

/** The credential that is sent as a wrong one. */
export const WRONG_CREDENTIAL = 'not-a-credential-of-anybody';

/** A placeholder for the account of the credential, replaced when the probe is sent. No real id looks like it. */
export const YOUR_ACCOUNT = '<your account>';

/** The request of a probe. */
export interface ProbedRequest extends RequestParts {
  /** The operation of the spec. */
  readonly operation: string;
  /** The contacts that it names. */
  readonly names: readonly (number | string)[];
}

export interface Probe extends ProbedRequest {
  /** The workflow and its step, as in `specs/workflows/probes`: `level1WithoutCredential.delete`. */
  readonly step: string;
  readonly level: Level;
  readonly credential: 'none' | 'wrong' | 'yours';
  /** The status if the provider keeps the contract. */
  readonly expects: number;
}

/** Everything that `verify` can send to a provider. Nothing else sends requests of its own. */
export interface ProbeSet {
  /** The credential that a wrong one replaces, such as `token`. */
  readonly credential: string;
  /** All probes, in order. Without a canary there are none of level 3, and the others must not depend on it. */
  probes(canaryId: string | undefined): readonly Probe[];
  /** Why a contact cannot be the canary, in words that continue "the canary"; undefined if it can. */
  problemOfCanary(id: string): string | undefined;
}

type Circumstance = Omit<Probe, keyof ProbedRequest>;

/**
 * A request of level 1 without any credential, which must be refused.
 *
 * @param step Its name in the report.
 * @param expects The status if the provider keeps the contract. @default 401
 * @example
 * import { type Probe, withoutCredential } from 'contact-deletion/provider';
 *
 * const probe: Probe = { ...withoutCredential('delete'), operation: 'deletePerson', path: { id: 'per_0' }, names: ['per_0'] };
 */
export const withoutCredential = (step: string, expects = 401): Circumstance => ({
  step: `level1WithoutCredential.${step}`,
  level: 1,
  credential: 'none',
  expects,
});

/**
 * A request of level 1 with a credential that nobody has, which must be refused.
 *
 * @param step Its name in the report.
 * @param expects The status if the provider keeps the contract. @default 401
 * @example
 * import { type Probe, withWrongCredential } from 'contact-deletion/provider';
 *
 * const probe: Probe = { ...withWrongCredential('delete'), operation: 'deletePerson', path: { id: 'per_0' }, names: ['per_0'] };
 */
export const withWrongCredential = (step: string, expects = 401): Circumstance => ({
  step: `level1WithWrongCredential.${step}`,
  level: 1,
  credential: 'wrong',
  expects,
});

/**
 * A request of level 2, with your credential, about a contact that nobody has.
 *
 * @param step Its name in the report.
 * @param expects The status if the provider keeps the contract. @default 404
 * @example
 * import { type Probe, unknownContact } from 'contact-deletion/provider';
 *
 * const probe: Probe = { ...unknownContact('delete'), operation: 'deletePerson', path: { id: 'per_0' }, names: ['per_0'] };
 */
export const unknownContact = (step: string, expects = 404): Circumstance => ({
  step: `level2UnknownContact.${step}`,
  level: 2,
  credential: 'yours',
  expects,
});

/**
 * A request of level 3 about the contact that may be deleted.
 *
 * @param step Its name in the report.
 * @param expects The status if the provider keeps the contract.
 * @example
 * import { type Probe, canary } from 'contact-deletion/provider';
 *
 * const probe: Probe = { ...canary('delete', 204), operation: 'deletePerson', path: { id: 'per_0' }, names: ['per_0'] };
 */
export const canary = (step: string, expects: number): Circumstance => ({
  step: `level3Canary.${step}`,
  level: 3,
  credential: 'yours',
  expects,
});

/**
 * Checks a canary whose id is text: it must be the same in a path and in JSON, without escaping.
 *
 * @example
 * import { plainCanary } from 'contact-deletion/provider';
 *
 * console.log(plainCanary('per_1')); // undefined: it can be one
 */
export const plainCanary: ProbeSet['problemOfCanary'] = (id) =>
  /^[\w-][\w.~-]*$/.test(id) ? undefined : 'must have letters, digits and - _ . ~ only';
