/** Every screening or assessment tool that the documents name, by its id in content/tools.yaml. */
export const toolIds = [
  'exploitation-checklist',
  'exploitation-meeting',
  'cse-tool',
  'graded-care-profile',
  'neglect-screening',
  'dash',
  'young-person-dash',
  'signs-of-safety',
  'impact-chronology',
  'early-help-assessment',
  'written-agreement',
] as const;
