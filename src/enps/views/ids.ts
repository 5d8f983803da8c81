/** Buttons that lead from one part of the eNPS into another. The value of each is a round's id. */
export const openAnswerAction = 'enps.answer.open';
export const openCommentsAction = 'enps.comments.open';
export const openActionsAction = 'enps.actions.open';
/** the value is `new`, or the round to change */
export const prepareAction = 'enps.round.prepare';
