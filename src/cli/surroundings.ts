/** What the command line is given of the process that it runs in. It touches nothing of it but this. */
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../http/clock.js';

/** Where words go: a file, a pipe, or a terminal. */
export type OutputStream = Writable & {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  hasColors?(environment?: object): boolean;
};

export type InputStream = Readable & {
  readonly isTTY?: boolean | undefined;
  setRawMode?(isRaw: boolean): unknown;
};

/** What tells of SIGINT, SIGTERM and SIGHUP. A signal that nobody listens for is the caller's business. */
export type Signals = Pick<NodeJS.EventEmitter, 'on' | 'off'>;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Surroundings {
  /**
   * What stands before the arguments when this program is called, for commands that are shown to be pasted.
   * @default contact-deletion
   */
  readonly program?: string | undefined;
  /**
   * Whose shells the commands are for.
   * @default linux
   */
  readonly platform?: NodeJS.Platform | undefined;
  readonly env: Environment;
  /** Relative paths are resolved against it. */
  readonly cwd: string;
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly signals: Signals;
  /** @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Time and chance of the waits between requests, for tests. */
  readonly clock?: Partial<Clock> | undefined;
}
