declare module '*/danger.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/givens.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/need.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/consent.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/asking.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/details.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/sharing.yaml' {
  const words: import('./schema.ts').DecisionText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/entries.yaml' {
  const words: import('./schema.ts').EntriesText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/concerns.yaml' {
  const words: import('./schema.ts').ConcernsText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/synonyms.yaml' {
  const words: import('./schema.ts').SynonymsText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/plain-words.yaml' {
  const words: import('./schema.ts').PlainWordsText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/actions.yaml' {
  const words: import('./schema.ts').ActionsText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/levels.yaml' {
  const words: import('./schema.ts').LevelsText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/tools.yaml' {
  const words: import('./schema.ts').ToolsText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/holidays.yaml' {
  const words: import('./schema.ts').HolidaysText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/follow-up.yaml' {
  const words: import('./schema.ts').FollowUpText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*-outcomes.yaml' {
  const words: import('./schema.ts').OutcomesText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/sources.yaml' {
  const words: import('./schema.ts').SourcesText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/editions.yaml' {
  const words: import('./schema.ts').EditionsText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/routes.yaml' {
  const words: import('./schema.ts').RoutesText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/windscreen.yaml' {
  const words: import('./schema.ts').WindscreenText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/four-consents.yaml' {
  const words: import('./schema.ts').GuideText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/speaking-with-a-child.yaml' {
  const words: import('./schema.ts').GuideText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/chart.yaml' {
  const words: import('./schema.ts').ChartText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/council-names.yaml' {
  const words: import('./schema.ts').CouncilNamesText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/councils.yaml' {
  const words: import('./schema.ts').CouncilsText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/how-sure.yaml' {
  const words: import('./schema.ts').HowSureText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/signatures.yaml' {
  const words: import('./schema.ts').SignaturesText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/faults-tried.yaml' {
  const words: import('./schema.ts').FaultsTriedText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
