/**
 * Takes out of Ajv's code what our callers never read, and prints the rest so that a person can. An error
 * keeps its place and its keyword; `params` stays only where it names a field. That is a third less to load.
 */
import ts from 'typescript';

/** Arguments by which Ajv's functions hand each other context that no keyword of the specs needs. */
const unusedContext = new Set(['parentData', 'parentDataProperty', 'rootData', 'dynamicAnchors']);

/** The keywords whose `params` name a field of the contract or of the caller's own request. */
const namesField = new Set(['required', 'additionalProperties']);

export function slimValidators(code: string): string {
  const source = ts.createSourceFile('validators.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const { transformed } = ts.transform(source, [
    (context) => (file) => {
      const visit = (node: ts.Node): ts.Node => {
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
  return ts.createPrinter().printFile(file);
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
