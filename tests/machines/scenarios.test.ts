import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
import { actions } from '../../machines/actions.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { consentOutcomes, levels, sharingOutcomes } from '../../machines/outcomes.ts';

const need = 'statutory-need complex-needs tried confidence';
const ground = 'recipient identifiable recipient-under-duty may-help-their-work sensitive condition confidential';
const coach =
  'harm advice statutory-need complex-needs emerging-needs single-need explained confidence safe-to-tell harm-again anyone-else purpose recipient identifiable basis sensitive confidential';

/**
 * Answers of an earlier stage that a later one is not asked: kept, and without effect. Most often because harm is now
 * suspected: how great the need is, and on what ground to share, are no longer asked before referring.
 */
const setAside: Record<string, string> = {
  'S02.1': 'anyone-else purpose',
  'S02.2': 'anyone-else purpose',
  'S03.2': `advice ${need} harm-given-refusal response harm-again anyone-else could-help-others purpose ${ground}`,
  'S04.1': 'complex-needs',
  'S04.2': `${need} who-agreed informed ${ground} basis lifted-by`,
  'S06.2': 'safe-to-tell exceptions detriment how-much method',
  'S07.2': `harm advice ${need} emerging-needs harm-again anyone-else could-help-others`,
  'S08.1':
    'harm advice statutory-need complex-needs emerging-needs tried confidence safe-to-tell response harm-again anyone-else purpose recipient',
  'S08.2':
    'harm advice statutory-need complex-needs emerging-needs tried confidence safe-to-tell response harm-again anyone-else purpose recipient',
  'S11.1': coach,
  'S11.2': coach,
  'S12.1': `harm advice ${need} harm-again anyone-else purpose ${ground}`,
  'S12.2': `harm advice ${need} harm-again anyone-else purpose ${ground}`,
  'S13.2': 'safe-to-tell response detriment how-much method',
  'S14.2': 'basis sensitive confidential detriment how-much safe-to-tell method',
  'S16.2': 'harm-from-reply second-opinion',
  'S17.1': `advice ${need} harm-again anyone-else purpose ${ground}`,
  'S17.2': `harm advice ${need} safe-to-tell response harm-again anyone-else purpose ${ground}`,
  'S18.1':
    'high-risk-grounds harm advice statutory-need complex-needs tried confidence harm-again anyone-else purpose recipient identifiable basis sensitive condition confidential lifted-by',
  'S18.2': `advice ${need} harm-again anyone-else purpose recipient identifiable basis sensitive condition confidential lifted-by`,
  'S19.1': 'complex-needs exceptions harm-again anyone-else could-help-others purpose second-opinion',
  'S19.2': `harm ${need} response who-agreed informed harm-again anyone-else could-help-others purpose ${ground} basis lifted-by second-opinion`,
  'S20.2': 'detriment how-much method',
  'S21.1': 'anyone-else purpose',
  'S21.2':
    'harm statutory-need tried confidence who-agreed informed anyone-else purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive confidential lifted-by',
  'S22.2':
    'harm statutory-need complex-needs emerging-needs single-need tried confidence anyone-else purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive confidential',
  'S23.1': 'complex-needs emerging-needs could-help-others',
  'S23.2':
    'harm statutory-need complex-needs emerging-needs tried confidence anyone-else could-help-others purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential',
  'S24.1':
    'harm advice statutory-need complex-needs tried confidence safe-to-tell response anyone-else purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential',
  'S24.2':
    'harm advice statutory-need complex-needs tried confidence safe-to-tell response anyone-else purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential detriment how-much method telling-agreed',
  'S25.1': 'anyone-else purpose',
  'S25.2':
    'harm advice statutory-need complex-needs tried confidence safe-to-tell response anyone-else purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential lifted-by detriment how-much method who-agreed competent informed',
  'S26.2':
    'harm advice statutory-need complex-needs tried confidence safe-to-tell response anyone-else purpose recipient identifiable basis sensitive condition confidential detriment how-much method harm-given-refusal harm-again',
  'S27.1': 'about-a-child detriment how-much safe-to-tell method',
  'S27.2': 'verified why-asked anything-held about-a-child detriment how-much safe-to-tell method',
  'S28.1':
    'recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential lifted-by detriment how-much safe-to-tell method',
  'S28.2':
    'purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential lifted-by detriment how-much safe-to-tell method',
  'S29.1': 'advice statutory-need complex-needs emerging-needs tried confidence response anyone-else could-help-others',
  'S30.2':
    'statutory-need complex-needs emerging-needs single-need explained confidence anyone-else purpose recipient harm-again identifiable recipient-under-duty may-help-their-work basis sensitive confidential',
  'S31.1':
    'harm advice statutory-need complex-needs tried confidence safe-to-tell harm-again anyone-else purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential lifted-by',
  'S32.1':
    'harm statutory-need complex-needs emerging-needs tried confidence purpose recipient identifiable recipient-under-duty may-help-their-work sensitive confidential',
  'S34.1':
    'who-agreed informed identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential detriment how-much method',
  'S35.2': 'telling-agreed detriment how-much method safe-to-tell response',
  'S36.1':
    'harm advice statutory-need complex-needs tried confidence safe-to-tell response anyone-else purpose recipient identifiable basis sensitive condition confidential lifted-by detriment how-much method',
  'S36.2':
    'harm advice statutory-need complex-needs tried confidence anyone-else purpose recipient identifiable basis sensitive condition confidential lifted-by',
  'S37.1': 'emerging-needs single-need could-help-others',
  'S37.2':
    'harm statutory-need complex-needs emerging-needs single-need tried confidence anyone-else could-help-others advice purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential lifted-by',
  'S38.1':
    'harm advice statutory-need tried confidence response anyone-else purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential',
  'S38.2':
    'harm advice statutory-need tried confidence response anyone-else purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential',
  'S39.2':
    'safe-to-tell response detriment how-much method harm statutory-need complex-needs emerging-needs tried confidence who-agreed informed recipient identifiable basis sensitive confidential',
  'S40.1':
    'harm advice statutory-need complex-needs tried confidence anyone-else purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential lifted-by',
  'S40.2':
    'harm advice statutory-need complex-needs tried confidence safe-to-tell response anyone-else purpose recipient identifiable recipient-under-duty may-help-their-work basis sensitive condition confidential lifted-by',
  'S41.1': 'safe-to-tell response detriment how-much method',
  'S42.1': 'complex-needs emerging-needs',
  'S42.2': 'complex-needs emerging-needs who-agreed informed',
  'S43.1':
    'harm statutory-need tried confidence who-agreed informed recipient identifiable recipient-under-duty may-help-their-work sensitive condition confidential',
  'S44.2': 'telling-agreed detriment how-much method',
  'S45.1': 'statutory-need complex-needs emerging-needs single-need explained confidence anyone-else',
  'S45.2': 'statutory-need complex-needs emerging-needs single-need explained confidence anyone-else',
  'S46.2': 'detriment how-much method',
};

const folder = new URL('../../content/scenarios/', import.meta.url).pathname;
const files = readdirSync(folder).sort();
const stages = (await Promise.all(files.map(read))).flat();

async function read(file: string) {
  const { title, contested, stages } = (await readContent(folder + file)) as ScenarioText;
  let answers: Memory = {};
  return stages.map((stage, n) => {
    answers = { ...answers, ...stage.answers };
    return {
      at: `${file.slice(0, 3).toUpperCase()}.${n}`,
      title,
      contested,
      named: Object.keys(stage.answers),
      expected: stage.expect,
      ...play(stage, answers),
    };
  });
}

function play({ journey }: { journey: 'refer' | 'share' }, answers: Memory) {
  const { walks, memory, actions } = walkJourney(journeys[journey], answers);
  const asked = walks.flatMap(({ steps }) => steps.map(({ question }) => question));
  const end = walks.at(-1)!;
  const stopped = end.done
    ? undefined
    : `"${end.question}" ${answers[end.question] ? `does not offer "${answers[end.question]}"` : 'has no answer'}`;
  const { level, consent, sharing } = memory;
  return { stopped, unasked: Object.keys(answers).filter((id) => !asked.includes(id)), came: { level, consent, sharing }, actions };
}

for (const { at, title, named, expected, stopped, unasked, came, actions } of stages) {
  test(`${at} ${title}: ${expected.level.join(' or ')}`, () => {
    expect(stopped, 'the journey is walked to its end').toBeUndefined();
    expect(
      unasked.filter((id) => named.includes(id)),
      'answers this stage gives, and is not asked for',
    ).toEqual([]);
    expect([...unasked].sort(), 'answers set aside').toEqual((setAside[at]?.split(' ') ?? []).sort());
    expect(expected.level).toContain(came.level);
    expect(actions).toEqual(expect.arrayContaining(expected.actions));
    if (expected.consent) expect(expected.consent).toContain(came.consent);
    if (expected.sharing) expect(expected.sharing).toContain(came.sharing);
  });
}

test('the 19 stories of domain J are told, in their order, and then at least 8 of our own', () => {
  expect(files.length).toBeGreaterThanOrEqual(19 + 8);
  expect(files.map((file) => file.slice(0, 3))).toEqual(files.map((_, n) => `s${String(n + 1).padStart(2, '0')}`));
});

test('what a story expects can be come to', () => {
  const known = [...levels, ...Object.keys(actions), ...consentOutcomes, ...sharingOutcomes];
  const unknown = stages.flatMap(({ at, expected }) =>
    Object.values(expected)
      .flat()
      .filter((id) => !known.includes(id as never))
      .map((id) => `${at} ${id}`),
  );
  expect(unknown).toEqual([]);
});

test('a story that is called contested accepts more than one answer somewhere', () => {
  const called = stages.filter(({ contested }) => contested).map(({ title }) => title);
  expect(new Set(called).size).toBeGreaterThan(4);
  const differs = stages.filter(({ expected: { level, consent, sharing } }) =>
    [level, consent, sharing].some((one) => one && one.length > 1),
  );
  expect(called.filter((title) => !differs.some((stage) => stage.title === title))).toEqual([]);
});

test('what nothing sets aside is not listed as set aside', () => {
  expect(Object.keys(setAside).filter((at) => !stages.some((stage) => stage.at === at))).toEqual([]);
});

test('together the stories come to every level and outcome', () => {
  const all = { level: levels, consent: consentOutcomes, sharing: sharingOutcomes };
  const holes = Object.entries(all).flatMap(([id, ends]) =>
    ends.filter((end) => !stages.some(({ came }) => came[id as keyof typeof came] === end)).map((end) => `${id} ${end}`),
  );
  expect(holes).toEqual([]);
});
