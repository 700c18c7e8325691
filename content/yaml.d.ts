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
declare module '*/pages/about.yaml' {
  const words: import('./pages.ts').Pages['about'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/accessibility.yaml' {
  const words: import('./pages.ts').Pages['accessibility'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/account.yaml' {
  const words: import('./pages.ts').Pages['account'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/areas.yaml' {
  const words: import('./pages.ts').Pages['areas'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/tools.yaml' {
  const words: import('./pages.ts').Pages['tools'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/check.yaml' {
  const words: import('./pages.ts').Pages['check'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/consents.yaml' {
  const words: import('./pages.ts').Pages['consents'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/decision.yaml' {
  const words: import('./pages.ts').Pages['decision'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/emergency.yaml' {
  const words: import('./pages.ts').Pages['emergency'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/frame.yaml' {
  const words: import('./pages.ts').Pages['frame'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/guidance.yaml' {
  const words: import('./pages.ts').Pages['guidance'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/how.yaml' {
  const words: import('./pages.ts').Pages['how'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/today.yaml' {
  const words: import('./pages.ts').Pages['today'];
  export default words;
}
declare module '*/pages/law-date.yaml' {
  const words: import('./pages.ts').Pages['law-date'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/open.yaml' {
  const words: import('./pages.ts').Pages['open'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/other-day.yaml' {
  const words: import('./pages.ts').Pages['other-day'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/own-area.yaml' {
  const words: import('./pages.ts').Pages['own-area'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/own-view.yaml' {
  const words: import('./pages.ts').Pages['own-view'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/privacy.yaml' {
  const words: import('./pages.ts').Pages['privacy'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/question.yaml' {
  const words: import('./pages.ts').Pages['question'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/recommendation.yaml' {
  const words: import('./pages.ts').Pages['recommendation'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/record.yaml' {
  const words: import('./pages.ts').Pages['record'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/remembered.yaml' {
  const words: import('./pages.ts').Pages['remembered'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/start.yaml' {
  const words: import('./pages.ts').Pages['start'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/stopped.yaml' {
  const words: import('./pages.ts').Pages['stopped'];
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
declare module '*/pages/records.yaml' {
  const words: import('./pages.ts').Pages['records'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/unfinished.yaml' {
  const words: import('./pages.ts').Pages['unfinished'];
  export default words;
}
declare module '*/pages/unlock.yaml' {
  const words: import('./pages.ts').Pages['unlock'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/kept.yaml' {
  const words: import('./pages.ts').Pages['kept'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/entry.yaml' {
  const words: import('./pages.ts').Pages['entry'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/keep-record.yaml' {
  const words: import('./pages.ts').Pages['keep-record'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/hand-over.yaml' {
  const words: import('./pages.ts').Pages['hand-over'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/backup.yaml' {
  const words: import('./pages.ts').Pages['backup'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/copy.yaml' {
  const words: import('./pages.ts').Pages['copy'];
  export default words;
}
declare module '*/pages/bundle.yaml' {
  const words: import('./pages.ts').Pages['bundle'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/destroy.yaml' {
  const words: import('./pages.ts').Pages['destroy'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/keeping.yaml' {
  const words: import('./pages.ts').Pages['keeping'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/lock.yaml' {
  const words: import('./pages.ts').Pages['lock'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/audit.yaml' {
  const words: import('./pages.ts').Pages['audit'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/child.yaml' {
  const words: import('./pages.ts').Pages['child'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/differ.yaml' {
  const words: import('./pages.ts').Pages['differ'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/age.yaml' {
  const words: import('./pages.ts').Pages['age'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/library.yaml' {
  const words: import('./pages.ts').Pages['library'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/scenario.yaml' {
  const words: import('./pages.ts').Pages['scenario'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/coverage.yaml' {
  const words: import('./pages.ts').Pages['coverage'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/write.yaml' {
  const words: import('./pages.ts').Pages['write'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/progress.yaml' {
  const words: import('./pages.ts').Pages['progress'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/hand-outs.yaml' {
  const words: import('./pages.ts').Pages['hand-outs'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/room.yaml' {
  const words: import('./pages.ts').Pages['room'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/facilitate.yaml' {
  const words: import('./pages.ts').Pages['facilitate'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/content/chart.yaml' {
  const words: import('./schema.ts').ChartText;
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/explore.yaml' {
  const words: import('./pages.ts').Pages['explore'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/practise.yaml' {
  const words: import('./pages.ts').Pages['practise'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
declare module '*/pages/room-codes.yaml' {
  const words: import('./pages.ts').Pages['room-codes'];
  export default words;
  export const tellings: import('./told.ts').Tellings;
}
