import { at, h } from './dom.js';

let words = [];
let team = '';
let usual = '';
const teams = new Map();
const listeners = [];

// Whether something is to be shown, by its text in lower case and its team.
export const isFound = (text, itsTeam) => (!team || team === itsTeam) && words.every(word => text.includes(word));

export const isSearching = () => words.length > 0 || team !== '';

export const onSearch = listener => listeners.push(listener);

// The team to call the API as: the one that is looked at, or the one that called last.
export const callingTeam = () => team || [...teams.keys()].at(-1) || usual;

export function setUsualTeam(name) {
  usual = name;
}

export function allTeams() {
  return teams.size ? [...teams.keys()] : [usual];
}

export function addTeam(name) {
  if (!name || teams.has(name)) return;
  teams.set(name, true);
  at('team').append(h('option', { value: name }, `Team ${name.slice(0, 8)}`));
  at('team').hidden = teams.size < 2;
}

export function startSearch() {
  at('team').hidden = true;
  at('search').addEventListener('input', change);
  at('team').addEventListener('change', change);
  at('search').addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    at('search').value = '';
    change();
    at('search').blur();
  });
  addEventListener('keydown', event => {
    const isTyping = event.target.closest?.('input, textarea, select, dialog');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    at('search').focus();
    at('search').select();
  });
}

function change() {
  words = at('search').value.toLowerCase().split(/\s+/).filter(Boolean);
  team = at('team').value;
  for (const listener of listeners) listener();
}
