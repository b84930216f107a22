/** What the command line is given of its process. It uses nothing else of it. */
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../http/clock.js';

/** An output: a file, a pipe, or a terminal. */
export type OutputStream = Writable & {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  hasColors?(environment?: object): boolean;
};

export type InputStream = Readable & {
  readonly isTTY?: boolean | undefined;
  setRawMode?(isRaw: boolean): unknown;
};

/** The source of SIGINT, SIGTERM and SIGHUP. Signals without a listener are up to the caller. */
export type Signals = Pick<NodeJS.EventEmitter, 'on' | 'off'>;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Surroundings {
  /**
   * What precedes the arguments when this program is called, for suggested commands.
   * @default contact-deletion
   */
  readonly program?: string | undefined;
  /**
   * The platform whose shells the suggested commands are for.
   * @default linux
   */
  readonly platform?: NodeJS.Platform | undefined;
  readonly env: Environment;
  /** The base of relative paths. */
  readonly cwd: string;
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly signals: Signals;
  /** @default undici's own client if it is installed, else Node's `fetch` */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Clock and randomness of waits between requests, for tests. */
  readonly clock?: Partial<Clock> | undefined;
}
