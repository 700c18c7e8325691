import type { Texts } from './found.ts';
import { readTexts } from './reading.ts';

/** Reads the texts of a referral away from the page: a long one takes a while. */
addEventListener('message', ({ data }: MessageEvent<Texts>) => postMessage(readTexts(data)));
