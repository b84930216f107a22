/** The words of a receipt, in Spanish. The reader is addressed as "usted". */
import { spanishPeople } from './people-words-es.js';
import type { Words } from './words.js';

/** Groups of three, from five digits on, with a space: a dot separates thousands in Spain, and decimals in Mexico. */
const number = (count: number) =>
  count < 10_000 ? String(count) : String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
const contacts = (count: number) => `${number(count)} ${count === 1 ? 'contacto' : 'contactos'}`;
const one = (count: number, singular: string, plural: string) => (count === 1 ? singular : plural);

export const spanish: Words = {
  title: {
    run: 'Comprobante de eliminación de contactos',
    person: 'Comprobante de la búsqueda de una persona y de la eliminación de los contactos encontrados',
    contact: 'Comprobante de eliminación de un contacto',
  },
  sandbox: 'Hecho en el entorno de pruebas. Nada de lo que dice es real: no se eliminó a nadie.',
  open: {
    run: 'No es definitivo: el resultado de algunos contactos aún puede cambiar cuando se reanude la ejecución.',
    person:
      'No es definitivo: el resultado de algunos contactos de la persona aún puede cambiar cuando se reanude la ejecución.',
    contact: 'No es definitivo: el resultado aún puede cambiar cuando se reanude la ejecución.',
  },
  summary({ outcomes, absentPerhapsByUs, permanence }) {
    const { deleted, absent, blocked, rejected, notAttempted, unknown } = outcomes;
    const { permanent, soft, undocumented } = permanence;
    const byRun =
      absentPerhapsByUs > 0
        ? ` De ellos, es posible que esta ejecución haya eliminado ${number(absentPerhapsByUs)}.`
        : '';
    const notDeleted = (count: number) => `No se ${one(count, 'eliminó', 'eliminaron')} ${contacts(count)}`;
    return [
      `Se ${one(deleted, 'eliminó', 'eliminaron')} ${contacts(deleted)}: ${number(permanent)} de forma definitiva; ` +
        `${number(soft)} mediante borrado lógico, por lo que ${one(soft, 'sigue almacenado', 'siguen almacenados')}; ` +
        `${number(undocumented)} sin que conste si la eliminación es definitiva.`,
      absent > 0
        ? `No se ${one(absent, 'encontró', 'encontraron')} ${contacts(absent)}, lo que no demuestra la supresión.${byRun}`
        : '',
      blocked > 0 ? `${notDeleted(blocked)} porque el proveedor no lo permite por ahora.` : '',
      rejected > 0 ? `${notDeleted(rejected)} porque el ID no se acepta.` : '',
      notAttempted > 0 ? `${notDeleted(notAttempted)} porque no se intentó.` : '',
      unknown > 0 ? `De ${contacts(unknown)} no se sabe si se ${one(unknown, 'eliminó', 'eliminaron')}.` : '',
    ].filter(Boolean);
  },
  number,
  headings: {
    result: 'Resultado',
    about: 'Sobre este comprobante',
    contacts: { run: 'Los contactos', person: 'Los contactos de la persona', contact: 'El contacto' },
    meaning: 'Qué significan las palabras',
    left: 'Qué no suprime la eliminación de un contacto',
    check: 'Cómo se puede comprobar este documento',
  },
  columns: {
    all: 'Todos',
    answered: 'Qué dicen las páginas',
    baseUrl: 'Dirección',
    choices: 'Qué se eligió',
    detail: 'Dato',
    evidence: 'Evidencia',
    inJson: 'En JSON',
    meaning: 'Qué valor tiene',
    outcome: 'Resultado',
    page: 'Fuente',
    permanence: 'Permanencia',
    provider: 'Proveedor',
    pseudonym: 'Seudónimo',
    question: 'Pregunta',
    requestId: 'ID de petición del proveedor',
    specVersion: 'Contrato',
    value: 'Valor',
    when: 'Anotado',
    word: 'Palabra',
  },
  captions: {
    about: 'Ejecución y comprobante',
    contacts: {
      run: 'Cada contacto, por su seudónimo',
      person: 'Cada contacto de la persona, por su seudónimo',
      contact: 'Por su seudónimo',
    },
    evidence: 'Evidencia: en qué se apoya un resultado',
    evidenceCounts: 'En qué se apoyan los eliminados y los no encontrados',
    outcomes: 'Resultados: qué fue de un contacto',
    permanence: 'Permanencia: qué se sabe de una eliminación',
    places: 'Dónde estaban los contactos',
    tally: 'Contactos por resultado',
  },
  about: {
    complete: 'Todos los resultados son definitivos',
    createdAt: 'Emisión del comprobante',
    endedAt: 'Fin de la ejecución',
    plan: 'Resumen criptográfico del plan',
    plannedAt: 'Creación del plan',
    reference: 'Referencia',
    run: 'Ejecución',
    startedAt: 'Inicio de la ejecución',
    tool: 'Versión de contact-deletion',
    total: 'Contactos',
  },
  yes: 'sí',
  no: 'no',
  nothing: 'nada',
  notBegun: 'no ha empezado',
  notEnded: 'no ha terminado',
  outcomes: {
    deleted: {
      name: 'eliminado',
      meaning:
        'El proveedor respondió que el contacto está eliminado, o esta ejecución lo encontró antes de su petición y ya no después. Si ha desaparecido definitivamente, lo dice la permanencia.',
    },
    absent: {
      name: 'no encontrado',
      meaning:
        'El proveedor no encuentra el contacto. Esto no demuestra la supresión: un contacto que solo está marcado como eliminado, o que está en una papelera, puede no encontrarse tampoco.',
    },
    blocked: {
      name: 'bloqueado',
      meaning: 'El contacto existe y no se eliminó: el proveedor no lo permite por ahora.',
    },
    rejected: {
      name: 'rechazado',
      meaning:
        'El contacto no se eliminó: el proveedor no puede tener un ID así, o lo rechaza. Hay que corregir el ID.',
    },
    notAttempted: {
      name: 'no intentado',
      meaning:
        'El contacto no se eliminó: la ejecución se detuvo antes, o no se pudo establecer la conexión. No consta ningún problema con el contacto.',
    },
    unknown: {
      name: 'desconocido',
      meaning:
        'Puede que el contacto se haya eliminado y puede que no: se perdió una respuesta, o la respuesta no prueba nada. Si no se aclara al volver a preguntar, solo el proveedor puede decirlo.',
    },
  },
  permanence: {
    permanent: {
      name: 'definitiva',
      meaning:
        'La respuesta del proveedor, o su página sobre lo que se eligió, dice que el contacto ha desaparecido definitivamente. Solo esto es supresión del contacto. Nada dice de los mensajes ni de las copias de seguridad: véase más abajo.',
    },
    soft: {
      name: 'borrado lógico',
      meaning:
        'El contacto sigue almacenado: en una papelera, o marcado como eliminado. Esto no es supresión.',
    },
    undocumented: {
      name: 'no consta',
      meaning:
        'Nada indica si el contacto ha desaparecido definitivamente o sigue almacenado. Esto no demuestra la supresión; hay que preguntar al proveedor.',
    },
  },
  evidence: {
    item: {
      name: 'nombrado en la respuesta',
      meaning:
        'La respuesta del proveedor nombra este contacto. Es la palabra del proveedor: nadie más puede ver sus sistemas.',
    },
    batch: {
      name: 'respuesta a su petición',
      meaning:
        'El proveedor respondió que tuvo éxito la petición en la que figuraba el contacto. La respuesta no nombra el contacto.',
    },
    absence: {
      name: 'ausencia',
      meaning: 'El proveedor no encuentra el contacto. Eso no dice qué fue de sus datos.',
    },
    none: {
      name: 'ninguna',
      meaning: 'Ninguna respuesta dice que el contacto se haya eliminado o no exista.',
    },
  },
  perhapsByUs: {
    name: 'quizá por esta ejecución',
    meaning:
      'Una petición de esta ejecución nombró el contacto, y su respuesta se perdió o no prueba nada. Es posible que esa petición haya eliminado el contacto; nada lo confirma.',
  },
  people: spanishPeople,
  unlisted: (count) =>
    `El comprobante en JSON enumera los ${contacts(count)}, cada uno por su seudónimo; son demasiados para enumerarlos aquí.`,
  left: 'Una eliminación quita un contacto de una cuenta en un proveedor. Los mensajes, las copias de seguridad y otros registros son otra cuestión. Esto es lo que dicen de ellos las páginas de los proveedores, en nuestras palabras y hasta donde se leyeron para este programa; las páginas cambian. Lo que dice una página no demuestra lo que se hizo.',
  nothingStated:
    'De este proveedor no consta nada: no se sabe qué dicen sus páginas sobre la recuperación, los mensajes y las copias de seguridad. Pregunte al proveedor.',
  statementsOf: (provider) => `Qué dicen las páginas de ${provider}`,
  noPage: 'ninguna página',
  copyOf: (day) => `leída en una copia del ${day}`,
  topics: {
    recovery: {
      question: '¿Se puede recuperar un contacto eliminado?',
      unsaid: 'Las páginas del proveedor no dicen si un contacto eliminado se puede recuperar.',
    },
    retention: {
      question: '¿Cuánto tiempo se conserva un contacto marcado como eliminado o que está en una papelera?',
      unsaid:
        'Las páginas del proveedor no dicen cuánto tiempo se conserva un contacto así, ni cómo se suprime después.',
    },
    messages: {
      question: '¿Se eliminan los mensajes junto con el contacto?',
      unsaid: 'Las páginas del proveedor no dicen si los mensajes se eliminan junto con el contacto.',
    },
    backups: {
      question: '¿Permanece el contacto en copias de seguridad?',
      unsaid:
        'Las páginas del proveedor no dicen si el contacto permanece en copias de seguridad, ni durante cuánto tiempo.',
    },
    requests: {
      question: '¿Quién recibe una solicitud para suprimir el resto?',
      unsaid: 'Las páginas del proveedor no dicen quién recibe una solicitud para suprimir el resto.',
    },
  },
  check: [
    'Este documento es para leerlo: cualquiera puede modificarlo sin que se note. Lo que se puede comprobar es el comprobante en JSON, que el mismo programa genera de la misma ejecución.',
    'Cualquiera puede comprobar su forma, sus sumas y su resumen criptográfico, que revelan un cambio accidental. Quien conserva el diario de la ejecución puede comprobar además su sello, que revela cualquier cambio, y si un contacto determinado figura en él.',
    'En un comprobante no hay ningún ID de contacto. Un seudónimo es un HMAC-SHA256 del ID, con una clave que solo está en el diario.',
  ],
};
