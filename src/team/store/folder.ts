import { isOpaqueName, largestBlock } from './block.ts';
import { FileStore, type Files } from './files.ts';
import { StoreError } from './port.ts';

/*
 * A team's logs in a folder that a sync client or a network drive carries between devices:
 *
 *   <log>/<block>.bin       both names 32 random hexadecimal digits
 *
 * A file is written once, under a name that nobody else chooses, and is never changed, moved or
 * deleted from here. A sync client may bring files late, in any order and in part, twice, or under
 * other names, as “… (1).bin” or in a folder “… (conflicted copy)”: what a file is stands in it, and
 * only what a folder's name begins with says which log is looked for in it.
 */

/** What is used of a `FileSystemDirectoryHandle`. */
export interface Folder {
  readonly kind: 'directory';
  readonly name: string;
  values(): AsyncIterable<Folder | FolderFile>;
  getDirectoryHandle(name: string, options?: { create?: boolean }): Promise<Folder>;
  getFileHandle(name: string, options?: { create?: boolean }): Promise<FolderFile>;
}
/** What is used of a `FileSystemFileHandle`. */
export interface FolderFile {
  readonly kind: 'file';
  readonly name: string;
  getFile(): Promise<Blob>;
  createWritable(): Promise<{ write(bytes: Uint8Array): Promise<void>; close(): Promise<void> }>;
}

/** Longer than this no file is one of ours, and its beginning says so. */
const longest = largestBlock + 16 * 1024;

class FolderFiles implements Files {
  readonly #folder: Folder;
  /** the folders of each log: its own, and the copies that a sync client made */
  #folders: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  async logs(): Promise<readonly string[]> {
    const found = new Map<string, string[]>();
    await asked(async () => {
      for await (const { kind, name } of this.#folder.values()) {
        const log = name.slice(0, 32);
        if (kind === 'directory' && isOpaqueName(log))
          found.set(log, [...(found.get(log) ?? []), name]);
      }
    });
    this.#folders = found;
    return [...found.keys()];
  }

  async places(log: string): Promise<readonly string[]> {
    const places: string[] = [];
    for (const name of this.#folders.get(log) ?? [])
      await ifThere(async () => {
        const folder = await this.#folder.getDirectoryHandle(name);
        for await (const part of folder.values())
          if (part.kind === 'file') places.push(`${name}/${part.name}`);
      });
    return places;
  }

  bytesAt(place: string): Promise<Uint8Array | undefined> {
    const [folder = '', name = ''] = place.split('/');
    return ifThere(async () => {
      const inside = await this.#folder.getDirectoryHandle(folder);
      const file = await (await inside.getFileHandle(name)).getFile();
      const read = file.size > longest ? file.slice(0, 64) : file;
      return new Uint8Array(await read.arrayBuffer());
    });
  }

  write(log: string, name: string, file: Uint8Array): Promise<string> {
    return asked(async () => {
      const folder = await this.#folder.getDirectoryHandle(log, { create: true });
      const handle = await folder.getFileHandle(`${name}.bin`, { create: true });
      const writable = await handle.createWritable();
      await writable.write(file);
      await writable.close();
      return `${log}/${name}.bin`;
    });
  }
}

/** A store in a folder that a person chose, or in the browser's own. */
export const folderStore = (folder: Folder): FileStore => new FileStore(new FolderFiles(folder));

const isGone = (error: unknown) => error instanceof Error && error.name === 'NotFoundError';

/** What comes of it, or nothing where what is asked for has gone, or has not come yet. */
const ifThere = <T>(work: () => Promise<T>): Promise<T | undefined> =>
  asked(async () => {
    try {
      return await work();
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  });

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StoreError('refused', 'the folder cannot be read or written now.', error);
  }
}
