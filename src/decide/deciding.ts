/** What a decision needs once it is begun, as one part: whoever has begun one has all of it. */
export {
  drop,
  dropOffer,
  forgetEverything,
  heldIn,
  leave,
  NoLongerKept,
  offers,
  release,
  takeUp,
  takeUpOffer,
} from './held.ts';
export { Session } from './session.svelte.ts';
export { rulesNow } from '../records/rulesNow.ts';
export { default as Asked } from './Asked.svelte';
export { default as CouncilNow } from './CouncilNow.svelte';
export { default as Keep } from './Keep.svelte';
export { default as RingNow } from './RingNow.svelte';
