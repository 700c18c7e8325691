import type { AddedEntry, Entries, Entry } from './entry.ts';

/** What may be attached: pictures and documents that hold no program. */
export const fileTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'text/plain',
] as const;
export type FileType = (typeof fileTypes)[number];

/** The most that one file may have, and all files of a record together: bytes. */
export const largestFile = 10_000_000;
export const mostOfRecord = 40_000_000;
/** As much text as some bytes are in base64. */
const textLength = (bytes: number) => 4 * Math.ceil(bytes / 3);
/** The most that one file, and all files of a record, are as base64: letters. */
export const largestFileText = textLength(largestFile);
export const mostFilesText = textLength(mostOfRecord) + 10_000;

/**
 * A file that an entry brought into a record. The entry names it and signs what it holds; its bytes
 * are kept beside the record, and may be missing in a copy.
 */
export interface Attached {
  /** By which its bytes are kept. It says nothing of what they are. */
  readonly id: string;
  readonly type: FileType;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** The bytes of the files of a record, by id, as base64. */
export type FilesText = Readonly<Record<string, string>>;

/** By its first bytes, which no name can hide. */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (/^RIFF[^]{4}WEBP/.test(start)) return 'image/webp';
  if (start.startsWith('%PDF-')) return 'application/pdf';
  return isPlainText(bytes) ? 'text/plain' : undefined;
}

/** Letters and lines, and nothing that begins as a page or a drawing that could hold a program. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\n\r\f]/u.test(text) && !/^\s*[<{]/.test(text);
  } catch {
    return false;
  }
}

/** Why a file is not attached: what it is, or how large; or that its record has no room for it. */
export type AttachFault = 'empty' | 'not-type' | 'too-large' | 'too-much';

/** What a record says of a file from then on, or why it is not attached. */
export async function attachedOf(
  bytes: Uint8Array<ArrayBuffer>,
  others: readonly Attached[],
): Promise<Attached | AttachFault> {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > largestFile) return 'too-large';
  const type = fileTypeOf(bytes);
  if (!type) return 'not-type';
  const size = bytes.length;
  if (others.reduce((sum, one) => sum + one.size, size) > mostOfRecord) return 'too-much';
  return { id: crypto.randomUUID(), type, size, sha256: await sha256Of(bytes) };
}

/** Whether some bytes are those that were attached, and of the type that the record says. */
export const isAttached = async (
  bytes: Uint8Array<ArrayBuffer>,
  { size, type, sha256 }: Attached,
): Promise<boolean> =>
  bytes.length === size && fileTypeOf(bytes) === type && (await sha256Of(bytes)) === sha256;

const endings: Readonly<Record<FileType, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt'],
};
/**
 * What a file is saved as: its own name, which ends as its type does, so that no name from another
 * device makes a program of it.
 */
export function savedName(name: string, { type }: Pick<Attached, 'type'>): string {
  const ends = endings[type];
  return ends.includes(name.split('.').at(-1)?.toLowerCase() ?? '') ? name : `${name}.${ends[0]}`;
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** An entry that brought a file. */
export type Attachment = AddedEntry & { readonly file: Attached };
export const isAttachment = (entry: Entry): entry is Attachment =>
  'file' in entry && entry.file !== undefined;
/** Every file of a record, as it was attached. */
export const filesIn = (entries: Entries): readonly Attached[] =>
  entries.filter(isAttachment).map(({ file }) => file);

/** A length as people say it. */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Bytes as base64, a part at a time, so that no length of them fills the stack. */
export function base64Of(bytes: Uint8Array): string {
  const part = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += part)
    text += String.fromCharCode(...bytes.subarray(at, at + part));
  return btoa(text);
}
/** The bytes of some base64; throws where it is none. */
export const bytesOfBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/**
 * The files of a record as a file of it holds them. What is not here, or not as it was attached, is
 * told to `lost`, and left out.
 */
export async function filesText(
  entries: Entries,
  read: (file: Attached) => Promise<Uint8Array | undefined>,
  lost: (file: Attached) => void,
): Promise<{ readonly files?: FilesText }> {
  const files: Record<string, string> = {};
  for (const file of filesIn(entries)) {
    const bytes = await read(file).catch(() => undefined);
    if (bytes) files[file.id] = base64Of(bytes);
    else lost(file);
  }
  return Object.keys(files).length > 0 ? { files } : {};
}
