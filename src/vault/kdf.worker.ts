import { argon2, type Argon2id } from './argon2.ts';

/**
 * Derives one key from one passphrase, away from the page. Whatever it throws, the page hears as an
 * error of the worker.
 */
addEventListener(
  'message',
  ({ data }: MessageEvent<{ passphrase: Uint8Array; salt: Uint8Array; cost: Argon2id }>) =>
    postMessage(argon2(data.passphrase, data.salt, data.cost)),
);
