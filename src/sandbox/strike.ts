/** Carries a fault out: what the caller gets instead of the true answer, and when the true thing happens. */
import { type Answer, jsonAnswer, type Reply } from './answer.js';
import type { Call } from './call.js';
import { orAborted, type SandboxClock } from './clock.js';
import type { Effect, Fault } from './faults.js';
import type { StandIn } from './stand-in.js';

/** What a fault strikes. */
export interface Scene {
  readonly standIn: StandIn;
  readonly call: Call;
  /** The usual time until an answer, in milliseconds. */
  readonly latencyMs: number;
  readonly clock: SandboxClock;
  readonly signal: AbortSignal | undefined;
}

const LOGIN_PAGE = '<!doctype html><title>Sign in</title><form method="post"><input name="password"></form>';

/** @throws the signal's reason where the caller gives up first. */
export async function strike(fault: Fault, scene: Scene): Promise<Reply> {
  switch (fault.kind) {
    case 'status':
      return around(fault.effect, scene, () => statusAnswer(fault, scene));
    case 'reset':
      return around(fault.effect, scene, () => ({ lost: 'reset' }));
    case 'refuse':
      return { lost: 'refused' };
    case 'html':
      return around(fault.effect, scene, () => htmlAnswer(LOGIN_PAGE));
    case 'redirect':
      return around(fault.effect, scene, () => redirectAnswer(fault));
    case 'truncate':
      return cutInHalf(await answerTruly(scene));
    case 'stall':
      return stall(fault.effect, scene);
    case 'slow':
      return slow(fault, scene);
  }
}

/** What happens where nothing goes wrong: done when the request arrives, told when the answer does. */
export async function answerTruly(scene: Scene): Promise<Answer> {
  const answer = respond(scene);
  if (scene.latencyMs > 0) await wait(scene.latencyMs, scene);
  return answer;
}

async function around(effect: Effect = 'none', scene: Scene, happen: () => Reply): Promise<Reply> {
  if (effect === 'before') respond(scene);
  const reply = happen();
  try {
    if (scene.latencyMs > 0) await wait(scene.latencyMs, scene);
    return reply;
  } finally {
    if (effect === 'after') respondLater(scene);
  }
}

async function stall(effect: Effect = 'none', scene: Scene): Promise<Reply> {
  if (effect === 'before') respond(scene);
  try {
    return await orAborted(new Promise<never>(() => {}), scene.signal);
  } finally {
    if (effect === 'after') respondLater(scene);
  }
}

async function slow({ ms, effect }: Extract<Fault, { kind: 'slow' }>, scene: Scene): Promise<Reply> {
  const total = scene.latencyMs + ms;
  if (effect !== 'after') {
    const answer = respond(scene);
    await wait(total, scene);
    return answer;
  }
  // A caller who gives up gets no answer, but doesn't stop the work either.
  return orAborted(
    scene.clock.sleep(total, undefined).then(() => respond(scene)),
    scene.signal,
  );
}

function wait(ms: number, { clock, signal }: Scene): Promise<void> {
  return orAborted(clock.sleep(ms, signal), signal);
}

function respond({ standIn, call }: Scene): Answer {
  return standIn.respond(call);
}

function respondLater(scene: Scene): void {
  void scene.clock.sleep(0, undefined).then(() => respond(scene));
}

function statusAnswer(fault: Extract<Fault, { kind: 'status' }>, scene: Scene): Answer {
  const { status, body, headers, retryAfter } = fault;
  const answer = body === undefined ? scene.standIn.pretend(scene.call, status) : bodyAnswer(status, body);
  const wait = retryAfter === undefined ? {} : { 'retry-after': retryAfterOf(retryAfter) };
  return { ...answer, headers: { ...answer.headers, ...wait, ...headers } };
}

function bodyAnswer(status: number, body: unknown): Answer {
  return typeof body === 'string' ? { ...jsonAnswer(status, null), body } : jsonAnswer(status, body);
}

function retryAfterOf(retryAfter: number | Date): string {
  return typeof retryAfter === 'number' ? String(retryAfter) : retryAfter.toUTCString();
}

function htmlAnswer(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function redirectAnswer(fault: Extract<Fault, { kind: 'redirect' }>): Answer {
  const { status = 302, location = 'https://login.example.com/' } = fault;
  return { status, headers: { location }, body: undefined };
}

function cutInHalf(answer: Answer): Answer {
  const { body } = answer;
  return body === undefined ? answer : { ...answer, body: body.slice(0, Math.floor(body.length / 2)) };
}
