/** Lets the page draw and listen before more is done: for work of many rows. */
export const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve))
