import words from '../../../content/pages/adopting-paper.yaml';
import type { AdoptingText } from '../../../content/schema.ts';
import { filled } from '../../ui/filled.ts';

type Section = AdoptingText['sections'][number];
export type Hazard = Section['hazards'][number];
export type Claim = Section['claims'][number];

const papers = import.meta.glob<AdoptingText>('../../../content/adopting/*.yaml', {
  import: 'default',
});
/** In the order in which they are read; any other after them. */
const first = [
  'safety-case',
  'data-protection',
  'equality',
  'deployment',
  'checklist-safeguarding-lead',
  'checklist-data-protection-officer',
];
const placeOf = (id: string) => (first.indexOf(id) + first.length + 1) % (first.length + 1);

/** Every paper by its id. */
export async function allPapers(): Promise<readonly (readonly [id: string, AdoptingText])[]> {
  const all = await Promise.all(
    Object.entries(papers).map(
      async ([path, load]) => [path.replace(/^.*\/|\.yaml$/g, ''), await load()] as const,
    ),
  );
  return all.toSorted(([one], [other]) => placeOf(one) - placeOf(other));
}
/** Throws where there is none by that id. */
export async function paperOf(id: string): Promise<AdoptingText> {
  const load = papers[`../../../content/adopting/${id}.yaml`];
  if (!load) throw new Error(`no paper "${id}"`);
  return load();
}

/** Each hazard with its number: they are counted through the whole paper. */
export function hazardsIn(paper: AdoptingText): ReadonlyMap<Hazard, string> {
  const all = paper.sections.flatMap(({ hazards }) => hazards);
  return new Map(
    all.map((hazard, i) => [hazard, filled(words.hazard, { n: i + 1, name: hazard.name })]),
  );
}

/** All that a paper claims, in its order, so that how each is checked can be said in one place. */
export const claimsIn = (paper: AdoptingText): readonly Claim[] =>
  paper.sections.flatMap(({ claims, hazards }) => [
    ...claims,
    ...hazards.flatMap(({ controls }) => controls),
  ]);

/** What shows that a claim holds, in lines. */
export const shownBy = ({ shown }: Claim): readonly string[] =>
  shown.map((by) => ('promise' in by ? filled(words.proved, by) : filled(words.tested, by)));
