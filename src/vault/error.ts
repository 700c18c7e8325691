/**
 * Why the vault could not do what was asked. The screen has words for each; the sentence in the
 * error is for developers.
 */
export type VaultReason =
  | 'wrong-passphrase'
  | 'wrong-recovery-code'
  | 'damaged'
  | 'full'
  | 'refused'
  | 'blocked'
  | 'gone'
  | 'newer'
  | 'busy'
  | 'insecure'
  | 'not-loaded';

/**
 * The one error that a person can meet. A mistake of the caller's, such as an id used twice, is a
 * plain Error.
 */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly reason: VaultReason;
  constructor(reason: VaultReason, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.reason = reason;
  }
}

/** What each of the browser's own names for a failure means here. */
const named: Readonly<Record<string, readonly [VaultReason, string]>> = {
  QuotaExceededError: [
    'full',
    'the browser has no room left for this site; free some on the device. Nothing already saved was changed',
  ],
  VersionError: [
    'newer',
    'the database “windscreen” was made by a newer version of the app; open it with that one',
  ],
  InvalidStateError: [
    'gone',
    'the database “windscreen” was closed under this tab; open the vault again',
  ],
  TransactionInactiveError: [
    'gone',
    'the database “windscreen” was closed under this tab; open the vault again',
  ],
  AbortError: [
    'gone',
    'the browser broke off a transaction on “windscreen”; open the vault again. Nothing already saved was changed',
  ],
  NotReadableError: [
    'damaged',
    'the browser has lost bytes of a row of “windscreen”; restore it from a backup',
  ],
  UnknownError: [
    'damaged',
    'the browser cannot read “windscreen” from the disk; restore it from a backup',
  ],
  OperationError: [
    'damaged',
    'a box of the vault does not open under its key; restore it from a backup',
  ],
  DataError: [
    'damaged',
    'a row of “windscreen” is not as this app writes it; restore it from a backup',
  ],
};

/**
 * An error of the browser's as one of the vault's; any other, such as a mistake of the caller's, as
 * it is.
 */
export function inVaultWords(error: unknown): unknown {
  if (error instanceof VaultError || !(error instanceof DOMException)) return error;
  const [reason, sentence] =
    named[error.name] ??
    (['refused', `the browser refused the store “windscreen” (${error.name})`] as const);
  return new VaultError(reason, `${sentence}.`, error);
}
