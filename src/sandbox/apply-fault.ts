/** Applies a fault: what the caller gets instead of the true answer, and when the request is really carried out. */
import { type Answer, jsonAnswer, type Reply } from './answer.js';
import { orAborted, type SandboxClock } from './clock.js';
import type { RunningFake } from './fake-provider.js';
import type { Effect, Fault } from './faults.js';
import type { RoutedRequest } from './routed-request.js';

/** What a fault is applied to. */
export interface FaultContext {
  readonly fake: RunningFake;
  readonly request: RoutedRequest;
  /** The normal time until an answer, in milliseconds. */
  readonly latencyMs: number;
  readonly clock: SandboxClock;
  readonly signal: AbortSignal | undefined;
}

const LOGIN_PAGE = '<!doctype html><title>Sign in</title><form method="post"><input name="password"></form>';

/** @throws The signal's reason if the caller gives up first. */
export async function applyFault(fault: Fault, context: FaultContext): Promise<Reply> {
  switch (fault.kind) {
    case 'status':
      return around(fault.effect, context, () => statusAnswer(fault, context));
    case 'reset':
      return around(fault.effect, context, () => ({ lost: 'reset' }));
    case 'refuse':
      return { lost: 'refused' };
    case 'html':
      return around(fault.effect, context, () => htmlAnswer(LOGIN_PAGE));
    case 'redirect':
      return around(fault.effect, context, () => redirectAnswer(fault));
    case 'truncate':
      return cutInHalf(await answerTruly(context));
    case 'stall':
      return stall(fault.effect, context);
    case 'slow':
      return slow(fault, context);
  }
}

/** The behaviour without a fault: the request is carried out when it arrives, and answered after the latency. */
export async function answerTruly(context: FaultContext): Promise<Answer> {
  const answer = respond(context);
  if (context.latencyMs > 0) await wait(context.latencyMs, context);
  return answer;
}

async function around(effect: Effect = 'none', context: FaultContext, happen: () => Reply): Promise<Reply> {
  if (effect === 'before') respond(context);
  const reply = happen();
  try {
    if (context.latencyMs > 0) await wait(context.latencyMs, context);
    return reply;
  } finally {
    if (effect === 'after') respondLater(context);
  }
}

async function stall(effect: Effect = 'none', context: FaultContext): Promise<Reply> {
  if (effect === 'before') respond(context);
  try {
    return await orAborted(new Promise<never>(() => {}), context.signal);
  } finally {
    if (effect === 'after') respondLater(context);
  }
}

async function slow({ ms, effect }: Extract<Fault, { kind: 'slow' }>, context: FaultContext): Promise<Reply> {
  const total = context.latencyMs + ms;
  if (effect !== 'after') {
    const answer = respond(context);
    await wait(total, context);
    return answer;
  }
  // A caller that gives up gets no answer, but does not stop the work either.
  return orAborted(
    context.clock.sleep(total, undefined).then(() => respond(context)),
    context.signal,
  );
}

function wait(ms: number, { clock, signal }: FaultContext): Promise<void> {
  return orAborted(clock.sleep(ms, signal), signal);
}

function respond({ fake, request }: FaultContext): Answer {
  return fake.respond(request);
}

function respondLater(context: FaultContext): void {
  void context.clock.sleep(0, undefined).then(() => respond(context));
}

function statusAnswer(fault: Extract<Fault, { kind: 'status' }>, context: FaultContext): Answer {
  const { status, body, headers, retryAfter } = fault;
  const answer =
    body === undefined ? context.fake.documentedAnswer(context.request, status) : bodyAnswer(status, body);
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
