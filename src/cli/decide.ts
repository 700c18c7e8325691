import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LineCounter } from 'yaml';
import { messageOf } from '../browser/mistake.ts';
import { textIn } from '../open/bytes.ts';
import type { PackFaultText } from '../open/packProblem.ts';
import { hasTooManyParts, readYaml, tooManyParts } from '../open/yaml.ts';
import { decide } from '../recommend/decide.ts';
import { short } from '../records/fault.ts';
import { said } from '../ui/unsaid.ts';
import { AnswersError, answersGiven, type AnswersGiven } from '../walk/answersGiven.ts';
import { followed, type Followed } from '../walk/followed.ts';
import { readPacks, readText, readWords } from './words.ts';

/** What is said of a file that cannot be read, of a pack or of answers. */
const { reasons } = await readText<PackFaultText>('pages/pack-faults.yaml');

/*
 * npm run decide FILE [MOMENT]   FILE is YAML or JSON, { journey: refer or share, answers: { question: answer or [ticks] } },
 *                       or the answers alone. Prints as JSON where they lead, counted from MOMENT (now, unless given). A mistake is said in a sentence, with exit code 1.
 */

const largest = 1_000_000;
const tooLarge = 'the file is larger than 1 MB, and answers never are';

/**
 * Reads a file of answers and follows them, in the area that they name. Throws a sentence that
 * names the file, the place and the nearest valid words.
 */
export const decideFile = async (text: string, name: string): Promise<Followed> =>
  followed(read(text, name), await readPacks());

function read(text: string, name: string): AnswersGiven {
  const refuse = (reason: string): never => {
    throw new Error(`${name}: ${reason}`);
  };
  if (Buffer.byteLength(text) > largest) refuse(tooLarge);
  const file = parse(text, refuse);
  if (!(file instanceof Map))
    return refuse(file === '' ? 'the file is empty' : 'the file holds no answers by question');
  try {
    return answersGiven(file);
  } catch (mistake) {
    if (mistake instanceof AnswersError) refuse(mistake.message);
    throw mistake;
  }
}

type Refuse = (reason: string) => never;

/**
 * Every scalar is read as the words written (`2024`, `no`), every map as a Map (so that `__proto__`
 * is only a name).
 */
function parse(text: string, refuse: Refuse): unknown {
  try {
    if (hasTooManyParts(text)) throw new Error(said(reasons, tooManyParts));
    const { document, mistakes } = readYaml(text, new LineCounter(), { schema: 'failsafe' });
    const [mistake] = mistakes;
    if (mistake)
      throw new Error(
        `${short('isTwice' in mistake ? reasons['named-twice'] : mistake.message)}${mistake.line ? ` at line ${mistake.line}` : ''}`,
      );
    return document.toJS({ mapAsMap: true, maxAliasCount: 0 }) ?? '';
  } catch (mistake) {
    if (mistake instanceof ReferenceError)
      refuse('“*” repeats something written elsewhere, which is not read here; write it out');
    return refuse(
      `it cannot be read as YAML or JSON: ${messageOf(mistake).replace(/:?(\n.*)?$/s, '')}`,
    );
  }
}

function open(path: string): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new Error(`${path}: there is no such file`);
  if (size > largest) throw new Error(`${path}: ${tooLarge}`); // not even read
  const read = textIn(readFileSync(path));
  if ('fault' in read) throw new Error(`${path}: ${reasons[read.fault]}`);
  return read.text;
}

async function main(path: string | undefined, moment: string | undefined): Promise<void> {
  try {
    if (moment && Number.isNaN(Date.parse(moment)))
      throw new Error(`${moment}: this is not a moment such as 2026-11-23T16:41`);
    if (path === undefined) throw new Error('Name a file of answers: npm run decide FILE');
    const given = read(open(path), path);
    const [words, packs] = await Promise.all([readWords(), readPacks()]);
    const at = moment ? new Date(moment) : new Date();
    console.log(JSON.stringify(decide(given, { words, packs, at }), null, 2));
  } catch (mistake) {
    console.error(messageOf(mistake));
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main(process.argv[2], process.argv[3]);
