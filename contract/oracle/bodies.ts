/** Compares a spec with bodies that keep the contract and bodies that break it. */
import type { ErrorObject } from 'ajv/dist/2020.js';
import { messages } from '../bodies/index.js';
import type { Message } from '../bodies/message.js';
import { type PublishedOperation, published } from '../fixtures/published.js';
import { compile, type Provider, type Spec } from '../spec.js';
import { agree, type Check, Disagreement } from './check.js';
import { constraintsOf } from './constraints.js';
import { answerOf, operationOf, requestOf, responseOf, schemaPointerIn } from './place.js';

/** The page that publishes the operation. */
export function pageOf(provider: Provider, operationId: string): PublishedOperation {
  const page = published.find((it) => it.provider === provider && it.operationId === operationId);
  if (!page) throw new Error(`No page publishes ${provider} ${operationId}.`);
  return page;
}

/** The schemas of the message in the spec, each once, whichever statuses share it. */
function schemasOf(spec: Spec, provider: Provider, { operationId, message }: Message): string[] {
  const page = pageOf(provider, operationId);
  if (message === 'request') {
    if (!operationOf(spec, page).requestBody) throw new Disagreement(`${operationId} takes no body`);
    return [schemaPointerIn(spec, requestOf(page))];
  }
  const pointers = message.map((status) => {
    responseOf(spec, page, status);
    return schemaPointerIn(spec, answerOf(page, status));
  });
  return [...new Set(pointers)];
}

const nameOf = ({ operationId, message }: Message) => `${operationId} ${[message].flat().join(' ')}`;

function bodiesOf(message: Message): Check[] {
  return [
    {
      name: `${nameOf(message)}: accepts what keeps the contract`,
      judge: ({ provider, spec }) => {
        for (const pointer of schemasOf(spec, provider, message))
          for (const [name, body] of Object.entries(message.kept)) {
            const validate = compile(spec, pointer);
            agree(validate(body) ? [] : validate.errors, [], `must be accepted: ${name}`);
          }
      },
    },
    {
      name: `${nameOf(message)}: refuses what breaks it, for the constraint that is broken`,
      judge: ({ provider, spec }) => {
        for (const pointer of schemasOf(spec, provider, message))
          for (const [place, bodies] of Object.entries(message.broken))
            for (const body of bodies) {
              const validate = compile(spec, pointer);
              const refused = !validate(body) && (validate.errors ?? []).some((error) => isOf(place, error));
              agree(refused, true, `must be refused for ${place}: ${JSON.stringify(body)}`);
            }
      },
    },
  ];
}

/** Whether the error is about the keyword at the end of the place. */
function isOf(place: string, { keyword, params }: ErrorObject): boolean {
  const steps = place.split('/');
  const last = steps.at(-1);
  if (steps.at(-2) === 'required') return keyword === 'required' && params.missingProperty === last;
  return keyword === last;
}

export const bodyChecks = (provider: Provider): readonly Check[] => [
  ...messages[provider].flatMap(bodiesOf),
  {
    name: 'every constraint on a body is broken by a body of ours, and ours break no other',
    judge: ({ spec }) => {
      const broken = new Set(messages[provider].flatMap((message) => Object.keys(message.broken)));
      agree(constraintsOf(spec), [...broken].sort(), 'the constraints on bodies');
    },
  },
];
