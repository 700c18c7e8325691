import type { SpreadTold } from '../../src/train/spread.ts';
import type { Told } from '../../src/train/told.ts';

/** An invented telling in which every word says what it is, so that a test can see which of them got out. */
export const marked: Told = {
  id: 'marked',
  title: 'Title',
  setting: 'Setting',
  contested: true,
  stages: [0, 1, 2].map((stage) => ({
    story: `story-${stage}`,
    path: [{ question: `asked-${stage}`, answer: `secret-${stage}` }],
    lit: { nodes: [`asked-${stage}`], said: { [`asked-${stage}`]: `secret-${stage}` } },
    levels: [
      { name: `level-${stage}`, act: `secret-${stage}`, place: stage + 2 },
      { name: `level-${stage}`, act: `secret-${stage}`, place: undefined },
    ],
    actions: [`secret-${stage}`],
    consent: [`secret-${stage}`],
    sharing: [`secret-${stage}`],
  })),
  discuss: ['question-0', 'question-1'],
  sources: ['private'],
};

/** How a room of three answered a stage: the scenario's own answer is marked, and nobody gave one of them. */
export const markedSpread = (stage: number): SpreadTold => {
  const counts = [
    { label: `given-${stage}`, people: 2, model: false },
    { label: `secretly-${stage}`, people: 1, model: true },
    { label: `secret-${stage}`, people: 0, model: true },
  ];
  const one = { asked: `question of ${stage}`, people: 3, counts };
  return { stage, people: 3, questions: [{ ...one, section: 'Section', first: true, parts: true }], reached: [{ ...one, of: 'level' }] };
};
