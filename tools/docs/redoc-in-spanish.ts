/**
 * Redoc's own labels in Spanish. Redoc has no setting for them, but its page looks up each label by a key, in one function
 * that only knows English. This puts the Spanish in front of it.
 */

/** By Redoc's keys. Labels without a key stay English: the keywords of JSON Schema, and the search dialog. */
const labels = {
  'actions.more': 'más',
  'actions.show': 'Mostrar',
  // Redoc says "Show 7 array properties"; the Spanish is "Mostrar 7 propiedades".
  array: '',
  'badges.deprecated': 'obsoleto',
  body: 'Cuerpo',
  'codeSnippet.collapse.tooltipText': 'Contraer todo',
  'codeSnippet.copy.buttonText': 'Copiado',
  'codeSnippet.copy.tooltipText': 'Copiar al portapapeles',
  'codeSnippet.expand.tooltipText': 'Desplegar todo',
  contentType: 'Tipo de contenido',
  default: 'Valor por defecto',
  details: 'detalles',
  example: 'Ejemplo',
  headers: 'Encabezados',
  'info.license': 'Licencia',
  'info.title': 'Resumen',
  loading: 'Cargando…',
  noResponseExample: 'Sin respuesta de ejemplo',
  'openapi.collapseAll': 'Contraer todo',
  'openapi.expandAll': 'Desplegar todo',
  'openapi.hidePattern': 'Ocultar el patrón',
  'openapi.showPattern': 'Mostrar el patrón',
  operations: 'Operaciones',
  'page.actions.copyButtonText': 'Copiar',
  'page.actions.copyDescription': 'Copiar la página como YAML para un LLM',
  'page.actions.copyTitle': 'Copiar para un LLM',
  parameterName: 'nombre del parámetro',
  path: 'Ruta',
  properties: 'propiedades',
  property: 'propiedad',
  request: 'Petición',
  required: 'obligatorio',
  response: 'Respuesta',
  responses: 'Respuestas',
  'search.navbar.label': 'Buscar ',
  security: 'Seguridad',
  'servers.title': 'Servidores',
  'sidebar.actions.changeToSingleColumn': 'Cambiar a una columna',
  'sidebar.actions.changeToTwoColumns': 'Cambiar a dos columnas',
  'sidebar.actions.hide': 'Ocultar la barra lateral',
  'sidebar.actions.show': 'Mostrar la barra lateral',
  'sidebar.actions.singleColumn': 'Una columna',
  'sidebar.actions.twoColumns': 'Dos columnas',
  value: 'Valor',
  viewSecurityDetails: 'Ver los detalles de seguridad',
};

/** Redoc's function in the built page, which gets the English text with the key. */
const inEnglish = 'translate:(e,t)=>(typeof t==`string`?t:t?.defaultValue)||e||``';

/**
 * Puts Spanish labels into a page that Redoc built.
 *
 * @throws Error unless Redoc's function is there exactly once, since a new release may have another one.
 */
export function redocInSpanish(html: string): string {
  const [before, after, ...more] = html.split(inEnglish);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error('Redoc asks for its labels in another way than tools/docs/redoc-in-spanish.ts knows.');
  }
  const english = inEnglish.replace('translate:(e,t)=>', '');
  return `${before}translate:(e,t)=>(${JSON.stringify(labels)})[e]??(${english})${after}`;
}
