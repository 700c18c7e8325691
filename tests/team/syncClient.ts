import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Random, and the same for the same seed. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

/** Every file under a folder, by its path from there. */
export const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/**
 * A sync client at its worst: it carries files between folders late, in any order, first in part,
 * now and then twice, and often under the names that such clients give to what they take for a
 * conflict, of a file or of a whole folder.
 */
export class SyncClient {
  readonly #folders: readonly string[];
  readonly #random: (below: number) => number;
  readonly #carried = new Set<string>();
  readonly #half: { readonly from: string; readonly to: string }[] = [];

  constructor(folders: readonly string[], random: (below: number) => number) {
    this.#folders = folders;
    this.#random = random;
  }

  /** Carries one file somewhere, or finishes one: whether there was anything to do. */
  step(): boolean {
    if (this.#half.length > 0 && this.#random(2) === 0) {
      const [next] = this.#half.splice(this.#random(this.#half.length), 1);
      writeFileSync(next!.to, readFileSync(next!.from));
      return true;
    }
    const open = this.#folders.flatMap((from) =>
      filesUnder(from).flatMap((file) =>
        this.#folders
          .filter((to) => to !== from && !this.#carried.has(`${from}/${file}>${to}`))
          .map((to) => ({ from, file, to })),
      ),
    );
    const next = open[this.#random(open.length)];
    if (!next) return this.#half.length > 0;
    const { from, file, to } = next;
    this.#carried.add(`${from}/${file}>${to}`);
    const place = join(to, this.#renamed(file));
    if (existsSync(place)) return true;
    mkdirSync(dirname(place), { recursive: true });
    const bytes = readFileSync(join(from, file));
    for (const there of this.#folders)
      this.#carried.add(`${to}/${place.slice(to.length + 1)}>${there}`);
    const part = [bytes, bytes.subarray(0, this.#random(bytes.length)), Buffer.alloc(bytes.length)];
    const written = part[this.#random(part.length)]!;
    writeFileSync(place, written);
    if (written !== bytes) this.#half.push({ from: join(from, file), to: place });
    if (this.#random(8) === 0) this.#carried.delete(`${from}/${file}>${to}`); // and once more
    return true;
  }

  /** Carries all that is left. */
  finish(): void {
    for (let more = true; more;) more = this.step();
  }

  #renamed(file: string): string {
    const [folder, name] = [dirname(file), basename(file, '.bin')];
    const files = ['.bin', ' (1).bin', '-LAPTOP.bin', ' (conflicted copy 2026-12-01).bin'];
    const folders = ['', '', '', ' (1)'];
    return join(
      `${folder}${folders[this.#random(folders.length)]}`,
      `${name}${files[this.#random(files.length)]}`,
    );
  }
}
