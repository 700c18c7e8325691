declare module '*/danger.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
}
declare module '*/givens.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
}
declare module '*/need.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
}
declare module '*/consent.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
}
declare module '*/asking.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
}
declare module '*/sharing.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
}
declare module '*/concerns.yaml' {
  const words: import('./schema.ts').ConcernsText;
  export default words;
}
declare module '*/actions.yaml' {
  const words: import('./schema.ts').ActionsText;
  export default words;
}
declare module '*/levels.yaml' {
  const words: import('./schema.ts').LevelsText;
  export default words;
}
declare module '*-outcomes.yaml' {
  const words: import('./schema.ts').OutcomesText;
  export default words;
}
declare module '*/sources.yaml' {
  const words: import('./schema.ts').SourcesText;
  export default words;
}
declare module '*/editions.yaml' {
  const words: import('./schema.ts').EditionsText;
  export default words;
}
