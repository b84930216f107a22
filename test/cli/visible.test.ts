/** Nothing that was read or received reaches a terminal raw, whatever it is and wherever it comes from. */

import { EventEmitter } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { CommandLine } from '../../src/cli/command-line.js';
import { visible } from '../../src/cli/terminal.js';
import { Sink } from './in-process.js';
import { createWorld } from './world.js';

const codes = (first: number, last = first) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));

const INVISIBLE = [
  ...codes(0x00, 0x1f),
  ...codes(0x7f, 0xa0),
  ...['\u00ad', '\u034f', '\u061c', '\u115f', '\u1160', '\u1680', '\u17b4', '\u180e', '\u2800', '\u3000'],
  ...codes(0x2000, 0x200f),
  ...codes(0x2028, 0x202f),
  ...codes(0x205f, 0x206f),
  ...['\u3164', '\ud800', '\udfff', '\ue000', '\ufe0f', '\ufeff', '\uffa0', '\ufff9', '\uffff'],
  ...codes(0xe0000, 0xe007f),
  ...['\u{1d173}', '\u{e01ef}', '\u{f0000}', '\u{10ffff}'],
];
const VISIBLE = ['a', ' ', '~', '\\', 'é', 'ñ', '漢', 'ק', '😀', '…', '×'];

/** Without our own line breaks. */
const rawIn = (text: string) => INVISIBLE.filter((each) => each !== '\n' && text.includes(each));
const escaped = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;

describe('a line that is written', () => {
  function commandLine(isTerminal = false) {
    const [stdout, stderr] = [new Sink(isTerminal), new Sink(isTerminal)];
    const stdin = new PassThrough();
    const cli = new CommandLine({ env: {}, cwd: '/', stdin, stdout, stderr, signals: new EventEmitter() });
    return { cli, stdout, stderr };
  }

  test('shows what is invisible, and JSON stays JSON', () => {
    for (const each of INVISIBLE) {
      const { cli, stdout, stderr } = commandLine();
      cli.tell(`a${each}b`);
      expect(stderr.text).toBe(`a${escaped(each)}b\n`);
      cli.printJson({ [each]: [each] });
      expect(rawIn(stdout.text)).toEqual([]);
      expect(stdout.text.match(/\n/g)).toHaveLength(1);
      expect(JSON.parse(stdout.text)).toEqual({ [each]: [each] });
    }
  });

  test('is left as it is otherwise', () => {
    for (const each of VISIBLE) expect(visible(each)).toBe(each);
  });

  test('has our own colors, and none of anybody else', () => {
    const { cli, stdout } = commandLine(true);
    cli.print('\x1b[31mred', 'green');
    expect(stdout.text).toBe('\x1b[32m\\u{1b}[31mred\x1b[39m\n');
  });

  test('has our own line breaks in JSON for people', () => {
    const { cli, stdout } = commandLine();
    cli.printJson({ a: '\u2028\n' }, 2);
    expect(stdout.text).toBe('{\n  "a": "\\u2028\\n"\n}\n');
  });
});

/** One character of each kind that a command line, a file name and a file can have. */
const ODD = '\x1b]0;owned\x07\x7f\x9b31m\u200b\u202e\u2028\u2066\u3164\ufeff\u{e0041}\r';

describe('is shown and not carried out', () => {
  test.each<[string, readonly string[]]>([
    ['an argument', ['delete', `huduma:${ODD}`, '--mode', 'trash']],
    ['an argument without a provider', ['delete', ODD, '--mode', 'trash']],
    ['an argument with a line break', ['delete', `huduma:\n${ODD}`, '--mode', 'trash']],
    ['a provider', ['plan', `${ODD}:1`]],
    ['a command', [ODD]],
    ['a command to complete for', ['complete', ODD]],
    ['an option', ['plan', `--${ODD}`]],
    ['an option with a line break', ['plan', `--a\n(Did you mean ${ODD}?)`]],
    ['a choice', ['plan', 'huduma:1', '--mode', ODD]],
    ['a number', ['delete', 'huduma:1', '--expect', ODD]],
    ['too many arguments', ['apply', 'plan.json', ODD]],
    ['a file to read', ['plan', '--from', ODD]],
    ['a file to read with a line break', ['plan', '--from', `a\n${ODD}`]],
    ['a file to write', ['plan', '--sandbox', 'sendme123:b', '-o', `none/${ODD}`]],
    ['a plan', ['apply', ODD]],
    ['a journal', ['outcomes', ODD]],
    ['a journal to be written', ['delete', '--sandbox', 'sendme123:b', '--journal', ODD]],
    ['a journal to resume', ['resume', ODD]],
    ['a receipt', ['receipt', 'verify', ODD, '--journal', ODD, 'huduma:1']],
    ['a canary', ['verify', 'huduma', '--level', '3', '--canary', ODD]],
    ['a base URL', ['verify', 'huduma', '--base-url', `https://example.com/${ODD}`, '--dry-run']],
    ['a file of traffic', ['drift', ODD]],
    ['a server', ['drift', 'x.har', '--server', `huduma=${ODD}`]],
  ])('%s', async (_, args) => {
    const { cli } = await createWorld();
    const { stdout, stderr } = await cli(args);
    expect(rawIn(stdout + stderr)).toEqual([]);
    expect(stdout + stderr).not.toMatch(/^\(Did you mean/m);
  });

  test.each<[string, string, readonly string[]]>([
    ['a header of a CSV', `${ODD}x,y\n1,2\n`, ['--from', 'input.csv']],
    ['a column', 'id,provider\n1,huduma\n', ['--from', 'input.csv', '--column', ODD]],
    ['a cell', `id,provider\n"${ODD}",huduma\n`, ['--from', 'input.csv']],
    ['a provider in a CSV', `id,provider\n1,"${ODD}"\n`, ['--from', 'input.csv']],
    ['a line', `huduma:${ODD}x\n`, ['--from', 'input.csv', '--format', 'lines']],
    [
      'a line of NDJSON',
      `${JSON.stringify({ provider: ODD, id: ODD })}\n`,
      ['--from', 'input.csv', '--format', 'ndjson'],
    ],
  ])('%s', async (_, text, args) => {
    const { cli, folder } = await createWorld();
    await writeFile(join(folder, 'input.csv'), text);
    const { code, stdout, stderr } = await cli(['plan', '--mode', 'trash', ...args]);
    expect(code).toBe(2);
    expect(rawIn(stdout + stderr)).toEqual([]);
  });

  test.each([['words'], ['JSON', '--json']])("a provider's own words, in %s", async (_, ...more) => {
    const { cli } = await createWorld();
    const type = 'text/html\x9b31m\xa0\x85';
    const answers = [
      () => new Response('<p>', { status: 200, headers: { 'content-type': type } }),
      () =>
        new Response('{', { status: 404, statusText: type, headers: { 'content-type': 'application/json' } }),
      () => new Response(null, { status: 302, headers: { location: `https://example.com/${type}` } }),
      () => {
        throw new TypeError(ODD, { cause: Object.assign(new Error(ODD), { code: ODD }) });
      },
    ];
    for (const [index, answer] of answers.entries()) {
      const args = [
        'delete',
        'sendme123:a',
        '--yes',
        '--expect',
        '1',
        '--journal',
        `${index}.journal`,
        ...more,
      ];
      const { stdout, stderr } = await cli(args, { fetch: async () => answer() });
      expect(stdout + stderr).toMatch(/sendme123/);
      expect(rawIn(stdout + stderr)).toEqual([]);
    }
  });
});
