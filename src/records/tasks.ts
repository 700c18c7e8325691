import type { ActionId } from '../../machines/actions.ts';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';
import type { ToDo } from '../recommend/following.ts';
import { dayTyped } from '../recommend/typedDate.ts';
import { fieldOf, isInWriting, shownOf, type AddedEntry } from './entry.ts';

/**
 * Something that somebody is to do: an action that the decision brought, or a line of what was
 * agreed in an entry since.
 */
export interface Task {
  /**
   * An action's own id; of what was agreed, the signature of its entry and the place of its line,
   * which are the same on every device.
   */
  readonly id: string;
  readonly does: string;
  /** The entry that it was agreed in. */
  readonly agreedIn?: AddedEntry;
  /** The day by which it was agreed that it will be done, YYYY-MM-DD. */
  readonly planned?: string;
  /**
   * Whether it is ticked here: not what an entry of its own kind shows, and not what holds for as
   * long as the case lasts.
   */
  readonly toTick: boolean;
  readonly done?: Done;
}
/** When something was done (ISO) and by whom, as they were named. */
interface Done {
  readonly at: string;
  readonly who: string;
  readonly note?: string;
  /** Somebody ticked it, where another entry does not show it. */
  readonly ticked: boolean;
}

const isSpoken = (entry: AddedEntry) =>
  entry.kind === 'referral-sent' && !isInWriting(entry.fields);
const isShared = ({ kind }: AddedEntry) =>
  kind === 'information-shared' || kind === 'referral-sent';
/** Which kind of entry shows that an action was done, where one does. */
const shows: { readonly [Id in ActionId]?: (entry: AddedEntry) => boolean } = {
  'ring-front-door': isSpoken,
  'ring-emergency-duty-team': isSpoken,
  'ring-allocated-worker': isSpoken,
  'written-follow-up': (entry) => entry.kind === 'referral-sent' && isInWriting(entry.fields),
  'hear-what-they-decided': ({ kind }) => kind === 'outcome-received',
  'chase-if-nothing-heard': ({ kind }) => kind === 'chase',
  'file-transfer': ({ kind, fields }) =>
    kind === 'file-received' || (kind === 'file-sent' && Boolean(fields['received'])),
  'duty-to-share': isShared,
  'duty-likely-check': isShared,
  'duty-to-assist-enquiries': isShared,
};
/** What holds for as long as the case lasts, and is never done with: a review sets its day anew. */
const standing: readonly ActionId[] = [
  'review-date-and-triggers',
  'keep-999-in-sight',
  'go-round-your-lead',
  'never-view-or-forward',
  'one-chance',
  'do-not-approach-the-family',
  'tell-only-one-carer',
  'tell-only-the-child',
  'nothing-new-to-the-family',
  'protect-identities',
];

/**
 * All that is to be done in a record, each with who did it and when, as it was ticked last or as an
 * entry shows it.
 */
export function tasksIn(actions: readonly ToDo[], added: readonly AddedEntry[]): readonly Task[] {
  const ticks = new Map(
    added
      .filter(({ kind }) => kind === 'task-done' || kind === 'task-undone')
      .map((entry) => [fieldOf(entry, 'task'), entry]),
  );
  const task = (id: string, does: string, more: Partial<Task> = {}): Task => {
    const tick = ticks.get(id);
    const done = tick?.kind === 'task-done' ? { done: tickedBy(tick) } : {};
    return { id, does, toTick: true, ...done, ...more };
  };
  const shown = (id: string): Partial<Task> => {
    const shower = isOneOf(keysOf(shows), id) ? shows[id] : undefined;
    const entry = shower && added.find(shower);
    return {
      ...(shower || isOneOf(standing, id) ? { toTick: false } : {}),
      ...(entry
        ? { done: { at: entry.fields['when'] ?? entry.at, who: entry.by, ticked: false } }
        : {}),
    };
  };
  return [
    ...actions.map(({ id, do: does }) => task(id, does, shown(id))),
    ...added.flatMap((entry) =>
      agreedLines(entry).map((line, i) =>
        task(`${entry.signature}.${i}`, line, { agreedIn: entry, ...planned(entry, line) }),
      ),
    ),
  ];
}

/** What still waits for a tick. */
export const unticked = (tasks: readonly Task[]): readonly Task[] =>
  tasks.filter(({ toTick, done }) => toTick && !done);
/** What can be taken back. */
export const ticked = (tasks: readonly Task[]): readonly Task[] =>
  tasks.filter(({ done }) => done?.ticked);

/** Which tool, who fills it in, and by when where that was said. */
const toolLine = (entry: AddedEntry): string => {
  const [tool, who, by] = ['tool', 'who', 'filledBy'].map((field) => shownOf(entry, field));
  return [[tool, who].filter(Boolean).join(': '), by].filter(Boolean).join(', ');
};
/** In the words that are shown, so that a copy with something held back holds it back here too. */
const agreedLines = (entry: AddedEntry): readonly string[] =>
  entry.kind === 'tool-wanted' ? [toolLine(entry)] : linesOf(shownOf(entry, 'agreed') ?? '');
const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*[-–•*]\s+/, '').trim())
    .filter(Boolean);

/** The day of a tool that is to be filled in, or that a line of a paper ends with, as Windscreen wrote it. */
function planned({ kind, fields }: AddedEntry, line: string): Pick<Task, 'planned'> {
  if (kind === 'tool-wanted') return fields['filledBy'] ? { planned: fields['filledBy'] } : {};
  const day = kind === 'paper' && dayTyped({ day: line.replace(/^.*:/, ''), month: '', year: '' });
  return day ? { planned: day } : {};
}

function tickedBy(entry: AddedEntry): Done {
  const note = shownOf(entry, 'note');
  return {
    at: fieldOf(entry, 'when'),
    who: shownOf(entry, 'who') ?? entry.by,
    ...(note ? { note } : {}),
    ticked: true,
  };
}
