import { en } from './en.ts';

export const deliveryTexts = { en, fi: en, sv: en, nb: en, da: en };
