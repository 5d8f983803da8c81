import { en } from './en.ts';

export const deviationTexts = { en, fi: en, sv: en, nb: en, da: en };
