export type { KnownBlock, ModalView } from '@slack/types';
export * from './blocks/clickable.ts';
export * from './blocks/inputs.ts';
export * from './blocks/modal.ts';
export * from './blocks/text.ts';
