/**
 * What the page carries in itself where Windscreen is one file, by its name: a worker’s script, or
 * the licences. None where it is many: each is a file there.
 */
export function carried(name: string): string | undefined {
  const text = __SINGLE__ ? document.getElementById(`carried-${name}`)?.textContent : undefined;
  return text ? String(JSON.parse(text)) : undefined;
}
