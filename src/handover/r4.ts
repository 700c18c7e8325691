/*
 * What a kept record uses of HL7 FHIR R4 (4.0.1): only that is typed here.
 */

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}
export type Value =
  | { readonly valueString: string }
  | { readonly valueDate: string }
  | { readonly valueDateTime: string }
  | { readonly valueCoding: Coding };
export interface Linked {
  readonly linkId: string;
  /** Not there where it was left blank. */
  readonly text?: string | undefined;
}
export interface QuestionnaireItem extends Linked {
  readonly type: 'group' | 'choice' | 'text' | 'date' | 'dateTime';
  readonly repeats?: true;
  readonly answerOption?: readonly { readonly valueCoding: Coding }[];
  readonly item?: readonly QuestionnaireItem[];
}
export interface ResponseItem extends Linked {
  readonly answer?: readonly (Value & { readonly item?: readonly ResponseItem[] })[];
  readonly item?: readonly ResponseItem[];
}
export interface Questionnaire {
  readonly resourceType: 'Questionnaire';
  readonly id: string;
  readonly language: 'en-GB';
  readonly url: string;
  readonly version: string;
  readonly name: string;
  readonly title: string;
  readonly status: 'active';
  readonly date: string;
  readonly item: readonly QuestionnaireItem[];
}
export interface QuestionnaireResponse {
  readonly resourceType: 'QuestionnaireResponse';
  readonly id: string;
  readonly language: 'en-GB';
  readonly identifier: { readonly system: string; readonly value: string };
  readonly questionnaire: string;
  readonly status: 'completed';
  /** The agency's own reference, never a name. */
  readonly subject?: { readonly identifier: { readonly value: string } };
  readonly authored: string;
  readonly author: { readonly display: string };
  /** Not there where nothing was answered. */
  readonly item?: readonly ResponseItem[];
}
export interface Provenance {
  readonly resourceType: 'Provenance';
  readonly id: string;
  readonly extension: readonly [
    {
      readonly url: string;
      readonly extension: readonly { readonly url: string; readonly valueString: string }[];
    },
  ];
  readonly target: readonly [{ readonly reference: string }];
  readonly recorded: string;
  readonly activity?: { readonly text: string };
  readonly agent: readonly [
    {
      readonly type: { readonly coding: readonly [Coding] };
      readonly who: { readonly display: string };
    },
  ];
}
export interface FhirBundle {
  readonly resourceType: 'Bundle';
  readonly id: string;
  readonly language: 'en-GB';
  readonly identifier: { readonly system: string; readonly value: string };
  readonly type: 'collection';
  readonly timestamp: string;
  readonly entry: readonly {
    readonly fullUrl: string;
    readonly resource: Questionnaire | QuestionnaireResponse | Provenance;
  }[];
}
