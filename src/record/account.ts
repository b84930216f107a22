/** Recognises an account without keeping its credential: by a salted, deliberately slow fingerprint. */
import { randomBytes, scrypt as scryptWithCallback, timingSafeEqual } from 'node:crypto';

/** The account that contacts are deleted from. */
export interface Account {
  readonly provider: string;
  /** The name of the credential, such as `apiKey`. */
  readonly kind: string;
  readonly credential: string;
  /**
   * What is sent along with it, by the names of the client's options. It is not part of the fingerprint. @default
   * none
   */
  readonly extra?: Readonly<Record<string, string>>;
  readonly baseUrl: string;
}

/** What a plan keeps of a credential. Each plan has its own salt, so fingerprints of two plans cannot be compared. */
export interface Fingerprint {
  /** In base64. */
  readonly salt: string;
  /** 16 bytes in hexadecimal. */
  readonly hash: string;
}

/**
 * A workspace id may be short enough to guess, so each guess costs 32 MiB and some 60 ms. Tests that make hundreds of plans
 * lower the cost; `test/packed` checks that the program does not.
 */
export const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const HASH_BYTES = 16;

export const fingerprintOf = (account: Account): Promise<Fingerprint> =>
  fingerprintWith(account, randomBytes(16).toString('base64'));

/** @param salt In base64. With a fixed salt, the same account always has the same fingerprint. */
export async function fingerprintWith(account: Account, salt: string): Promise<Fingerprint> {
  return { salt, hash: (await hashOf(account, Buffer.from(salt, 'base64'))).toString('hex') };
}

export async function isSameAccount(account: Account, fingerprint: Fingerprint): Promise<boolean> {
  const expected = Buffer.from(fingerprint.hash, 'hex');
  const actual = await hashOf(account, Buffer.from(fingerprint.salt, 'base64'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function hashOf({ provider, kind, credential }: Account, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scryptWithCallback(`${provider}\n${kind}\n${credential}`, salt, HASH_BYTES, COST, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}
