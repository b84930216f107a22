/** What each command has to do with the world around it: words, files, the environment, signals. */
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import type { ProviderDefinition } from '../providers/definition.js';
import { systemMessage } from '../record/errors.js';
import { EXIT, type ExitCode } from './exit.js';
import { isReaderGone, onFailure, written } from './output.js';
import { Providers } from './providers.js';
import { unusedProxy } from './proxy.js';
import type { InputStream, OutputStream, Signals, Surroundings } from './surroundings.js';
import { shellWord, tableWithin, visible, visibleJson } from './terminal.js';

export type Color = Parameters<typeof styleText>[0];

/** All words go through it, and through `visible` there: nothing that was read or received reaches a terminal raw. */
export class CommandLine {
  readonly cwd: string;
  readonly signals: Signals;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Surroundings['clock'];
  readonly stdin: InputStream;
  /** For what draws by itself; words go through `print` and `tell`. */
  readonly stderr: OutputStream;
  readonly platform: NodeJS.Platform;
  /** How the command ended. */
  exitCode: ExitCode = EXIT.resolved;
  /** What stands before the arguments when this program is called. */
  readonly program: string;
  readonly #stdout: OutputStream;
  readonly #failures = new Map<OutputStream, Error>();
  readonly #onOutputGone = new Set<() => void>();
  readonly #undo: readonly (() => void)[];
  #env: Surroundings['env'];
  /** Options for every command, which the next one needs, too. */
  #everywhere: readonly string[] = [];
  #providers = new Providers();
  #hasEnded = false;

  constructor(surroundings: Surroundings) {
    const { env, cwd, stdin, stdout, stderr, signals, clock, fetch = globalThis.fetch } = surroundings;
    const { program = 'contact-deletion', platform = 'linux' } = surroundings;
    this.program = program;
    this.platform = platform;
    this.#env = env;
    this.cwd = cwd;
    this.signals = signals;
    this.fetch = fetch;
    this.clock = clock;
    this.stdin = stdin;
    this.stderr = stderr;
    this.#stdout = stdout;
    this.#undo = [stdout, stderr].map((stream) =>
      onFailure(stream, (error) => {
        this.#failures.set(stream, error);
        for (const listener of this.#onOutputGone) listener();
      }),
    );
  }

  get env(): Surroundings['env'] {
    return this.#env;
  }

  /** Adds what a file says of the environment. What is in the environment itself goes first. */
  addEnvironment(more: Surroundings['env']): void {
    this.#env = { ...more, ...this.#env };
  }

  /** Has the commands that are shown repeat these options, each with its value. */
  repeatEverywhere(words: readonly string[]): void {
    this.#everywhere = words;
  }

  /** A command line of this program that works when it is pasted. Whatever is not plain is quoted. */
  readonly command = (...words: readonly string[]): string =>
    [this.program, ...[...words, ...this.#everywhere].map((word) => shellWord(word, this.platform))].join(
      ' ',
    );

  /** The built-in ones, and those that were added. */
  get providers(): Providers {
    return this.#providers;
  }

  /** Adds the providers of a configuration, before any command is made. */
  addProviders(own: readonly ProviderDefinition[]): void {
    this.#providers = new Providers(own);
  }

  /** Writes rows of results in columns, each with its colour; on a terminal, within its width. */
  readonly printTable = (
    rows: readonly (readonly string[])[],
    colors: readonly (Color | undefined)[],
  ): void => {
    for (const [index, lines] of tableWithin(this.tableWidth, rows).entries()) {
      for (const line of lines) this.print(line, colors[index]);
    }
  };

  /** Writes a line of results. */
  readonly print = (line: string, color?: Color): void => {
    const shown = visible(line);
    const isColored = color !== undefined && this.#hasColors();
    this.#write(this.#stdout, isColored ? styleText(color, shown, { validateStream: false }) : shown);
  };

  /** Writes a line of results in which the tabs are our own. */
  readonly printTabbed = (line: string): void =>
    this.#write(this.#stdout, line.split('\t').map(visible).join('\t'));

  /** Writes a result for programs. */
  readonly printJson = (value: unknown, indent?: number): void =>
    this.#write(this.#stdout, visibleJson(value, indent));

  /** Writes a line of everything else. */
  readonly tell = (line: string): void => this.#write(this.stderr, visible(line));

  /** Writes over the line that the cursor is in, on a terminal. */
  readonly overwrite = (line: string): void => {
    const shown = visible(line).slice(0, (this.stderr.columns || 80) - 1);
    this.#write(this.stderr, `\r\x1b[K${shown}`, '');
  };

  /** Says why these servers may not have been reached. Of a fetch that was given it is not known what it uses. */
  tellUnusedProxy(baseUrls: readonly string[]): void {
    const line = this.fetch === globalThis.fetch ? unusedProxy(this.env, baseUrls) : undefined;
    if (line !== undefined) this.tell(line);
  }

  /** Whether somebody sits there who can answer a question. */
  get isInteractive(): boolean {
    return Boolean(this.stdin.isTTY && this.stderr.isTTY);
  }

  /** How wide a table of results may be. In a file and in a pipe, a row is a line. */
  get tableWidth(): number {
    return this.#stdout.isTTY ? this.widthOf('stdout') : Number.POSITIVE_INFINITY;
  }

  /** How wide a line may be. */
  readonly widthOf = (name: 'stdout' | 'stderr'): number => {
    const { isTTY, columns } = name === 'stdout' ? this.#stdout : this.stderr;
    return (isTTY && columns) || 80;
  };

  /**
   * The path of a file that the user named. One that means the same to the whole process is left as it is, so that
   * messages name the file as the user did.
   */
  readonly pathOf = (name: string): string => {
    const path = resolve(this.cwd, name);
    return path === resolve(name) ? name : path;
  };

  /**
   * Calls back once standard output or standard error cannot be written any more: nobody would hear of what is done
   * from then on.
   *
   * @returns What undoes it.
   */
  onOutputGone(listener: () => void): () => void {
    this.#onOutputGone.add(listener);
    if (this.#failures.size > 0) listener();
    return () => this.#onOutputGone.delete(listener);
  }

  /** Resolves when all that was written is handed over. What is written from now on, by what was left, is dropped. */
  async end(): Promise<ExitCode> {
    await written(this.#stdout);
    const failure = this.#failures.get(this.#stdout);
    if (failure && !isReaderGone(failure)) {
      this.tell(`contact-deletion: standard output cannot be written: ${systemMessage(failure)}.`);
      this.exitCode ||= EXIT.internal;
    }
    await written(this.stderr);
    this.#hasEnded = true;
    for (const undo of this.#undo) undo();
    return this.exitCode;
  }

  #write(stream: OutputStream, text: string, ending = '\n'): void {
    if (!this.#hasEnded && !this.#failures.has(stream)) stream.write(text + ending);
  }

  #hasColors(): boolean {
    return Boolean(this.#stdout.isTTY && this.#stdout.hasColors?.(this.env)) && !this.env.NO_COLOR;
  }
}
