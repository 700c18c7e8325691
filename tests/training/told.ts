import type { SpreadTold } from '../../src/training/room/spread.ts';
import type { Told } from '../../src/training/room/told.ts';

/**
 * An invented telling in which every word says what it is, so that a test can see which of them got
 * out.
 */
export const marked: Told = {
  id: 'marked',
  title: 'Title',
  setting: 'Setting',
  contested: true,
  stages: [0, 1, 2].map((stage) => ({
    story: `story-${stage}`,
    path: [
      {
        question: `asked-${stage}`,
        answer: `secret-${stage}`,
        section: `secret-${stage}`,
        leads: [`secret-${stage}`],
      },
    ],
    lit: { nodes: [`asked-${stage}`], said: { [`asked-${stage}`]: `secret-${stage}` } },
    level: {
      model: { name: `level-${stage}`, act: `secret-${stage}`, place: stage + 2 },
      also: [{ name: `level-${stage}`, act: `secret-${stage}`, place: undefined }],
    },
    actions: [`secret-${stage}`],
    consent: { model: `secret-${stage}`, also: [`secret-${stage}`] },
    sharing: { model: `secret-${stage}`, also: [] },
  })),
  discuss: ['question-0', 'question-1'],
  sources: ['private'],
};

/**
 * How a room of three answered a stage: the scenario's own answer is marked, and nobody gave one of
 * them.
 */
export const markedSpread = (stage: number): SpreadTold => {
  const counts = [
    { label: `given-${stage}`, people: 1, model: false, accepted: false },
    { label: `given-${stage}`, people: 1, model: false, accepted: true },
    { label: `secretly-${stage}`, people: 1, model: true, accepted: false },
    { label: `secret-${stage}`, people: 0, model: true, accepted: false },
  ];
  const one = { asked: `question of ${stage}`, people: 3, counts };
  return {
    stage,
    people: 3,
    questions: [
      { ...one, id: 'asked', section: 'Section', first: true, parts: true, weight: 'level' },
    ],
    reached: [{ ...one, of: 'level' }],
  };
};
