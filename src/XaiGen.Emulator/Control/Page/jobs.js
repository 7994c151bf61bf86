import { read } from './api.js';
import { now } from './clock.js';
import { at, h, show, span } from './dom.js';
import { addTeam, isFound, onSearch } from './search.js';

const operations = {
  generateImages: 'Generates images',
  editImages: 'Edits images',
  generateVideo: 'Generates a video',
  editVideo: 'Edits a video',
  extendVideo: 'Extends a video',
  createBatch: 'Batch',
};

let jobs = [];

export async function refreshJobs() {
  jobs = (await read('jobs')).data;
  for (const job of jobs) addTeam(job.team);
  list();
}

// By the emulator's clock, so that it is right while that is turned or stands still.
export function showProgress() {
  for (const element of document.querySelectorAll('[data-due]')) {
    const [started, due] = [Date.parse(element.dataset.started), Date.parse(element.dataset.due)];
    const left = (due - now()) / 1000;
    const part = due > started ? Math.min(1, Math.max(0, (now() - started) / (due - started))) : 1;
    element.querySelector('progress').value = part;
    element.querySelector('.left').textContent = left > 0 ? `${span(Math.ceil(left))} left` : 'finishing';
  }
}

export function startJobs() {
  onSearch(list);
}

function list() {
  const shown = jobs.filter(job => isFound(`${job.id} ${job.origin.operation} ${job.origin.prompt ?? ''} ${job.origin.model}`.toLowerCase(), job.team));
  at('jobs').hidden = shown.length === 0;
  at('jobs-count').textContent = shown.length || '';
  show(at('job-list'), shown, job => job.id, item);
  showProgress();
}

function item(job) {
  const name = operations[job.origin.operation] ?? job.origin.operation;
  return h('li', { class: 'job', 'data-started': job.started, 'data-due': job.due },
    h('div', { class: 'grow' },
      h('strong', {}, name),
      h('span', { class: 'what' }, job.origin.prompt ?? '')),
    h('progress', { max: '1', value: '0', 'aria-label': `${name}: ${job.origin.prompt ?? job.id}` }),
    h('span', { class: 'left' }));
}
