import { openSaved } from './child.ts';

/** Opens one record's file or a child's, away from the page, so that no file can hold the page up. */
addEventListener('message', async ({ data }: MessageEvent<File>) =>
  postMessage(await openSaved(data)),
);
