/** Reports that a provider asked to wait. */
import { count } from './terminal.js';

/** @returns A line for people; undefined for a wait too short to notice. */
export function waitMessage(provider: string, delayMs: number): string | undefined {
  if (delayMs < 1_000) return undefined;
  const seconds = Math.ceil(delayMs / 1_000);
  const parts = [
    [Math.floor(seconds / 3_600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, unit]) => count(number, unit));
  return `${provider} asked to wait ${words.join(' ')}`;
}
