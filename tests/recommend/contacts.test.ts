// Whom an action sends people to is named from the area's pack, or said not to be in it: never
// guessed (M.9).
import { expect, test } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import type { Pack } from '../../content/schema.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { readPack as readAreasPack } from '../../src/cli/words.ts';
import { readPack } from '../../src/open/pack.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { asYaml, filledIn, known } from '../open/packs.ts';
import { explained, urgent, words, toTheCouncil } from '../records/made.ts';

const at = new Date('2026-11-24T14:41:00');
const own = (more: Readonly<Record<string, unknown>> = {}): Pack => {
  const read = readPack(asYaml({ ...filledIn(), ...more }), known);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.pack;
};
const recommended = (answers: Memory, pack: Pack) =>
  recommend({
    walk: walkIn(
      'refer',
      { ...answers, area: pack.id === 'north-shire' ? 'own-pack' : pack.id },
      pack,
    ),
    words,
    at,
  });
const how = (action: string, answers: Memory, pack: Pack) =>
  recommended(answers, pack).actions.find(({ id }) => id === action)?.how ?? `no ${action}`;

const worker = { ...urgent, 'works-with-children': 'yes', 'is-your-lead': 'no' };
const aboutLead = { ...worker, 'is-your-lead': 'yes' };
const named = [
  ['lado', worker, words.routes.lado],
  ['lado', aboutLead, words.routes.lado],
  ['go-round-your-lead', aboutLead, words.routes.lado],
  [
    'adult-safeguarding',
    { ...urgent, concerns: ['neglect', 'adult-at-risk-in-home'] },
    words.routes.adultSafeguarding,
  ],
  ['prevent', { ...urgent, concerns: ['neglect', 'radicalisation'] }, words.routes.preventLead],
  [
    'crisis-mental-health',
    { ...urgent, concerns: ['neglect', 'suicidal-thoughts'] },
    words.routes.crisisLine,
  ],
] as const;

test.each(named)(
  '%s names the contact where the pack has it, and says plainly where it has not',
  (action, answers, who) => {
    expect(how(action, answers, own())).toContain(`${who}: 01632 960123 (`);
    expect(how(action, answers, own({ contacts: undefined }))).toContain(
      words.routes.contactMissing.replace('{who}', who),
    );
    expect(how(action, answers, own({ contacts: undefined }))).not.toMatch(/\b0\d{3,}/);
  },
);

const told = {
  'safe-to-tell': 'yes',
  response: 'agreed',
  'who-agreed': 'parent',
  informed: 'yes',
  'other-children': 'no',
  recipient: 'named-role',
};
test('early help is named where nothing has been tried yet, and where it is what to arrange', () => {
  const first = {
    ...explained,
    'help-needed': 'council',
    tried: 'nothing',
    ...told,
    ...toTheCouncil,
  };
  expect(how('early-help-first', first, own())).toContain(
    `${words.routes.earlyHelp}: 01632 960123 (`,
  );
  const single = {
    ...explained,
    'help-needed': 'everyday',
    tried: 'nothing',
    ...told,
    ...toTheCouncil,
  };
  const { level, who } = recommended(single, own());
  expect([level, who]).toEqual([
    'universal-help',
    expect.stringContaining(`${words.routes.earlyHelp}: 01632 960123 (`),
  ]);
  expect(recommended(single, own({ contacts: undefined })).who).toContain(
    words.routes.contactMissing.slice(6),
  );
});

test('a number says what makes it doubtful, and cites where it is from', async () => {
  const pack = await readAreasPack('cheshire-east');
  const first = {
    ...explained,
    'help-needed': 'council',
    tried: 'nothing',
    ...told,
    ...toTheCouncil,
  };
  expect(how('early-help-first', first, pack)).toMatch(/0300 123 5012 \(.*Last confirmed: 2022/);
  expect(
    recommended(first, pack).actions.find(({ id }) => id === 'early-help-first')?.sources,
  ).toContain('e6');
});

test('how a contact is reached is said beside the missing number, but not where someone may be the person concerned', async () => {
  const pack = await readAreasPack('cheshire-east');
  const form = pack.contacts!.lado!.how!.value;
  const open = { ...explained, 'works-with-children': 'yes', 'is-your-lead': 'no' };
  expect(how('lado', open, pack)).toContain(form);
  expect(how('lado', open, pack)).toContain('not in this pack');
  expect(how('lado', { ...open, 'is-your-lead': 'yes' }, pack)).not.toContain(form);
  expect(how('lado', worker, pack), 'nor where the family is not to know').not.toContain(form);
});

test('111 is not said twice in an area that has no line of its own', async () => {
  const said = how('crisis-mental-health', named[5][1], await readAreasPack('cumberland'));
  expect(said.match(/\b111\b/g)).toHaveLength(1);
  expect(said).not.toContain('not in this pack');
});

test('I48 an area that has ended names nobody', async () => {
  const ended = await readAreasPack('cumbria-to-2025');
  expect(how('lado', { ...worker, mode: 'training' }, ended)).toBe(words.actions['lado']!.how);
});
