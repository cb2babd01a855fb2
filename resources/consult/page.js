// What all views of the page share.
export const $ = id => document.getElementById(id);

export const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

const VIEWS = ['lobby', 'standby', 'call'];

export function showView(name) {
  for (const view of VIEWS) $(view).hidden = view !== name;
}
