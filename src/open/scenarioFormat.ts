/** The most that a scenario may hold, so that every one that can be saved can be opened again. */
export const longest = {
  stages: 5,
  title: 200,
  setting: 300,
  story: 5000,
  discuss: 20,
  point: 1000,
  hoped: 600,
  objectives: 6,
  objective: 200,
  accepted: 20,
  answers: 80,
} as const;
export const scenarioFormat = 'windscreen-scenario/1';
