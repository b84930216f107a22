/** Runs the command line in this process, with streams and signals of its own, and returns the result. */
import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExitCode } from '../../src/cli/exit.js';
import { run } from '../../src/cli/run.js';

export interface Ended {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Whether a person is there: the streams say that they are a terminal's. */
  readonly terminal?: boolean;
  /** The width that the terminal reports. */
  readonly columns?: number;
  /** What precedes the arguments in suggested commands. */
  readonly program?: string;
  /** Called once it has begun. */
  readonly begun?: (running: Running) => void;
}

export interface Running {
  readonly signals: EventEmitter;
  readonly stdin: PassThrough;
  readonly stdout: Sink;
  readonly stderr: Sink;
}

/** Keeps what is written to it. Emits `text` each time. */
export class Sink extends Writable {
  text = '';
  readonly isTTY: boolean;
  columns: number;
  #failure: Error | undefined;

  constructor(isTerminal: boolean, columns = 100) {
    super({ decodeStrings: false });
    this.isTTY = isTerminal;
    this.columns = columns;
  }

  hasColors(): boolean {
    return this.isTTY;
  }

  /** From now on, writing fails as if nobody reads any more. */
  goAway(code = 'EPIPE'): void {
    this.#failure = Object.assign(new Error(`write ${code}`), { code, syscall: 'write' });
  }

  override _write(text: string, _encoding: string, done: (error?: Error) => void): void {
    if (!this.#failure) this.text += text;
    done(this.#failure);
    this.emit('text');
  }
}

/** Standard input. A terminal's can be switched to single keys. */
function inputOf(text: string, isTerminal: boolean): PassThrough {
  const stdin = Object.assign(new PassThrough(), { isTTY: isTerminal, setRawMode: () => {} });
  // On a terminal, nobody types the end of the input.
  if (isTerminal) stdin.write(text);
  else stdin.end(text);
  return stdin;
}

/** @throws Error if it shows a credential that it was given. Only `sandbox` may. */
export async function runHere(args: readonly string[], options: RunOptions): Promise<Ended> {
  const { cwd, env = {}, input = '', fetch, terminal = false, columns, program, begun } = options;
  const running = {
    signals: new EventEmitter(),
    stdin: inputOf(input, terminal),
    stdout: new Sink(terminal, columns),
    stderr: new Sink(terminal, columns),
  };
  begun?.(running);
  // Waits between requests take no time here.
  const clock = { sleep: () => nextTurn() };
  const code = await run(args, { env, cwd, fetch, clock, program, ...running });
  // Files outside the process's own folder are named with their full path.
  const [stdout, stderr] = [running.stdout, running.stderr].map(({ text }) => text.replaceAll(`${cwd}/`, ''));
  const shown = Object.keys(env).filter(
    (name) => /_(TOKEN|API_KEY|WORKSPACE_ID)$/.test(name) && `${stdout}${stderr}`.includes(env[name] ?? ''),
  );
  if (shown.length > 0 && !args.includes('sandbox')) throw new Error(`It shows ${shown.join(', ')}.`);
  if (['SIGINT', 'SIGTERM', 'SIGHUP'].some((signal) => running.signals.listenerCount(signal) > 0)) {
    throw new Error('It still listens for signals.');
  }
  return { code, stdout: stdout ?? '', stderr: stderr ?? '' };
}
