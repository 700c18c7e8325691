import { bytesOf } from '../records/chain.ts';
import { receiptFor } from '../records/receipt.ts';
import { toText } from '../vault/signature.ts';
import { fingerprintOf, type Person } from './person.ts';

/*
 * How someone is let in. Whoever is to join hands over who they are; whoever lets them in says of
 * just those keys that they may join, and hands back which team it is. Neither is a secret, so that
 * nothing is gained by whoever reads it on the way: but whoever swaps it would be let in instead, so
 * the code of each is spoken aloud.
 */

/** Who asks to join. */
interface PersonCard {
  readonly format: 'windscreen-person/1';
  readonly person: Person;
}
/** The team that they were let in to: its log, and its founding, which the rest follows from. */
interface TeamCard {
  readonly format: 'windscreen-team-card/1';
  readonly team: string;
  readonly founding: string;
}
export type Card = PersonCard | TeamCard;

/** A card as a code to paste, or to put in a file. */
export const cardCode = (card: Card): string => toText(bytesOf(card));

/** What both read aloud to one another before they go on. */
export const spokenOf = async (card: Card): Promise<string> =>
  'person' in card ? fingerprintOf(card.person) : receiptFor(card.founding);
