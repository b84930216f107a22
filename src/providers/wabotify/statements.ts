/** What the pages say about what a deletion erases and what it leaves, for receipts. */
import type { Statements } from '../statements.js';

const deletePage = { title: 'Delete contact', url: 'http://docs.wabotify.com/contact/delete-contact' };

/** All pages but the one on deleting were read in the public source of the documentation. */
const copyOf = '2025-09-29';

const messagePage = { title: 'Get Messages', url: 'http://docs.wabotify.com/message/get-message', copyOf };

const privacyPage = {
  title: 'Política de Privacidad',
  url: 'http://docs.wabotify.com/legal/politica-de-privacidad',
  copyOf,
};

export const statements: Statements = {
  recovery: [
    {
      en: 'A deletion may be irreversible, depending on the policy of the system. The page asks to confirm this in one’s own environment.',
      es: 'La eliminación puede ser irreversible según la política del sistema. La página pide confirmar el comportamiento en el entorno propio.',
      source: deletePage,
    },
  ],
  messages: [
    {
      en: 'The messages of a contact can be listed by its id. The page does not say what becomes of them when the contact is deleted.',
      es: 'Los mensajes de un contacto se pueden consultar por su ID. La página no dice qué ocurre con ellos cuando se elimina el contacto.',
      source: messagePage,
    },
  ],
  backups: [
    {
      en: 'Backups are made regularly. The page does not say how long they are kept.',
      es: 'Se hacen copias de seguridad con regularidad. La página no dice cuánto tiempo se conservan.',
      source: privacyPage,
    },
  ],
  requests: [
    {
      en: 'The right to erasure is exercised by e-mail to privacy@wabotify.com, which is answered within 30 days at the latest.',
      es: 'El derecho de supresión se ejerce por correo electrónico a privacy@wabotify.com, que se responde en un plazo máximo de 30 días.',
      source: privacyPage,
    },
  ],
};
