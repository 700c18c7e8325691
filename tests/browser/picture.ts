import { deflateSync } from 'node:zlib';
import type { Locator } from '@playwright/test';
import type { Page } from './app.ts';
import { chooseEntry } from './keeping.ts';

/** A picture of one colour, as a camera would save it: PNG. */
function picture(width = 40, height = 30): Buffer {
  const crcOf = (bytes: Buffer) => {
    let crc = ~0;
    for (const byte of bytes) {
      crc ^= byte;
      for (let k = 0; k < 8; k += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return ~crc >>> 0;
  };
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    crc.writeUInt32BE(crcOf(body));
    return Buffer.concat([length, body, crc]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.concat(
    Array.from({ length: height }, () =>
      Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x7a)]),
    ),
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
export const note = { name: 'bag note.png', mimeType: 'image/png', buffer: picture() };

/** Attaches a file to the record that is open. */
export async function attach(page: Page, file: typeof note): Promise<void> {
  await page.getByRole('button', { name: 'Add what happened next' }).click();
  await chooseEntry(page, 'Attach a photograph or a document');
  await page.getByLabel('Which file?').setInputFiles(file);
  await page.getByLabel('What does it show, and why is it kept?').fill('The note from her bag.');
  await page.getByLabel('Who gave it to you, or made it?').fill('Her form tutor, Mr Ali');
  await page.getByRole('button', { name: 'Add to the record' }).click();
}

/** A picture's own size in pixels, once the browser has read it: until then it has none. */
export const sizeOf = (image: Locator): Promise<readonly [wide: number, high: number]> =>
  image.evaluate(async (img: HTMLImageElement) => {
    await img.decode();
    return [img.naturalWidth, img.naturalHeight] as const;
  });
