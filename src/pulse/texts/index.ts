import { en } from './en.ts';

export const pulseTexts = { en, fi: en, sv: en, nb: en, da: en };
