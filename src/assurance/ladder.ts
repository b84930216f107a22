/** The probes of a provider up to a level, in order. Below level 3, no probe knows the canary. */
import type { CredentialForm, ProviderDefinition } from '../providers/definition.js';
import { AssuranceError } from './errors.js';
import { type Level, type Probe, type ProbeSet, YOUR_ACCOUNT } from './probe.js';

/** @throws AssuranceError if the provider has no probes of that level, or one that cannot be sent. */
export function ladderOf(definition: ProviderDefinition, upTo: Level, canaryId?: string): readonly Probe[] {
  const probes = probesOf(definition);
  const ladder = [
    ...probes.probes(undefined).filter(({ level }) => level < 3),
    ...probes.probes(canaryId).filter(({ level }) => level === 3),
  ].filter(({ level }) => level <= upTo);
  if (!ladder.some(({ level }) => level === upTo))
    throw unusable(definition, `there is none of level ${upTo}`);
  if (ladder.some(({ credential }) => credential === 'wrong')) probedForm(definition);
  for (const probe of ladder) {
    const problem = problemOf(probe, definition);
    if (problem) throw unusable(definition, `${probe.step} ${problem}`);
  }
  return ladder;
}

/** Why a contact cannot be the canary, in words that continue "the canary"; undefined if it can. */
export const problemOfCanary = (definition: ProviderDefinition, id: string): string | undefined =>
  probesOf(definition).problemOfCanary(id);

/** The header form for the wrong credential. */
export function probedForm(definition: ProviderDefinition): CredentialForm {
  const { credential } = probesOf(definition);
  const form = Object.hasOwn(definition.credentials, credential)
    ? definition.credentials[credential]
    : undefined;
  if (!form) throw unusable(definition, `there is no credential ${credential}`);
  return form;
}

function probesOf(definition: ProviderDefinition): ProbeSet {
  if (definition.probes) return definition.probes;
  throw new AssuranceError(
    `${definition.name} cannot be verified: its definition has no \`probes\`, which say what may be sent to it.`,
  );
}

function problemOf(probe: Probe, definition: ProviderDefinition): string | undefined {
  const { operation, level, credential, step: _step, names: _names, expects: _expects, ...parts } = probe;
  if (!Object.hasOwn(definition.contract.operations, operation)) return `is of no operation: ${operation}`;
  if (level === 1 && credential === 'yours') return 'uses your credential, and is of level 1';
  const namesAccount = JSON.stringify(parts).includes(JSON.stringify(YOUR_ACCOUNT));
  if (namesAccount && !Object.values(definition.credentials).some(({ isAccount }) => isAccount))
    return 'names your account, and no credential is the account';
  if (namesAccount && credential !== 'yours') return 'names your account, and does not use your credential';
  return undefined;
}

const unusable = ({ name }: ProviderDefinition, problem: string) =>
  new AssuranceError(`${name} cannot be verified: of its probes, ${problem}.`);
