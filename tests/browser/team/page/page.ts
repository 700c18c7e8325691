import { folderStore, type Folder } from '../../../../src/team/store/folder.ts';
import { conformance } from '../../../team/conformance.ts';
import { Office } from '../../../team/office.ts';
import { selves } from '../../../team/selves.ts';

// the types of this browser’s folders leave out what they hold
const root = async () => (await navigator.storage.getDirectory()) as unknown as Folder;

/** Cuts what was written last in two. */
async function halve(top: Folder): Promise<void> {
  const files: { file: File; handle: FileSystemFileHandle }[] = [];
  for await (const folder of top.values())
    if (folder.kind === 'directory')
      for await (const handle of folder.values())
        if (handle.kind === 'file')
          files.push({
            file: (await handle.getFile()) as File,
            handle: handle as unknown as FileSystemFileHandle,
          });
  const { file, handle } = files.toSorted(
    (a, b) => a.file.lastModified - b.file.lastModified || a.file.size - b.file.size,
  )[files.length - 1]!;
  const half = await file.slice(0, file.size / 2).arrayBuffer();
  const writable = await handle.createWritable();
  await writable.write(half);
  await writable.close();
}

/** Whether each promise of a store holds in a folder of its own of this browser: “holds”, or why not. */
async function conforms(): Promise<readonly (readonly [title: string, found: string])[]> {
  const found: (readonly [string, string])[] = [];
  for (const [n, { title, run }] of conformance.entries()) {
    const folder = await (await root()).getDirectoryHandle(`place-${n}`, { create: true });
    const place = { open: () => folderStore(folder), halve: () => halve(folder) };
    const said = await run(place).then(
      () => 'holds',
      (error: unknown) => String(error),
    );
    found.push([title, said]);
  }
  return found;
}

/** Appends so many times from this page, after whatever stands last. */
async function add(log: string, by: string, times: number): Promise<void> {
  const store = folderStore(await root());
  for (let n = 0; n < times;) {
    const heads = await store.read(log, []).then(
      (reading) => reading.heads,
      () => [],
    );
    const bytes = new TextEncoder().encode(`${by}:${n}`);
    n += await store.append(log, heads, bytes).then(
      () => 1,
      (error: { reason?: string }) => {
        if (error.reason !== 'moved') throw error;
        return 0;
      },
    );
  }
}

/** What a log says to a page that opens it now, in its order. */
async function says(log: string): Promise<readonly string[]> {
  const { blocks } = await folderStore(await root()).read(log, []);
  return blocks.map(({ bytes }) => new TextDecoder().decode(bytes));
}

/**
 * A team of three that writes into a folder, of whom one is removed: what each reads in the end, how
 * many blocks stay closed to them, and how many files hold a word of it in the clear.
 */
async function works() {
  const record = 'd'.repeat(32);
  const folder = await (await root()).getDirectoryHandle('team', { create: true });
  const [amina, ben, cass] = await selves();
  const office = new Office(folderStore(folder));
  await office.found(amina!);
  await office.letIn(amina!, ben!, 'countersigns');
  await office.letIn(amina!, cass!, 'writes');
  await office.write(cass!, record, 'Leah Planted was asked.');
  const before = await office.reads(cass!, record);
  await office.remove(amina!, cass!);
  await office.write(ben!, record, 'Leah Planted was seen.');
  const after = await Promise.all([amina!, ben!].map((self) => office.reads(self, record)));
  const { closed } = await office.ringOf(cass!).read(office.store, record);
  let inTheClear = 0;
  for await (const log of folder.values())
    if (log.kind === 'directory')
      for await (const file of log.values())
        if (file.kind === 'file' && /Planted|Invented/.test(await (await file.getFile()).text()))
          inTheClear += 1;
  return { before, after, closed, inTheClear };
}

const team = { conforms, add, says, works };
declare global {
  interface Window {
    team: typeof team;
  }
}
Object.assign(window, { team });
