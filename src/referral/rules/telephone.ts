/** As many digits as a number in this country has, whatever stands between them. */
export const hasTelephone = (text: string): boolean => /(\+44|0)(\W{0,3}\d){9,10}/.test(text);
