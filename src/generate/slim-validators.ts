/**
 * Removes from Ajv's code what our callers never read, and formats the rest readably. An error keeps its place and its
 * keyword; `params` stays only if it names a field. That makes the code a third smaller. What Ajv would load at run time is
 * replaced.
 */
import ts from 'typescript';

/** Arguments with context for keywords that the specs do not use. */
const unusedContext = new Set(['parentData', 'parentDataProperty', 'rootData', 'dynamicAnchors']);

/** The keywords whose `params` name a field of the contract or of the caller's own request. */
const namesField = new Set(['required', 'additionalProperties', 'unevaluatedProperties']);

/** Functions that replace what Ajv's code loads at run time. */
const replacements: Readonly<Record<string, { readonly name: string; readonly code: string }>> = {
  'ajv/dist/runtime/ucs2length': {
    name: 'countCharacters',
    code: `
function countCharacters(text) {
    let count = 0;
    for (const _ of text)
        count++;
    return count;
}`,
  },
  'ajv/dist/runtime/equal': {
    name: 'isEqual',
    code: `
function isEqual(one, other) {
    if (one === other)
        return true;
    if (!one || !other || typeof one !== "object" || typeof other !== "object" || Array.isArray(one) !== Array.isArray(other))
        return false;
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]));
}`,
  },
};

/** How Ajv records an error, in the form printed here: six lines where one would do. */
const NOTED =
  /const (err\d+) = (.*);\s+if \(vErrors === null\) \{\s+vErrors = \[\1\];\s+\}\s+else \{\s+vErrors\.push\(\1\);\s+\}/g;

/** @throws Error if the code would still need something at run time. */
export function slimValidators(code: string): string {
  const used = new Set<string>();
  const source = ts.createSourceFile('validators.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const { transformed } = ts.transform(source, [
    (context) => (file) => {
      const visit = (node: ts.Node): ts.Node => {
        const replacement = replacements[requiredBy(node) ?? ''];
        if (replacement) {
          used.add(replacement.code);
          return context.factory.createIdentifier(replacement.name);
        }
        assertSelfContained(node);
        const seen = ts.visitEachChild(node, visit, context);
        if (ts.isObjectLiteralExpression(seen)) return slimObject(seen, context.factory);
        if (ts.isObjectBindingPattern(seen)) {
          const kept = seen.elements.filter((element) => !unusedContext.has(nameOf(element.name)));
          return context.factory.updateObjectBindingPattern(seen, kept);
        }
        return seen;
      };
      return ts.visitNode(file, visit, ts.isSourceFile);
    },
  ]);
  const [file] = transformed;
  if (!file) throw new Error('The validators could not be read.');
  const printed = ts.createPrinter().printFile(file).replace(NOTED, '(vErrors ??= []).push($2);');
  return [printed.trimEnd(), ...[...used].map((each) => each.trim()), ''].join('\n');
}

/** The module, if this is `require('…').default`. */
function requiredBy(node: ts.Node): string | undefined {
  if (!ts.isPropertyAccessExpression(node) || !ts.isCallExpression(node.expression)) return undefined;
  const [module] = node.expression.arguments;
  return nameOf(node.expression.expression) === 'require' && module ? nameOf(module) : undefined;
}

function assertSelfContained(node: ts.Node): void {
  const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
  if (
    ts.isImportDeclaration(node) ||
    (isCall && ['require', 'eval', 'Function'].includes(nameOf(node.expression)))
  )
    throw new Error(`The validators would need something at run time: ${node.getText()}`);
}

function slimObject(object: ts.ObjectLiteralExpression, factory: ts.NodeFactory): ts.ObjectLiteralExpression {
  const named = new Map(
    object.properties.map((property) => [property.name ? nameOf(property.name) : '', property]),
  );
  const keyword = named.get('keyword');
  const isError = keyword !== undefined && named.has('instancePath') && named.has('schemaPath');
  const keepsParams =
    keyword !== undefined &&
    ts.isPropertyAssignment(keyword) &&
    ts.isStringLiteral(keyword.initializer) &&
    namesField.has(keyword.initializer.text);
  const dropped = (name: string) =>
    isError
      ? name === 'schemaPath' || (name === 'params' && !keepsParams)
      : named.has('instancePath') && unusedContext.has(name);
  const kept = object.properties.filter((property) => !dropped(property.name ? nameOf(property.name) : ''));
  return factory.updateObjectLiteralExpression(object, kept);
}

const nameOf = (name: ts.Node): string =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
