/** True for the first who asks for this name, whichever copy of the program that is; false for all others until then. */
export type Once = (name: string, now: Date, until: Date) => Promise<boolean>;
