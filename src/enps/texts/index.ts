export { afterTexts } from './after/index.ts';
export { askTexts } from './ask/index.ts';
export { numberTexts } from './number/index.ts';
export { roundTexts } from './round/index.ts';
