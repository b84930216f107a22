/** Protects a receipt: a digest that anybody can check, and a seal that needs the journal's key. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { HeaderRecord } from '../records.js';
import type { Receipt } from './receipt.js';

type Keyed = Pick<HeaderRecord, 'key'>;

export function sealed(header: Keyed, content: Omit<Receipt, 'digest' | 'seal'>): Receipt {
  const digested = { ...content, digest: digestOf(content) };
  return { ...digested, seal: sealOf(header, digested) };
}

export function hasOwnDigest({ digest, seal: _, ...content }: Receipt): boolean {
  return digest === digestOf(content);
}

/** @param receipt A well-formed receipt: its seal has the right length. */
export function hasOwnSeal({ seal, ...content }: Receipt, header: Keyed): boolean {
  return timingSafeEqual(Buffer.from(seal, 'hex'), Buffer.from(sealOf(header, content), 'hex'));
}

export const pseudonymOf = (header: Keyed, provider: string, id: string) =>
  hmac(header, `target\n${provider}:${id}`);

const digestOf = (content: Omit<Receipt, 'digest' | 'seal'>) =>
  `sha256:${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;

const sealOf = (header: Keyed, content: Omit<Receipt, 'seal'>) =>
  hmac(header, `receipt\n${JSON.stringify(content)}`);

function hmac({ key }: Keyed, text: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('hex');
}
