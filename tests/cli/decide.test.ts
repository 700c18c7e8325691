import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decideFile } from '../../src/cli/decide.ts';
import type { Followed } from '../../src/walk/followed.ts';

const givens = `
  immediate-danger: no
  mode: live
  role: school-staff
  holder: state-school
  area: england-unlisted
  hours: office
  law-edition: 2024
  age: 1-to-12
`;
const need = `
  allocated-worker: no
  works-with-children: no
  other-children: no
`;
const harmed = `${givens}${need}
  concerns: []
  harm: yes
  safe-to-tell: yes
  response: refused
  detriment: sharing-safer
  how-much: all
  method: secure
`;

describe('answers are followed to their end', () => {
  let decided: Followed;
  beforeAll(async () => void (decided = await decideFile(`answers:${harmed}`, 'harmed.yaml')));

  test('each step says which decision asked it, in the order met', () => {
    expect(decided).toMatchObject({ journey: 'refer', done: true, setAside: {} });
    expect(decided.steps[0]).toEqual({
      decision: 'danger',
      question: 'immediate-danger',
      answer: 'no',
    });
    expect(decided.steps.find(({ question }) => question === 'law-edition')).toEqual({
      decision: 'givens',
      question: 'law-edition',
      answer: '2024',
    });
    expect(decided.steps.slice(-6).map(({ question }) => question)).toEqual([
      'response',
      'other-children',
      'holder',
      'detriment',
      'how-much',
      'method',
    ]);
  });

  test('the result is the level, each outcome, and the additional actions with their clocks', () => {
    const { level, outcomes, actions } = decided.result;
    expect(level).toBe('refer-urgently');
    expect(outcomes).toEqual({
      danger: 'carry-on',
      givens: 'ready',
      need: 'refer-urgently',
      consent: 'proceed-inform-override',
      details: 'ready-to-share',
      sharing: 'share',
    });
    expect(actions).toContainEqual({ action: 'ring-front-door', within: 'now' });
    expect(actions.map(({ action }) => action)).not.toContain('ring-emergency-duty-team');
  });

  test('a later limit set by law stands beside the target', async () => {
    const { result } = await decideFile(
      `answers:${harmed.replace('concerns: []', 'concerns: [fgm-known]\n  telling-agreed: not-yet\n  profession: teaching').replace('harm: yes', '')}`,
      'fgm.yaml',
    );
    expect(result.actions).toContainEqual({
      action: 'fgm-report-yourself',
      within: 'next-working-day',
      limit: 'one-month',
    });
  });

  test('the facts that chose a route are named', async () => {
    expect(decided.routes).toContainEqual({
      decision: 'consent',
      after: 'response',
      fact: 'urgent',
      to: 'proceed-inform-override',
    });
    expect(decided.routes).toContainEqual({
      decision: 'sharing',
      after: 'start',
      fact: 'urgent',
      to: 'detriment',
    });
    expect(decided.routes.map(({ after }) => after)).not.toContain('mode');
    const violent = await decideFile(
      `${givens}${need}  concerns: [domestic-abuse]\n`,
      'violent.yaml',
    );
    expect(violent.routes).toEqual([
      {
        decision: 'need',
        after: 'concerns',
        fact: 'violenceAtHome',
        to: 'domestic-abuse-checklist',
      },
    ]);
  });

  test('JSON, YAML and the answers alone are read alike', async () => {
    const answers = Object.fromEntries(
      decided.steps.map(({ question, answer }) => [question, answer]),
    );
    expect(await decideFile(JSON.stringify({ journey: 'refer', answers }), 'a.json')).toEqual(
      decided,
    );
    expect(await decideFile(JSON.stringify(answers), 'a.json')).toEqual(decided);
    expect(await decideFile(harmed, 'a.yaml')).toEqual(decided);
  });

  test('the other journey can be named', async () => {
    const { journey, steps } = await decideFile(
      `journey: share\nanswers:${givens}  direction: asked\n  child-at-risk: no\n`,
      'share.yaml',
    );
    expect(journey).toBe('share');
    expect(steps.at(-1)).toEqual({
      decision: 'details',
      question: 'holder',
      answer: 'state-school',
    });
  });
});

describe('answers that stop short', () => {
  test('the question still to answer is given with what it offers', async () => {
    const { done, unanswered, result } = await decideFile('immediate-danger: unsure', 'short.yaml');
    expect(done).toBe(false);
    expect(unanswered).toEqual({
      decision: 'givens',
      question: 'mode',
      offered: ['live', 'training'],
    });
    expect(result.level).toBe('refer-urgently');
    expect(result.outcomes).toEqual({ danger: 'keep-999-in-sight' });
    expect(result.actions[0]).toEqual({ action: 'keep-999-in-sight', within: 'now' });
  });

  test('an answer that is not offered here is said to be so, and is not used', async () => {
    const { unanswered } = await decideFile(
      givens.replace('england-unlisted', 'cumbria-to-2025'),
      'cumbria.yaml',
    );
    expect(unanswered).toMatchObject({ question: 'area', notOffered: 'cumbria-to-2025' });
    expect(unanswered!.offered).not.toContain('cumbria-to-2025');
  });

  test('answers that are not on the path are set aside, and change nothing', async () => {
    const more = await decideFile(`${harmed}  advice: no-harm\n  tried: nothing\n`, 'more.yaml');
    expect(more.setAside).toEqual({ advice: 'no-harm', tried: 'nothing' });
    expect({ ...more, setAside: {} }).toEqual(await decideFile(harmed, 'less.yaml'));
  });
});

describe('a mistake is said in a sentence that names the file, the place and the nearest', () => {
  const refused: readonly (readonly [what: string, text: string, sentence: RegExp])[] = [
    [
      'a journey',
      'journey: refers\nanswers: {}',
      /^f\.yaml: journey: “refers” is not a journey; the nearest are “refer”/,
    ],
    [
      'a question',
      'harn: no',
      /^f\.yaml: answers: “harn” is not a question of the refer journey; the nearest are “harm”/,
    ],
    [
      'a question of the other journey',
      'direction: asked',
      /“direction” is not a question of the refer journey/,
    ],
    [
      'an answer',
      'harm: unsur',
      /^f\.yaml: answers, “harm”: “unsur” is not an answer to it; the nearest are “unsure”/,
    ],
    [
      'a tick',
      'concerns: [neglect, fgm-know]',
      /^f\.yaml: answers, “concerns”: “fgm-know” is not something .* “fgm-known”/,
    ],
    ['the word answers', 'anwers: {harm: no}', /“anwers” is not .* the nearest are “answers”/],
    [
      'something beside the answers',
      'answers: {}\nanswer: {}',
      /^f\.yaml: at the top: “answer” is not journey or answers/,
    ],
    ['no answers', 'journey: refer', /^f\.yaml: answers: it is not a map of questions/],
    ['no answer', 'harm:', /“harm”: “” is not an answer to it/],
    [
      'two answers to one question',
      'harm: no\nharm: yes',
      /^f\.yaml: it cannot be read as YAML or JSON: a field is written twice in one place at line 2/,
    ],
    [
      'one word for a tick-list',
      'concerns: neglect',
      /“concerns”: any number can be ticked here; write a list/,
    ],
    ['a list for a choice', 'harm: [yes]', /“harm”: a list is not an answer to it/],
    ['a map for a choice', 'harm: {yes: no}', /“harm”: a map is not an answer to it/],
    [
      'a list in a list',
      'concerns: [[neglect]]',
      /“concerns”: a list is not something to tick there/,
    ],
    ['a list for a question', '? [harm]\n: no', /answers: a list is not a question/],
    ['a list for a file', '- harm', /^f\.yaml: the file holds no answers by question$/],
    ['a word for a file', 'harm', /^f\.yaml: the file holds no answers by question$/],
    ['an empty file', '', /^f\.yaml: the file is empty$/],
    ['broken YAML', 'harm: [no', /^f\.yaml: it cannot be read as YAML or JSON: .* at line 1/],
    ['broken JSON', '{"harm": "no"', /^f\.yaml: it cannot be read as YAML or JSON: .* at line 1/],
    ['two documents', 'harm: no\n---\nharm: yes', /^f\.yaml: it cannot be read as YAML or JSON: /],
    [
      'a tag',
      'harm: !!js/function no',
      /^f\.yaml: it cannot be read as YAML or JSON: Unresolved tag/,
    ],
    ['nesting without end', '['.repeat(20_000), /^f\.yaml: it cannot be read as YAML or JSON: /],
    [
      'an alias',
      'concerns: &a [neglect]\nhigh-risk-grounds: *a',
      /^f\.yaml: “\*” repeats something/,
    ],
    [
      'a bomb',
      `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [${'*c,'.repeat(99)}]`,
      /^f\.yaml: “\*” repeats something/,
    ],
    ['more than 1 MB', `# ${'x'.repeat(1_000_000)}`, /^f\.yaml: the file is larger than 1 MB/],
    ['a prototype as question', '{"__proto__": {"harm": "no"}}', /“__proto__” is not a question/],
    [
      'a prototype at the top',
      '{"answers": {}, "__proto__": {}}',
      /at the top: “__proto__” is not/,
    ],
    [
      'a prototype as journey',
      'journey: constructor\nanswers: {}',
      /“constructor” is not a journey/,
    ],
    ['a prototype as answer', 'harm: constructor', /“harm”: “constructor” is not an answer/],
    ['a council of the list', 'area: council', /“council” is one of a list/],
    ['a pack that is not here', 'area: own-pack', /“own-pack” is a pack kept on one device/],
    ['a prototype as tick', 'concerns: [__proto__]', /“__proto__” is not something to tick/],
  ];
  test.each(refused)('%s', async (_, text, sentence) => {
    await expect(decideFile(text, 'f.yaml')).rejects.toThrow(sentence);
  });
});

describe('npm run decide', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'decide-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const decide = (name: string, text?: string, size?: number) => {
    const file = join(folder, name);
    if (text !== undefined) writeFileSync(file, text);
    if (size) truncateSync(file, size);
    return {
      file,
      ...spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/decide.ts', file], {
        encoding: 'utf8',
      }),
    };
  };

  test('prints what was decided as JSON', async () => {
    const { status, stdout } = decide('a.yaml', harmed);
    const { recommendation, ...decided } = JSON.parse(stdout) as {
      recommendation?: { level: string; act: string };
    };
    expect(decided).toEqual(await decideFile(harmed, 'a.yaml'));
    expect(recommendation).toMatchObject({
      level: 'refer-urgently',
      act: 'Ring children’s social care now',
    });
    expect(status).toBe(0);
  });

  test.each([
    ['a mistake', 'harn: no', 'answers: “harn” is not a question'],
    ['a file that is not there', undefined, 'there is no such file'],
    ['a file larger than can be read', '', 'the file is larger than 1 MB', 600_000_000], // a hole: it takes no room
  ])(
    '%s is said on one line, with exit code 1 and no trace',
    (name, text, sentence, size?: number) => {
      const { file, status, stdout, stderr } = decide(`${name}.yaml`, text, size);
      expect(stderr.trim()).toMatch(new RegExp(`^${file}: ${sentence}[^\n]*$`));
      expect(stdout).toBe('');
      expect(status).toBe(1);
    },
  );
});
