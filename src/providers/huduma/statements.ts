/** What the pages say about what a deletion erases and what it leaves, for receipts. */
import type { Statements } from '../statements.js';

const deletePage = {
  title: 'Delete Contacts',
  url: 'https://apidocs.hudumasms.com/guides/contacts/delete-contacts.html',
};

const historyPage = {
  title: 'List SMS Messages',
  url: 'https://apidocs.hudumasms.com/guides/history/messages-history.html',
};

export const statements: Statements = {
  recovery: [
    {
      en: 'A contact that is deleted permanently cannot be recovered. One that is moved to the trash (a soft deletion) may be recovered later.',
      es: 'Un contacto eliminado definitivamente no se puede recuperar. Uno que se mueve a la papelera (borrado lógico) quizá se pueda recuperar más adelante.',
      source: deletePage,
    },
  ],
  messages: [
    {
      en: 'Sent messages can be listed with the number of the recipient and their content, and searched by both. The page does not say whether the deletion of a contact changes that list.',
      es: 'Los mensajes enviados se pueden consultar con el número del destinatario y su contenido, y buscar por ambos. La página no dice si la eliminación de un contacto modifica esa lista.',
      source: historyPage,
    },
  ],
};
