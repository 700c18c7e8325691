import { allWords, toolsWords } from '../recommend/load.ts';
import { lowerings } from './lowering.ts';
import { readPack } from './pack.ts';
import type { PackCheck } from './checkPack.ts';

/** Reads and proves one pack, away from the page, and says how far it is. */
const say = (check: PackCheck) => postMessage(check);

addEventListener('message', async ({ data }: MessageEvent<{ text: string; today: string }>) => {
  const [{ sources }, tools] = [allWords, await toolsWords()];
  const read = readPack(data.text, {
    sources: Object.keys(sources),
    tools: Object.keys(tools),
    today: data.today,
  });
  if ('problems' in read) return say(read);
  const found = lowerings(read.pack, allWords, (share) => say({ share }));
  say(found.length === 0 ? read : { problems: found });
});
