/** A sentence with its numbers and names put in: each `{name}` gives way to what goes by that name. Numbers are said as in England. */
export const filled = (sentence: string, parts: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const part = parts[name];
    return part === undefined ? whole : typeof part === 'number' ? part.toLocaleString('en-GB') : part;
  });
