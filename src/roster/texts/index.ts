import { en } from './en.ts';

export const rosterTexts = { en, fi: en, sv: en, nb: en, da: en };
