import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { readContent } from '../../content/plugin.ts';
import { reasonOf } from './harm.ts';
import { citerKinds, type Citations, type Citer, type Doubted } from '../guidance/cited.ts';

const content = fileURLToPath(new URL('../../content/', import.meta.url));
const name = 'virtual:citations';

/** Hands the page of sources what cites each of them, and what nobody has confirmed, read while building. */
export const citations = (): Plugin => ({
  name: 'citations',
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  async load(id) {
    if (id !== `\0${name}`) return;
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(await readCitations()))})`;
  },
});

/** Reads every file of content/ that may cite a source. */
export async function readCitations(): Promise<Citations> {
  const all = readdirSync(content, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const cited: Record<string, Citer[]> = {};
  const doubted: Doubted[] = [];
  for (const kind of citerKinds)
    for (const file of all.filter((one) => one === `${kind}.yaml` || one.startsWith(`${kind}/`)))
      for (const { sources, doubts, says, at } of found(await readContent(content + file), kind)) {
        for (const source of sources) {
          const citers = (cited[source] ??= []);
          if (!citers.some((one) => one.kind === kind && one.says === says))
            citers.push({ kind, says });
        }
        for (const doubt of doubts)
          doubted.push({ kind, says, ...doubt, reason: reasonOf(kind, at) });
      }
  return { cited, doubted };
}

interface Found {
  readonly says: string;
  /** The names and numbers that lead to it in its file. */
  readonly at: readonly string[];
  readonly sources: readonly string[];
  readonly doubts: readonly Pick<Doubted, 'status' | 'why'>[];
}
/** What a thing is called: the first of these that it has. */
const names = ['says', 'title', 'ask', 'label', 'name', 'do', 'summary'];
/** A file of these is one thing, which is cited by its own name whatever in it cites. */
const whole = ['areas', 'guides', 'scenarios', 'adopting'];

/** Each part of a file that names sources or carries a doubt, by the nearest name above it. */
function found(
  part: unknown,
  kind: string,
  above = '',
  at: readonly string[] = [],
): readonly Found[] {
  if (typeof part !== 'object' || part === null) return [];
  const fields = new Map<string, unknown>(Object.entries(part));
  const own = names.map((key) => fields.get(key)).find((text) => typeof text === 'string');
  const says = above && whole.includes(kind) ? above : (own ?? above);
  const { source, sources, doubt, sure, ours, notConfirmed } = Object.fromEntries(fields);
  const number = kind === 'areas' ? numberIn(fields, at) : undefined;
  const here: Found = {
    says: number ? `${says}: ${number.value}` : says,
    at,
    sources: [...textsIn(sources), ...textsIn(source)],
    doubts: [
      ...(isDoubt(doubt) ? [{ status: doubt.status, why: doubt.why }] : []),
      ...(isStatus(sure) ? [{ status: sure, why: textsIn(ours).join() }] : []),
      ...(number ? [{ status: number.status, why: number.why }] : []),
      ...textsIn(notConfirmed).map((why) => ({ status: 'unverified' as const, why })),
    ],
  };
  const below = [...fields]
    .filter(([key]) => !['source', 'sources', 'doubt'].includes(key))
    .flatMap(([key, one]) => found(one, kind, says, [...at, key]));
  return here.sources.length + here.doubts.length > 0 ? [here, ...below] : below;
}

/** A number of an area that was not read on its own page, or on which pages differ. */
function numberIn(fields: ReadonlyMap<string, unknown>, at: readonly string[]) {
  const { value, confidence, note } = Object.fromEntries(fields);
  const status = sureness.get(confidence);
  if (typeof value !== 'string' || !status || !['number', 'elsewhere'].includes(at.at(-1) ?? ''))
    return undefined;
  return { value, status, why: textsIn(note).join() };
}
const sureness = new Map<unknown, Doubted['status']>([
  ['secondary', 'secondary'],
  ['conflicting', 'unverified'],
  ['inference', 'inference'],
]);

const textsIn = (part: unknown): readonly string[] =>
  (Array.isArray(part) ? part : [part]).filter((one): one is string => typeof one === 'string');
const isStatus = (part: unknown): part is Doubted['status'] =>
  ['secondary', 'unverified', 'inference'].includes(String(part));
const isDoubt = (part: unknown): part is Pick<Doubted, 'status' | 'why'> =>
  typeof part === 'object' && part !== null && 'status' in part && isStatus(part.status);
