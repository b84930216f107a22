/** The definitions of the built-in providers. Code uses these instead of naming a provider. */
import * as builtin from './builtin.js';
import type { OperationIn, ProviderDefinition } from './definition.js';

/** The built-in providers, by their names. */
export type Builtin = typeof builtin;

export type BuiltinName = keyof Builtin;

/** An operation of one of their specs. */
export type BuiltinOperation = {
  [Name in BuiltinName]: OperationIn<Builtin[Name]['contract']>;
}[BuiltinName];

/** The built-in providers, in the order in which they are shown. */
export const builtinDefinitions: readonly ProviderDefinition[] = Object.values(builtin);
