declare module '@citation-js/core' {
  export class Cite {
    constructor(input: string | object);
    readonly data: readonly Readonly<Record<string, unknown>>[];
    format(as: 'bibliography', options: { readonly template: string }): string;
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
