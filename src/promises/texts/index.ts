export { givingTexts } from './giving/index.ts';
export { keepingTexts } from './keeping/index.ts';
