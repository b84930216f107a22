/** What the playground says, in both languages. */
import type { Language } from '../../../../tools/docs/specs.js';
import type { Day } from './setup.js';

export interface PlaygroundTexts {
  readonly start: string;
  readonly days: Readonly<Record<Day, string>>;
  readonly contacts: string;
  readonly contact: (place: number) => string;
  readonly provider: string;
  readonly id: string;
  readonly answer: string;
  readonly add: string;
  readonly remove: (id: string) => string;
  readonly options: string;
  readonly mode: string;
  readonly modes: Readonly<Record<'trash' | 'permanent', string>>;
  readonly lookUp: string;
  readonly run: string;
  readonly stop: string;
  readonly outcomes: string;
  readonly requests: string;
  readonly none: string;
  readonly done: (outcomes: number, requests: number) => string;
  readonly underWay: (outcomes: number, total: number) => string;
  readonly waiting: string;
  readonly noAnswer: string;
  readonly stopped: string;
  readonly failed: string;
}

const en: PlaygroundTexts = {
  start: 'Start from',
  days: {
    mixed: 'An ordinary day: some deletions succeed, some do not',
    calm: 'A quiet day: one contact is already gone',
    account: 'The credential expires in the middle',
    busy: 'Too many requests, and a provider that is down',
    lies: 'A 200 that means nothing',
  },
  contacts: 'Contacts to delete, and what the provider answers',
  contact: (place) => `Contact ${place}`,
  provider: 'Provider',
  id: 'Id',
  answer: 'The answer',
  add: 'Add a contact',
  remove: (id) => `Remove ${id}`,
  options: 'Options',
  mode: 'At Huduma',
  modes: { trash: 'to the trash', permanent: 'permanently' },
  lookUp: 'look up deleted contacts',
  run: 'Delete them',
  stop: 'Stop',
  outcomes: 'Outcomes',
  requests: 'Requests',
  none: 'Nothing has been sent yet.',
  done: (outcomes, requests) =>
    `Finished: ${outcomes} contacts, ${outcomes} outcomes, ${requests} ${requests === 1 ? 'request' : 'requests'}.`,
  underWay: (outcomes, total) => `${outcomes} of ${total} contacts have an outcome.`,
  waiting: 'under way',
  noAnswer: 'no answer',
  stopped: 'Stopped',
  failed: 'The run ended with an error:',
};

const es: PlaygroundTexts = {
  start: 'Empezar con',
  days: {
    mixed: 'Un día cualquiera: unas eliminaciones salen bien y otras no',
    calm: 'Un día tranquilo: un contacto ya no existe',
    account: 'La credencial caduca a mitad de camino',
    busy: 'Demasiadas peticiones, y un proveedor caído',
    lies: 'Un 200 que no significa nada',
  },
  contacts: 'Contactos que eliminar, y lo que responde el proveedor',
  contact: (place) => `Contacto ${place}`,
  provider: 'Proveedor',
  id: 'ID',
  answer: 'La respuesta',
  add: 'Añadir un contacto',
  remove: (id) => `Quitar ${id}`,
  options: 'Opciones',
  mode: 'En Huduma',
  modes: { trash: 'a la papelera', permanent: 'de forma permanente' },
  lookUp: 'volver a consultar lo eliminado',
  run: 'Eliminarlos',
  stop: 'Detener',
  outcomes: 'Resultados',
  requests: 'Peticiones',
  none: 'Todavía no se ha enviado nada.',
  done: (outcomes, requests) =>
    `Terminado: ${outcomes} contactos, ${outcomes} resultados, ${requests} ${requests === 1 ? 'petición' : 'peticiones'}.`,
  underWay: (outcomes, total) => `${outcomes} de ${total} contactos tienen resultado.`,
  waiting: 'en curso',
  noAnswer: 'sin respuesta',
  stopped: 'Detenido',
  failed: 'La ejecución terminó con un error:',
};

export const playgroundTexts: Readonly<Record<Language, PlaygroundTexts>> = { en, es };
