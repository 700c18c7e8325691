/** Of Windscreen: kept in every record, so that anyone can find the code that made it. */
export const version = __VERSION__;
