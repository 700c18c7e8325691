import { openRecord } from './open.ts';

/** Opens one record's file, away from the page, so that no file can hold the page up. */
addEventListener('message', async ({ data }: MessageEvent<File>) =>
  postMessage(await openRecord(data)),
);
