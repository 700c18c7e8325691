/** What is used of dmn-moddle, which brings no types. */
declare module 'dmn-moddle' {
  export class DmnModdle {
    create(type: string, fields: object): object;
    toXML(
      element: object,
      options?: { readonly format?: boolean },
    ): Promise<{ readonly xml: string }>;
    fromXML(xml: string): Promise<{
      readonly rootElement: object;
      readonly warnings: readonly unknown[];
    }>;
  }
}
