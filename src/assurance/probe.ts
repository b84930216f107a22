/** One request that can delete nobody but a canary, and what it is made of. Each provider writes its own out. */
import type { RequestParts } from '../http/request.js';

/** 1: no credential of yours. 2: yours, and contacts that nobody has. 3: deletes the contact that you name. */
export type Level = 1 | 2 | 3;

/** No contact and no account has it: RFC 9562 keeps it for "none". */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** The largest whole number that JSON carries safely. A service that counts up from 1 does not get there. */
export const UNREACHABLE_ID = Number.MAX_SAFE_INTEGER;

/** A phone number that nobody has: no calling code begins with 0. */
export const UNREACHABLE_PHONE = '000000000000';

/** An e-mail address that nobody has: RFC 2606 keeps the domain for what does not exist. */
export const UNREACHABLE_EMAIL = 'nobody@example.invalid';

/** What is sent for a credential that nobody has. */
export const WRONG_CREDENTIAL = 'not-a-credential-of-anybody';

/** Stands in a request for the account of the credential; it is put in when it is sent. No id can be like it. */
export const YOUR_ACCOUNT = '<your account>';

/** What a probe asks for. */
export interface ProbedRequest extends RequestParts {
  /** The operation of the spec. */
  readonly operation: string;
  /** Whom it names. */
  readonly names: readonly (number | string)[];
}

export interface Probe extends ProbedRequest {
  /** The workflow and its step, as in `specs/workflows/probes`: `level1WithoutCredential.delete`. */
  readonly step: string;
  readonly level: Level;
  readonly credential: 'none' | 'wrong' | 'yours';
  /** The status of a provider that keeps the contract. */
  readonly expects: number;
}

/** All that `verify` can send to a provider. Nothing else makes a request of its own. */
export interface ProbeSet {
  /** The credential that a wrong one is sent in the place of, such as `token`. */
  readonly credential: string;
  /** Every probe in its order; without a canary there is none of level 3. The others must not depend on it. */
  probes(canaryId: string | undefined): readonly Probe[];
  /** Why a contact cannot be the canary, in words that follow "the canary"; undefined if it can. */
  problemOfCanary(id: string): string | undefined;
}

type Circumstance = Omit<Probe, keyof ProbedRequest>;

/**
 * A request of level 1 without any credential, which is to be refused.
 *
 * @param step Its name in the report.
 * @param expects The status of a provider that keeps the contract. @default 401
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
 * A request of level 1 with a credential that nobody has, which is to be refused.
 *
 * @param step Its name in the report.
 * @param expects The status of a provider that keeps the contract. @default 401
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
 * @param expects The status of a provider that keeps the contract. @default 404
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
 * @param expects The status of a provider that keeps the contract.
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
 * What is wrong with a canary, if ids are text: they must stand in a path and in JSON alike as they are.
 *
 * @example
 * import { plainCanary } from 'contact-deletion/provider';
 *
 * console.log(plainCanary('per_1')); // undefined: it can be one
 */
export const plainCanary: ProbeSet['problemOfCanary'] = (id) =>
  /^[\w-][\w.~-]*$/.test(id) ? undefined : 'must have letters, digits and - _ . ~ only';
