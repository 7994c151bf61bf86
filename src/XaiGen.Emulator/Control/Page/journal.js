import { read } from './api.js';
import { at, bytes, h } from './dom.js';

const mostShown = 300;
let last = 0;
let count = 0;

export async function refreshJournal() {
  const list = await read(`requests?after=${last}`);
  for (const entry of list.data) addRequest(entry);
  showCount();
}

export function addRequest(entry) {
  if (entry.id <= last) return;
  last = entry.id;
  count++;
  const list = at('journal');
  list.prepend(row(entry));
  if (list.children.length > mostShown) list.lastElementChild.remove();
  showCount();
}

export function clearJournal() {
  count = 0;
  at('journal').replaceChildren();
  showCount();
}

export function startJournal() {
  at('requests-filter').addEventListener('input', () => {
    for (const element of at('journal').children) filter(element);
  });
}

function showCount() {
  at('requests-count').textContent = count || '';
  at('requests-none').hidden = count > 0;
}

function filter(element) {
  const words = at('requests-filter').value.toLowerCase().split(/\s+/).filter(Boolean);
  element.hidden = !words.every(word => element.dataset.words.includes(word));
}

function row(entry) {
  const status = entry.status ?? 'no answer';
  const kind = entry.status === null ? 'bad' : entry.status >= 500 ? 'bad' : entry.status >= 400 ? 'warn' : 'good';
  const element = h('li', { 'data-words': `${entry.method} ${entry.path} ${entry.operation ?? ''} ${status} ${entry.faults.join(' ')}`.toLowerCase() },
    h('details', {},
      h('summary', {},
        h('time', { datetime: entry.at }, entry.at.slice(11, 19)),
        h('span', { class: `tag status ${kind}` }, String(status)),
        h('span', { class: 'method' }, entry.method),
        h('span', { class: 'path' }, entry.path),
        entry.faults.map(fault => h('span', { class: 'tag bad' }, `fault: ${fault.replaceAll('_', ' ')}`)),
        h('span', { class: 'took' }, `${entry.duration_ms < 10 ? entry.duration_ms.toFixed(1) : Math.round(entry.duration_ms)} ms`)),
      h('p', { class: 'notes' }, [
        entry.operation,
        entry.team && `team ${entry.team}`,
        entry.request_id && `request ${entry.request_id}`,
        entry.undocumented && `undocumented: ${entry.undocumented}`,
      ].filter(Boolean).join(' · ')),
      body('Sent', entry.request),
      body('Answered', entry.response)));
  filter(element);
  return element;
}

function body(title, content) {
  if (!content) return null;
  return h('div', { class: 'body' },
    h('h3', {}, title, h('span', { class: 'left' }, [content.content_type, bytes(content.bytes)].filter(Boolean).join(', '))),
    content.text ? h('pre', { tabindex: '0' }, pretty(content.text)) : null);
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
