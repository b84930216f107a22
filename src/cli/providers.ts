/** The providers of a command line: the built-in ones and those of its configuration. Nothing here can send. */
import type { ProviderDefinition } from '../providers/definition.js';
import { builtinDefinitions } from '../providers/definitions.js';
import { usageError } from './exit.js';

export class Providers {
  /** In the order in which they are shown. */
  readonly all: readonly ProviderDefinition[];
  /** Those of the configuration. */
  readonly own: readonly ProviderDefinition[];
  readonly names: readonly string[];
  /** The words in their names. */
  readonly words: ReadonlySet<string>;
  readonly #byName: ReadonlyMap<string, ProviderDefinition>;

  constructor(own: readonly ProviderDefinition[] = []) {
    this.own = own;
    this.all = [...builtinDefinitions, ...own];
    this.names = this.all.map(({ name }) => name);
    this.words = new Set(this.names.flatMap((name) => name.split(/[-\d]+/)).filter(Boolean));
    this.#byName = new Map(this.all.map((definition) => [definition.name, definition]));
  }

  get(name: string): ProviderDefinition | undefined {
    return this.#byName.get(name);
  }

  /** A provider by its name in a file, ignoring case and surrounding white space. */
  named(name: string): ProviderDefinition | undefined {
    return this.get(name) ?? this.get(name.trim().toLowerCase());
  }

  /**
   * A provider by its name in a plan or a journal.
   *
   * @throws CommandError if it is unknown: the configuration that it came from is missing.
   */
  planned(name: string): ProviderDefinition {
    const definition = this.get(name);
    if (definition) return definition;
    throw usageError(
      `it names the provider ${name}, and the ones known here are ${this.names.join(', ')}. Run it where the ` +
        'configuration of that provider is, or name it with --config <file>. Nothing was sent.',
    );
  }
}
