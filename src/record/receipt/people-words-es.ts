/** The words of a receipt about people, in Spanish. */
import type { PeopleWords } from './people-words.js';

/** In the same form as in `words-es.ts`. */
const number = (count: number) =>
  count < 10_000 ? String(count) : String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
const counted = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

export const spanishPeople: PeopleWords = {
  heading: {
    run: 'Las personas y dónde se las buscó',
    person: 'Dónde se buscó a la persona',
    contact: 'La persona a la que pertenece el contacto',
  },
  unsettled:
    'En algunos proveedores no se buscó, o la búsqueda no dio un resultado claro: se indican más abajo. Puede que allí queden contactos, con los que no se hizo nada.',
  limits: [
    'Un contacto solo cuenta como encontrado si contiene un número de teléfono o un correo electrónico igual a uno de los que dio la persona. Lo que solo se parece se contó y no se tocó.',
    '«No encontrado» se refiere a contactos activos: una búsqueda puede no ver un contacto que está en una papelera o que solo está marcado como eliminado, y un contacto así sigue almacenado.',
    'En cada proveedor se buscó con una sola credencial, y una búsqueda ve lo que esa credencial puede ver: un usuario, una organización o un espacio de trabajo. En los demás no se buscó.',
    'Una búsqueda vale para su momento. Un contacto puede volver después, por una importación o un mensaje nuevo. Los mensajes, las copias de seguridad y otros registros no son contactos, y en ellos no se buscó.',
  ],
  person: (count) => (count === undefined ? 'La persona' : `Persona ${number(count)}`),
  unlisted: (count) =>
    `El comprobante en JSON tiene una parte para cada una de las ${number(count)} personas; son demasiadas para enumerarlas aquí.`,
  columns: {
    finding: 'Hallazgo',
    found: 'Contactos iguales',
    inRun: 'De ellos, en esta ejecución',
    resembling: 'Otros, sin tocar',
    searchedBy: 'Se buscó por',
    equalBy: 'Igual por',
  },
  captions: {
    who: 'La persona, por su seudónimo',
    findings: 'Dónde se buscó y qué se encontró',
    contacts: 'Qué fue de los contactos de la persona',
    tally: 'Personas por lo que se encontró',
    meanings: 'Hallazgos: qué dice una búsqueda de una persona',
  },
  about: {
    pseudonym: 'Seudónimo',
    reference: 'Referencia',
    settled: 'En todos los proveedores: un sí o un no claro',
  },
  searchedBy({ phone, email, list }) {
    const parts = [
      phone > 0 ? counted(phone, 'forma de números de teléfono', 'formas de números de teléfono') : '',
      email > 0 ? counted(email, 'forma de correos electrónicos', 'formas de correos electrónicos') : '',
      list ? 'la lista de todos los contactos' : '',
    ].filter(Boolean);
    return parts.join(', ') || 'nada';
  },
  identifiers: { phone: 'teléfono', email: 'correo electrónico' },
  findings: {
    found: {
      name: 'encontrado',
      meaning:
        'La búsqueda llegó a su fin y hay un contacto de la persona. Qué fue de él lo dice su resultado.',
    },
    notFound: {
      name: 'no encontrado',
      meaning:
        'La búsqueda llegó a su fin y ningún contacto activo es igual. No demuestra que no haya nada almacenado: véase qué no ve una búsqueda.',
    },
    ambiguous: {
      name: 'ambiguo',
      meaning:
        'Hay varios contactos iguales, o uno con una duda. Si son de la persona, lo tiene que decidir alguien.',
    },
    incomplete: {
      name: 'incompleto',
      meaning: 'La búsqueda no lo vio todo. Puede haber contactos que no vio.',
    },
    cannotSearch: {
      name: 'no se puede buscar',
      meaning:
        'Allí no se buscó nada: el proveedor no permite buscar por lo que se dio, o no de la manera permitida.',
    },
    failed: { name: 'fallido', meaning: 'La búsqueda falló. No se sabe si hay un contacto.' },
    notAsked: { name: 'no consultado', meaning: 'Nadie buscó allí. No se sabe si hay un contacto.' },
  },
  reasons: {
    several: 'hay más de un contacto igual',
    doubtful: 'lo que es igual deja una duda',
    notAllSearchable: 'el proveedor no permite buscar por una parte de lo que dio la persona',
    pageIgnored: 'el proveedor envió otras páginas que las pedidas',
    changedMeanwhile: 'los contactos cambiaron mientras se leían',
    wrongTotal: 'las páginas no tienen tantos contactos como dice el proveedor',
    endUnknown: 'el proveedor no dice dónde acaba su lista',
    tooLong: 'hay más contactos de los que se iban a leer',
    noSearch: 'el proveedor no ofrece ninguna búsqueda',
    scanNotAllowed: 'solo se podían leer todos los contactos, y no estaba permitido',
    nothingToSearchBy: 'el proveedor no permite buscar por lo que dio la persona',
    unclear: 'una respuesta se contradice, o no es una página de contactos',
    invalidId: 'un contacto es igual y tiene un ID imposible',
    accountUnproven: 'no se encontró a nadie, y nada demuestra que la cuenta fuera la correcta',
    refused: 'el proveedor rechazó la búsqueda',
    conflict: 'el proveedor no podía buscar en ese momento',
    stopped: 'la búsqueda se detuvo en este proveedor',
    aborted: 'la búsqueda se interrumpió antes',
    noConnection: 'no se pudo establecer la conexión',
    noAnswer: 'no llegó ninguna respuesta',
    rateLimited: 'el proveedor no admitió más peticiones',
    unreadable: 'la respuesta no era del propio proveedor',
    unexpected: 'un error del programa',
  },
  open: (places) => `Sin un resultado claro: ${places.join('; ')}.`,
  settled: 'En todos los proveedores que figuran aquí se buscó, con un resultado claro.',
  left: (count, provider) =>
    `En ${provider}, ${counted(count, 'contacto igual no forma', 'contactos iguales no forman')} parte de esta ejecución: no se hizo nada con ${count === 1 ? 'él' : 'ellos'}.`,
  noContacts: 'La ejecución no tiene ningún contacto de esta persona: no eliminó ninguno.',
};
