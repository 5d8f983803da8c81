export { intakeTexts } from './intake/index.ts';
export { passingTexts } from './passing/index.ts';
