/** Which kinds of organisation hold information, by what the law asks of each. */

/** Named in Children Act 2004 s.11(1): the duty to share binds them (D.3, M.7). */
export const bound = ['council-or-nhs', 'police-or-probation'] as const;
/** Named in Children Act 1989 s.47(11): they help a section 47 enquiry when called on, unless that is unreasonable (M.7). */
export const helpsEnquiries = ['council-or-nhs'] as const;
/** Not named there: police, probation, schools, GPs and all others. They answer a section 47 enquiry without that duty. */
export const notCalledOn = [
  'police-or-probation',
  'other-public-body',
  'state-school',
  'independent-school-or-childcare',
  'gp-practice',
  'commissioned-provider',
  'voluntary-or-housing',
  'unsure',
] as const;
/** Bound only once regulations name them, or where acting under arrangements: `duty likely, check` (D.3, M.7). */
export const likelyBound = ['state-school', 'independent-school-or-childcare', 'gp-practice', 'commissioned-provider'] as const;
/** Public authorities: no legitimate interest is open to them for their own tasks (D.4, K-16). A GP practice is treated as one (M.7). */
export const publicAuthorities = [...bound, 'other-public-body', 'state-school', 'gp-practice'] as const;
/** Not public authorities. Whoever is not sure may be one, so is offered no legitimate interest either. */
export const otherHolders = ['independent-school-or-childcare', 'commissioned-provider', 'voluntary-or-housing'] as const;
/** Their staff owe a duty of confidentiality, as the condition for health or social care asks (M.7). */
export const healthOrSocialCare = ['council-or-nhs', 'gp-practice'] as const;
/** Schools, colleges and childcare: the child protection file follows the child (I52). */
export const schools = ['state-school', 'independent-school-or-childcare'] as const;
