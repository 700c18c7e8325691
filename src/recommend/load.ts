import danger, { tellings as dangerTellings } from '../../content/questions/danger.yaml';
import type { DecisionText, GuideText, Pack } from '../../content/schema.ts';
import type { Tellings } from '../../content/told.ts';
import { circumstancesOf } from '../../machines/circumstances.ts';
import { answered, oneAnswer, type Memory } from '../../machines/grammar/fact.ts';
import { walkIn, type AreaWalk, type ToWalk } from '../walk/walkIn.ts';
import { retold } from './retold.ts';
import type { Words } from './words.ts';

export { keptPack, keptPackFault } from './keptPack.ts';

/** Each decision's words, loaded when they are first needed. The first question's are there from the start. */
const decisions: Readonly<Record<string, () => Promise<{ default: DecisionText; tellings: Tellings }>>> = {
  danger: async () => ({ default: danger, tellings: dangerTellings }),
  givens: () => import('../../content/questions/givens.yaml'),
  asking: () => import('../../content/questions/asking.yaml'),
  need: () => import('../../content/questions/need.yaml'),
  consent: () => import('../../content/questions/consent.yaml'),
  details: () => import('../../content/questions/details.yaml'),
  sharing: () => import('../../content/questions/sharing.yaml'),
};
const packs = import.meta.glob<Pack>('../../content/areas/*.yaml', { import: 'default' });
const guides = import.meta.glob<{ default: GuideText; tellings: Tellings }>('../../content/guides/*.yaml');
const byName = <T>(all: Readonly<Record<string, () => Promise<T>>>, id: string) =>
  all[Object.keys(all).find((path) => path.endsWith(`/${id}.yaml`)) ?? ''];

/** A decision's words, so that nobody who is concerned is named as whom to ask. */
export async function decisionWords(id: string, memory: Memory = {}): Promise<DecisionText> {
  const load = decisions[id];
  if (!load) throw new Error(`no words for the decision "${id}"`);
  const { default: words, tellings } = await load();
  return retold(words, tellings, circumstancesOf(memory));
}
export const concernsWords = async () => (await import('../../content/concerns.yaml')).default;
export const sourcesWords = async () => (await import('../../content/sources.yaml')).default;
export const routesWords = async () => (await import('../../content/routes.yaml')).default;
export const holidaysWords = async () => (await import('../../content/holidays.yaml')).default;
export const toolsWords = async () => (await import('../../content/tools.yaml')).default;
export const editionsWords = async () => (await import('../../content/editions.yaml')).default;

/** Throws where there is no such pack or guide. */
export async function packOf(area: string): Promise<Pack> {
  const load = byName(packs, area);
  if (!load) throw new Error(`no pack for the area "${area}"`);
  return load();
}
/** Whether the area answered has a pack: none before it is given, nor outside England. */
export function hasPack({ answers, ownPack }: Pick<ToWalk, 'answers' | 'ownPack'>): boolean {
  const area = oneAnswer(answers, 'area');
  if (area === 'own-pack') return ownPack !== undefined;
  return area !== undefined && byName(packs, area) !== undefined;
}
/** The pack that a draft goes by: the area's own, or one of Windscreen's. */
export const packFor = async ({ answers, ownPack }: Pick<ToWalk, 'answers' | 'ownPack'>): Promise<Pack> =>
  answers['area'] === 'own-pack' && ownPack ? ownPack : packOf(answered(answers, 'area'));
/** A draft's answers, followed by the pack that it goes by. */
export const walkOf = async (draft: ToWalk): Promise<AreaWalk> => walkIn(draft.journey, draft.answers, await packFor(draft));
export async function guideOf(id: string, memory: Memory = {}): Promise<GuideText> {
  const load = byName(guides, id);
  if (!load) throw new Error(`no guide "${id}"`);
  const { default: guide, tellings } = await load();
  return retold(guide, tellings, circumstancesOf(memory));
}
export async function allGuides(): Promise<readonly (readonly [id: string, GuideText])[]> {
  return Promise.all(
    Object.entries(guides).map(async ([path, load]) => [path.replace(/^.*\/|\.yaml$/g, ''), (await load()).default] as const),
  );
}

/** Everything that a recommendation says. */
export async function allWords(): Promise<Words> {
  const [texts, concerns, actions, levels, consentOutcomes, sharingOutcomes, sources, editions, routes, holidays] = await Promise.all([
    Promise.all(Object.entries(decisions).map(async ([id, load]) => [id, await load()] as const)),
    import('../../content/concerns.yaml'),
    import('../../content/actions.yaml'),
    import('../../content/levels.yaml'),
    import('../../content/consent-outcomes.yaml'),
    import('../../content/sharing-outcomes.yaml'),
    sourcesWords(),
    editionsWords(),
    routesWords(),
    holidaysWords(),
  ]);
  return {
    decisions: Object.fromEntries(texts.map(([id, { default: words }]) => [id, words])),
    concerns: concerns.default,
    actions: actions.default,
    levels: levels.default,
    consentOutcomes: consentOutcomes.default,
    sharingOutcomes: sharingOutcomes.default,
    sources,
    editions,
    routes,
    holidays,
    tellings: [
      ...texts.flatMap(([id, { tellings }]) => under(tellings, 'decisions', id)),
      ...under(concerns.tellings, 'concerns'),
      ...under(actions.tellings, 'actions'),
      ...under(levels.tellings, 'levels'),
      ...under(consentOutcomes.tellings, 'consentOutcomes'),
      ...under(sharingOutcomes.tellings, 'sharingOutcomes'),
    ],
  };
}

const under = (tellings: Tellings, ...at: readonly string[]): Tellings =>
  tellings.map(([place, otherwise]) => [[...at, ...place], otherwise] as const);
