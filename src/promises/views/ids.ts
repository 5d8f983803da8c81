/** Opens a promise as it stands; the value is its id. */
export const openPromiseAction = 'promises.promise.open';
/** Opens what a keeper is asked; the value is the promise's id. */
export const openOfferAction = 'promises.offer.open';
/** Opens the promises of a client, in place; the value is its id. */
export const clientPromisesAction = 'promises.client.open';
/** Opens the form for a new promise to a client; the value is its id. */
export const givePromiseAction = 'promises.promise.begin';
/** Opens the form for one that was noted or declined; the value is its id. */
export const completePromiseAction = 'promises.promise.complete';
/** Takes back what is not promised yet; the value is its id. */
export const withdrawPromiseAction = 'promises.promise.withdraw';
/** Opens the form in which it is kept; the value is its id. */
export const keepPromiseAction = 'promises.promise.keep';
/** Opens the form in which its keeper says that it will be late; the value is its id. */
export const warnPromiseAction = 'promises.promise.warn';
/** Opens the form in which somebody else is asked to keep it; the value is its id. */
export const reassignPromiseAction = 'promises.promise.reassign';
/** Opens the form for other terms, or that the client needs it no longer; the value is its id. */
export const movePromiseAction = 'promises.promise.move';
