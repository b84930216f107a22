/** The header that asks Prism for a certain answer of the spec. */
export function prefer(code: number, example?: string): { readonly prefer: string } {
  return { prefer: example === undefined ? `code=${code}` : `code=${code}, example=${example}` };
}
