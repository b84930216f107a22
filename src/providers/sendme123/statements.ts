/** What the pages say about what a deletion erases and what it leaves, for receipts. Two of them contradict each other. */
import type { Statements } from '../statements.js';

const english = { title: 'Delete Contact', url: 'https://docs.sendme123.com/en/api/contacts/delete' };

const spanish = { title: 'Eliminar contacto', url: 'https://docs.sendme123.com/es/api/contacts/delete' };

const messageList = { title: 'Listar Mensajes', url: 'https://docs.sendme123.com/es/api/messages/list' };

export const statements: Statements = {
  recovery: [
    {
      en: 'The contact is permanently deleted from the database and cannot be recovered.',
      es: 'El contacto se elimina definitivamente de la base de datos y no se puede recuperar.',
      source: english,
    },
    {
      en: 'The contact no longer appears in the lists of active contacts, and is marked with the time of its deletion. The page does not say whether it can be recovered.',
      es: 'El contacto deja de aparecer en las listas de contactos activos y queda marcado con la fecha y hora de su eliminación. La página no dice si se puede recuperar.',
      source: spanish,
    },
  ],
  messages: [
    {
      en: 'The message history of the contact might be affected.',
      es: 'El historial de mensajes del contacto podría verse afectado.',
      source: english,
    },
    {
      en: 'Messages that were sent to the contact stay in the history and keep their reference to the contact.',
      es: 'Los mensajes enviados al contacto permanecen en el historial y conservan la referencia al contacto.',
      source: spanish,
    },
    {
      en: 'The list of messages shows the phone number of the recipient, and the id and the name of the contact.',
      es: 'La lista de mensajes muestra el número de teléfono del destinatario, y el ID y el nombre del contacto.',
      source: messageList,
    },
  ],
};
