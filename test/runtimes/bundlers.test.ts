/** The packed package in the bundles of its users: whole, and no more than what is used. */
import { afterAll, describe, expect, test } from 'vitest';
import { builtinDefinitions } from '../../src/providers/definitions.js';
import { bundle, bundlers } from './bundles.js';
import { nodeOf, outputOf } from './places.js';
import { PROVED } from './proved.js';

/** Where each provider is: what no bundle without it has to say. */
const hosts = new Map(builtinDefinitions.map(({ name, contract }) => [name, contract.servers[0]]));
const providers = [...hosts.keys()];
/** What stands in the engine, and in the sandbox. */
const REST = ['maxPerSecond', '.sandbox.invalid'];
/** Far above what they are; `npm run check:package` bounds them tightly. */
const MOST_BYTES = 24_000;

const figures: string[] = [];

afterAll(() => console.log(figures.sort().join('\n')));

describe.each(bundlers)('%s', (bundler) => {
  test('bundles the program, which runs', async () => {
    const { file, text, gzipped } = await bundle(bundler, 'main.js', 'node');
    for (const present of [...hosts.values(), ...REST]) expect(text).toContain(present);
    expect(JSON.parse(await outputOf(nodeOf(22), [file]))).toEqual(PROVED);
    figures.push(`${bundler}: engine, three clients and sandbox ${gzipped} B gzipped`);
  });

  test.each(providers)('takes from %s no other provider, no engine and no sandbox', async (provider) => {
    const { text, gzipped } = await bundle(bundler, `one-${provider}.js`, 'browser');
    const others = providers.filter((each) => each !== provider).map((each) => hosts.get(each) ?? '');
    expect(text).toContain(hosts.get(provider));
    for (const absent of [...others, ...REST]) expect(text.includes(absent), absent).toBe(false);
    expect(gzipped).toBeLessThan(MOST_BYTES);
    figures.push(`${bundler}: contact-deletion/${provider} ${gzipped} B gzipped`);
  });
});
