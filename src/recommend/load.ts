import actions, { tellings as actionsTellings } from '../../content/actions.yaml';
import concerns, { tellings as concernsTellings } from '../../content/concerns.yaml';
import consentOutcomes, {
  tellings as consentOutcomesTellings,
} from '../../content/consent-outcomes.yaml';
import editions from '../../content/editions.yaml';
import holidays from '../../content/holidays.yaml';
import levels, { tellings as levelsTellings } from '../../content/levels.yaml';
import asking, { tellings as askingTellings } from '../../content/questions/asking.yaml';
import consent, { tellings as consentTellings } from '../../content/questions/consent.yaml';
import danger, { tellings as dangerTellings } from '../../content/questions/danger.yaml';
import details, { tellings as detailsTellings } from '../../content/questions/details.yaml';
import givens, { tellings as givensTellings } from '../../content/questions/givens.yaml';
import need, { tellings as needTellings } from '../../content/questions/need.yaml';
import sharing, { tellings as sharingTellings } from '../../content/questions/sharing.yaml';
import routes from '../../content/routes.yaml';
import sharingOutcomes, {
  tellings as sharingOutcomesTellings,
} from '../../content/sharing-outcomes.yaml';
import sources from '../../content/sources.yaml';
import type { DecisionText, GuideText, Pack } from '../../content/schema.ts';
import type { Tellings } from '../../content/told.ts';
import { circumstancesOf } from '../../machines/circumstances.ts';
import { answered, oneAnswer, type Memory } from '../../machines/grammar/fact.ts';
import { packHeld, walkIn, type AreaWalk, type ToWalk } from '../walk/walkIn.ts';
import { retold } from './retold.ts';
import type { Words } from './words.ts';

export { keptPack, keptPackFault } from './keptPack.ts';

/**
 * What a decision says, and where it is told otherwise. They come with the decisions, in one part,
 * so that no page waits for its words.
 */
const decisions: Readonly<Record<string, readonly [DecisionText, Tellings]>> = {
  danger: [danger, dangerTellings],
  givens: [givens, givensTellings],
  asking: [asking, askingTellings],
  need: [need, needTellings],
  consent: [consent, consentTellings],
  details: [details, detailsTellings],
  sharing: [sharing, sharingTellings],
};
const packs = import.meta.glob<Pack>('../../content/areas/*.yaml', { import: 'default' });
const guides = import.meta.glob<{ default: GuideText; tellings: Tellings }>(
  '../../content/guides/*.yaml',
);
const byName = <T>(all: Readonly<Record<string, () => Promise<T>>>, id: string) =>
  all[Object.keys(all).find((path) => path.endsWith(`/${id}.yaml`)) ?? ''];

/** What holds in what is remembered: a page asks for it once a decision. */
const held = new WeakMap<Memory, ReturnType<typeof circumstancesOf>>();
function circumstancesIn(memory: Memory) {
  const circumstances = held.get(memory) ?? circumstancesOf(memory);
  held.set(memory, circumstances);
  return circumstances;
}

/** The words of each decision as they were told last: a page asks for them once a question. */
const toldLast = new Map<string, { readonly when: string; readonly text: DecisionText }>();

/** A decision's words, so that nobody who is concerned is named as whom to ask. */
export function decisionWords(id: string, memory: Memory = {}): DecisionText {
  const said = decisions[id];
  if (!said) throw new Error(`no words for the decision "${id}"`);
  const circumstances = circumstancesIn(memory);
  const when = circumstances.join();
  const last = toldLast.get(id);
  if (last?.when === when) return last.text;
  const text = retold(...said, circumstances);
  toldLast.set(id, { when, text });
  return text;
}
export const toolsWords = async () => (await import('../../content/tools.yaml')).default;

/** Throws where there is no such pack or guide. */
export async function packOf(area: string): Promise<Pack> {
  const load = byName(packs, area);
  if (!load) throw new Error(`no pack for the area "${area}"`);
  return load();
}
/** Whether the area answered has a pack: none before it is given, nor outside England. */
export function hasPack(draft: Omit<ToWalk, 'journey'>): boolean {
  const area = oneAnswer(draft.answers, 'area');
  return packHeld(draft) !== undefined || (area !== undefined && byName(packs, area) !== undefined);
}
/** The pack that a draft goes by: the one it holds, or one of Windscreen's. */
export const packFor = async (draft: Omit<ToWalk, 'journey'>): Promise<Pack> =>
  packHeld(draft) ?? packOf(answered(draft.answers, 'area'));
/** What a record's area expects: of a council in the directory, what holds anywhere in England. */
export const packOfRecord = (area: string): Promise<Pack> =>
  packOf(area === 'council' ? 'england-unlisted' : area);
/** A draft's answers, followed by the pack that it goes by. */
export const walkOf = async (draft: ToWalk): Promise<AreaWalk> =>
  walkIn(draft.journey, draft.answers, await packFor(draft));
export async function guideOf(id: string, memory: Memory = {}): Promise<GuideText> {
  const load = byName(guides, id);
  if (!load) throw new Error(`no guide "${id}"`);
  const { default: guide, tellings } = await load();
  return retold(guide, tellings, circumstancesOf(memory));
}
export async function allGuides(): Promise<readonly (readonly [id: string, GuideText])[]> {
  return Promise.all(
    Object.entries(guides).map(
      async ([path, load]) => [path.replace(/^.*\/|\.yaml$/g, ''), (await load()).default] as const,
    ),
  );
}

const under = (tellings: Tellings, ...at: readonly string[]): Tellings =>
  tellings.map(([place, otherwise]) => [[...at, ...place], otherwise] as const);

/** Everything that a recommendation says. */
export const allWords: Words = {
  decisions: Object.fromEntries(Object.entries(decisions).map(([id, [words]]) => [id, words])),
  concerns,
  actions,
  levels,
  consentOutcomes,
  sharingOutcomes,
  sources,
  editions,
  routes,
  holidays,
  tellings: [
    ...Object.entries(decisions).flatMap(([id, [, tellings]]) => under(tellings, 'decisions', id)),
    ...under(concernsTellings, 'concerns'),
    ...under(actionsTellings, 'actions'),
    ...under(levelsTellings, 'levels'),
    ...under(consentOutcomesTellings, 'consentOutcomes'),
    ...under(sharingOutcomesTellings, 'sharingOutcomes'),
  ],
};
