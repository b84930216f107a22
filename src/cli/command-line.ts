/** What each command has to do with the world around it: words, files, the environment, signals. */
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { EXIT, type ExitCode } from './exit.js';
import type { InputStream, OutputStream, Signals, Surroundings } from './surroundings.js';

export type Color = Parameters<typeof styleText>[0];

export class CommandLine {
  readonly env: Surroundings['env'];
  readonly cwd: string;
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly signals: Signals;
  readonly fetch: typeof globalThis.fetch;
  /** How the command ended. */
  exitCode: ExitCode = EXIT.resolved;
  #hasEnded = false;

  constructor({ env, cwd, stdin, stdout, stderr, signals, fetch = globalThis.fetch }: Surroundings) {
    this.env = env;
    this.cwd = cwd;
    this.stdin = stdin;
    this.stdout = stdout;
    this.stderr = stderr;
    this.signals = signals;
    this.fetch = fetch;
  }

  /** Writes a line of results. */
  readonly print = (line: string, color?: Color): void => {
    const isColored = color !== undefined && this.#hasColors();
    this.#write(this.stdout, `${isColored ? styleText(color, line, { validateStream: false }) : line}\n`);
  };

  /** Writes a line of everything else. */
  readonly tell = (line: string): void => this.#write(this.stderr, `${line}\n`);

  /** The same for text of several lines, as Commander writes it. */
  readonly printText = (text: string): void => this.#write(this.stdout, text);
  readonly tellText = (text: string): void => this.#write(this.stderr, text);

  /** Whether somebody sits there who can answer a question. */
  get isInteractive(): boolean {
    return Boolean(this.stdin.isTTY && this.stderr.isTTY);
  }

  /**
   * The path of a file that the user named. One that means the same to the whole process is left as it is, so that
   * messages name the file as the user did.
   */
  readonly pathOf = (name: string): string => {
    const path = resolve(this.cwd, name);
    return path === resolve(name) ? name : path;
  };

  /** Resolves when all that was written is handed over. What is written from now on, by what was left, is dropped. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await Promise.all([this.stdout, this.stderr].map(written));
  }

  #write(stream: OutputStream, text: string): void {
    if (!this.#hasEnded) stream.write(text);
  }

  #hasColors(): boolean {
    return Boolean(this.stdout.isTTY && this.stdout.hasColors?.(this.env)) && !this.env.NO_COLOR;
  }
}

const written = (stream: OutputStream) =>
  new Promise<void>((resolve) => {
    if (stream.writableLength === 0) resolve();
    else stream.write('', () => resolve());
  });
