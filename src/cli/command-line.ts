/** The connection of a command with the world around it: text, files, the environment, signals. */
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import type { ProviderDefinition } from '../providers/definition.js';
import { systemMessage } from '../record/errors.js';
import { EXIT, type ExitCode } from './exit.js';
import { isReaderGone, onFailure, written } from './output.js';
import { Providers } from './providers.js';
import { unreadProxy } from './proxy.js';
import type { InputStream, OutputStream, Signals, Surroundings } from './surroundings.js';
import { shellWord, tableWithin, visible, visibleJson } from './terminal.js';

export type Color = Parameters<typeof styleText>[0];

/** All text goes through this class, and through `visible`: nothing that was read or received reaches a terminal raw. */
export class CommandLine {
  readonly cwd: string;
  readonly signals: Signals;
  /** The one that was given; what sends asks `fetchOf` instead. */
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly clock: Surroundings['clock'];
  readonly stdin: InputStream;
  /** For code that draws itself. Text goes through `print` and `tell`. */
  readonly stderr: OutputStream;
  readonly platform: NodeJS.Platform;
  /** The exit code of the command. */
  exitCode: ExitCode = EXIT.resolved;
  /** What precedes the arguments when this program is called. */
  readonly program: string;
  readonly #stdout: OutputStream;
  readonly #failures = new Map<OutputStream, Error>();
  readonly #onOutputGone = new Set<() => void>();
  readonly #onEnd: (() => Promise<void>)[] = [];
  readonly #undo: readonly (() => void)[];
  #env: Surroundings['env'];
  /** Options of every command, which a suggested command needs, too. */
  #everywhere: readonly string[] = [];
  #providers = new Providers();
  #hasEnded = false;

  constructor(surroundings: Surroundings) {
    const { env, cwd, stdin, stdout, stderr, signals, clock, fetch } = surroundings;
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

  /** Adds variables from a file. The environment itself overrides them. */
  addEnvironment(more: Surroundings['env']): void {
    this.#env = { ...more, ...this.#env };
  }

  /** Makes suggested commands repeat these options, with their values. */
  repeatEverywhere(words: readonly string[]): void {
    this.#everywhere = words;
  }

  /** A command line of this program that can be pasted. Words that are not plain are quoted. */
  readonly command = (...words: readonly string[]): string =>
    [this.program, ...[...words, ...this.#everywhere].map((word) => shellWord(word, this.platform))].join(
      ' ',
    );

  /** The built-in providers, and those that were added. */
  get providers(): Providers {
    return this.#providers;
  }

  /** Adds the providers of a configuration. Must be called before any command is made. */
  addProviders(own: readonly ProviderDefinition[]): void {
    this.#providers = new Providers(own);
  }

  /** Prints rows of results in columns, with colours. On a terminal, they fit its width. */
  readonly printTable = (
    rows: readonly (readonly string[])[],
    colors: readonly (Color | undefined)[],
  ): void => {
    for (const [index, lines] of tableWithin(this.tableWidth, rows).entries()) {
      for (const line of lines) this.print(line, colors[index]);
    }
  };

  /** Prints a line of results. */
  readonly print = (line: string, color?: Color): void => {
    const shown = visible(line);
    const isColored = color !== undefined && this.#hasColors();
    this.#write(this.#stdout, isColored ? styleText(color, shown, { validateStream: false }) : shown);
  };

  /** Prints a line of results that has tabs of our own. */
  readonly printTabbed = (line: string): void =>
    this.#write(this.#stdout, line.split('\t').map(visible).join('\t'));

  /** Prints a result for programs. */
  readonly printJson = (value: unknown, indent?: number): void =>
    this.#write(this.#stdout, visibleJson(value, indent));

  /** Writes any other line. */
  readonly tell = (line: string): void => this.#write(this.stderr, visible(line));

  /** Overwrites the current line of a terminal. */
  readonly overwrite = (line: string): void => {
    const shown = visible(line).slice(0, (this.stderr.columns || 80) - 1);
    this.#write(this.stderr, `\r\x1b[K${shown}`, '');
  };

  /** Says why these servers may not have been reached. Says nothing if the caller gave a `fetch`: its proxy is unknown. */
  tellUnreadProxy(baseUrls: readonly string[]): void {
    if (this.fetch) return;
    const line = unreadProxy(this.env, baseUrls);
    if (line !== undefined) this.tell(line);
  }

  /** Whether somebody can answer a question. */
  get isInteractive(): boolean {
    return Boolean(this.stdin.isTTY && this.stderr.isTTY);
  }

  /** The width for a table of results. In a file or a pipe, each row is one line. */
  get tableWidth(): number {
    return this.#stdout.isTTY ? this.widthOf('stdout') : Number.POSITIVE_INFINITY;
  }

  /** The width of a line. */
  readonly widthOf = (name: 'stdout' | 'stderr'): number => {
    const { isTTY, columns } = name === 'stdout' ? this.#stdout : this.stderr;
    return (isTTY && columns) || 80;
  };

  /**
   * The path of a file that the user named. If it means the same to the whole process, it is returned unchanged, so that
   * messages show the name as the user typed it.
   */
  readonly pathOf = (name: string): string => {
    const path = resolve(this.cwd, name);
    return path === resolve(name) ? name : path;
  };

  /**
   * Calls back when standard output or standard error can no longer be written: nobody would see what is done from then on.
   *
   * @returns A function that stops this.
   */
  onOutputGone(listener: () => void): () => void {
    this.#onOutputGone.add(listener);
    if (this.#failures.size > 0) listener();
    return () => this.#onOutputGone.delete(listener);
  }

  /** Closes something when the command has ended. */
  onEnd(close: () => Promise<void>): void {
    this.#onEnd.push(close);
  }

  /** Resolves when everything written has been handed over. Anything that is still written later is dropped. */
  async end(): Promise<ExitCode> {
    await Promise.all(this.#onEnd.map((close) => close()));
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
