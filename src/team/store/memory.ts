import { FileStore, type Files } from './files.ts';

/** Files that nothing keeps. */
export class MemoryFiles implements Files {
  readonly files = new Map<string, Uint8Array>();

  async logs(): Promise<readonly string[]> {
    return [...new Set([...this.files.keys()].map((place) => place.slice(0, 32)))];
  }
  async places(log: string): Promise<readonly string[]> {
    return [...this.files.keys()].filter((place) => place.startsWith(`${log}/`));
  }
  async bytesAt(place: string): Promise<Uint8Array | undefined> {
    return this.files.get(place);
  }
  async write(log: string, name: string, file: Uint8Array): Promise<string> {
    const place = `${log}/${name}`;
    this.files.set(place, file);
    return place;
  }
}

/** A store in memory, for trying: whoever is handed the same files has the same store. */
export const memoryStore = (files = new MemoryFiles()): FileStore => new FileStore(files);
