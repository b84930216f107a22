/** Writes down what a person at the command line sees: each command as typed, its output, and its exit code. */
import { stripVTControlCharacters } from 'node:util';
import type { Ended, RunOptions } from './in-process.js';

export type Cli = (args: readonly string[], options?: Partial<RunOptions>) => Promise<Ended>;

/** What differs in each run: run ids, times, digests, and measurements. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [
    /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g,
    '7d0c2f4e-1a5b-4c3d-8e6f-0123456789ab',
  ],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '2026-03-02T09:00:00.000Z'],
  [/(contact-deletion-)\d{8}T\d{6}Z/g, '$120260302T090000Z'],
  [/[\w/.-]*contact-deletion-test-\w+\//g, ''],
];

const steady = (text: string): string =>
  VARYING.reduce((steadied, [pattern, words]) => steadied.replace(pattern, words), text);

/** What is left of drawings on a terminal: a question is redrawn at each key, and progress is removed again. */
function settled(text: string): string {
  const parts = text.split('\r\u001b[K').filter((part) => !/^\[[#-]+\] /.test(part));
  const lines = stripVTControlCharacters(parts.join(''))
    .split('\n')
    // The question as it is answered, and the answer below it.
    .map((line) => (line.includes('█') ? line.replace(/^.*(?=◇)|^[^◇]*$/u, '') : line))
    .map((line) => line.replace(/^[◇■▲│└]\s*/u, '').trimEnd());
  return lines.filter((line) => !/^[─┌_◆]|^$/u.test(line)).join('\n');
}

const quoted = (word: string) => (/^[\w./:@%+=,-]+$/.test(word) ? word : `'${word}'`);

export class Conversation {
  #text: string;

  constructor(title: string) {
    this.#text = `${title}\n`;
  }

  get text(): string {
    return this.#text;
  }

  chapter(title: string): void {
    this.#text += `\n\n${title}\n${'='.repeat(title.length)}\n`;
  }

  scene(words: string): void {
    this.#text += `\n# ${words}\n\n`;
  }

  /** Runs a command line, and writes down both streams in their order. */
  async say(cli: Cli, args: readonly string[], options: Partial<RunOptions> = {}): Promise<void> {
    let shown = '';
    const { begun, terminal = false } = options;
    const { code } = await cli(args, {
      ...options,
      begun: (running) => {
        for (const stream of [running.stdout, running.stderr]) {
          let length = 0;
          stream.on('text', () => {
            shown += stream.text.slice(length);
            length = stream.text.length;
          });
        }
        begun?.(running);
      },
    });
    const answer = steady(terminal ? settled(shown) : shown).trimEnd();
    this.#text += `$ contact-deletion ${args.map(quoted).join(' ')}\n`;
    if (answer !== '') this.#text += `${answer}\n`;
    this.#text += `[exit code ${code}]\n\n`;
  }
}
