import {
  mkdirSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Folder, FolderFile } from '../../src/team/store/folder.ts';

const gone = (path: string) => new DOMException(`${path} is not there`, 'NotFoundError');

/**
 * A folder on the disk as a browser gives it. What is written stands beside its file until it is
 * closed, as in Chromium, where the file itself is made at once, and empty.
 */
export const folderOnDisk = (path: string, name = '', beforeWriting = async () => {}): Folder => ({
  kind: 'directory',
  name,
  async *values() {
    if (!existsSync(path)) throw gone(path);
    for (const part of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, part.name);
      yield part.isDirectory()
        ? folderOnDisk(inside, part.name, beforeWriting)
        : fileOnDisk(inside, part.name);
    }
  },
  async getDirectoryHandle(inside, { create = false } = {}) {
    const whole = join(path, inside);
    if (create) mkdirSync(whole, { recursive: true });
    if (!existsSync(whole)) throw gone(whole);
    return folderOnDisk(whole, inside, beforeWriting);
  },
  async getFileHandle(inside, { create = false } = {}) {
    const whole = join(path, inside);
    if (!existsSync(whole)) {
      if (!create) throw gone(whole);
      await beforeWriting();
      writeFileSync(whole, '');
    }
    return fileOnDisk(whole, inside);
  },
});

const fileOnDisk = (path: string, name: string): FolderFile => ({
  kind: 'file',
  name,
  getFile: async () => {
    if (!existsSync(path)) throw gone(path);
    return new Blob([readFileSync(path)]);
  },
  createWritable: async () => {
    const beside = `${path}.crswap`;
    writeFileSync(beside, '');
    return {
      write: async (bytes) => writeFileSync(beside, bytes),
      close: async () => renameSync(beside, path),
    };
  },
});
