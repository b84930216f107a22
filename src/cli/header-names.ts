/**
 * Distinguishes names of columns from data. A file without a header, or with another separator, has people in its first
 * line, who must not get into a message.
 */

/** Words for columns. Nobody has such a name. */
const FIELD_WORDS = new Set(
  (
    'account address addresses birthday birth categories category channel city client code comment comments company ' +
    'contact contacts country created crm customer customers date deleted display e email emails external ' +
    'fax field file firstname first full gender group groups home id ids identifier index key label labels language ' +
    'last lastname list mail member middle mobile modified msisdn name names nickname note notes no nr number numbers ' +
    'object opt organisation organization owner person phone phones postal postcode primary profile provider record ' +
    'reference ref region row sms source state status street subscriber surname tag tags telephone tel time ' +
    'timestamp title type unsubscribed updated url user username users uuid uuids guid value wa ' +
    'whatsapp work workspace zip ' +
    // Spanish, Portuguese, French, Italian, German, Dutch, Swahili
    'apellido apellidos celular ciudad cliente contacto correo dirección empresa estado etiqueta fecha identificador ' +
    'móvil nombre número pais país proveedor teléfono usuario apelido cidade contato data endereço nome sobrenome ' +
    'telefone adresse client courriel fournisseur identifiant nom numéro prénom société téléphone cellulare ' +
    'cognome fornitore indirizzo numero telefono anbieter firma handynummer kennung kontakt kunde kundennummer land ' +
    'nachname notiz ort rufnummer straße telefon telefonnummer vorname achternaam klant naam telefoon voornaam ' +
    'jina namba simu'
  ).split(' '),
);

/** Words at the end of a column's name, whatever system the name begins with: `Zoho ID`. */
const ID_WORDS = new Set(['id', 'ids', 'uuid', 'uuids', 'guid']);

const MOST_WORDS = 4;
const LONGEST = 60;

/**
 * Whether a cell of a first line can only be the name of a column. In doubt, it is not.
 *
 * @param ownWords Further words for columns: those in the providers' names.
 */
export function isFieldName(cell: string, ownWords: ReadonlySet<string>): boolean {
  if (cell.length > LONGEST || !/^[\p{L}\p{M}][\p{L}\p{M}\d _.-]*$/u.test(cell)) return false;
  // Also contactId, contact_id, Contact ID and Phone 1.
  const words = cell
    .normalize('NFC')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[ _.-]+/)
    .filter((word) => word !== '' && !/^\d{1,2}$/.test(word));
  const unknown = words.filter((word) => !FIELD_WORDS.has(word) && !ownWords.has(word));
  if (words.length === 0 || words.length > MOST_WORDS || unknown.some((word) => /\d/.test(word)))
    return false;
  return unknown.length === 0 || (unknown.length === 1 && ID_WORDS.has(words.at(-1) ?? ''));
}

/** How many names to show. */
const MOST_NAMES = 10;

/** The first line of a table, safe to show: `it has 3 columns: id, Phone and another`. */
export function describeHeader(cells: readonly string[], ownWords: ReadonlySet<string>): string {
  const isData = cells.some((cell) => /\d{3}|[@+]/.test(cell));
  const fields = cells.filter((cell) => isFieldName(cell, ownWords));
  // A row about a person may have such words, too: `Amina Otieno,Mobile,Home,Nairobi`.
  const isHeader = !isData && fields.length * 2 > cells.length;
  const names = isHeader ? fields.slice(0, MOST_NAMES) : [];
  const count = cells.length === 1 ? '1 column' : `${cells.length} columns`;
  if (names.length === 0) return `it has ${count}`;
  const others = cells.length - names.length;
  const rest = others === 0 ? '' : ` and ${others} ${others === 1 ? 'other' : 'others'}`;
  return `it has ${count}: ${names.join(', ')}${rest}`;
}
