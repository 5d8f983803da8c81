import { en } from './en.ts';

export const slackTexts = { en, fi: en, sv: en, nb: en, da: en };
