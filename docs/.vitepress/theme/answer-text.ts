import type { OutcomeRow } from '../../../tools/docs/outcomes.js';
import type { Speech } from './language.js';

/** A kind of answer in words, with its statuses if it has any. */
export function answerText(
  { answer, statuses }: OutcomeRow,
  { say, language }: Pick<Speech, 'say' | 'language'>,
): string {
  const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(statuses.map(String));
  return say.outcomes.answers[answer].replace('{statuses}', list);
}
