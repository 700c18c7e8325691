/** Saves a file by the browser's own way. Its name and its content are the caller's. */
export function download(name: string, what: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([what], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // a browser may begin to read it only after this turn
}
