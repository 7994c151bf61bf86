import { act } from './api.js';
import { setClock, showClock, startClock } from './clock.js';
import { ask, at, notify } from './dom.js';
import { setFaults, startFaults } from './faults.js';
import { refreshFiles, showTimeLeft, startFiles } from './files.js';
import { refreshJobs, showProgress, startJobs } from './jobs.js';
import { addRequest, clearRequests, refreshRequests, startRequests } from './requests.js';
import { setUsualTeam, startSearch } from './search.js';
import { startTry } from './try.js';

// Many events in a row are one reason to look again.
function soon(action, what) {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      // What is shown stays when the emulator does not respond, and the sign in the head says that it does not.
      action().catch(fault => notify(`${what} cannot be shown: ${fault.message}`));
    }, 200);
  };
}

const filesChanged = soon(refreshFiles, 'The files');
const workChanged = soon(refreshJobs, 'The running work');

let start = null;

function connect() {
  const events = new EventSource('events');
  events.addEventListener('open', () => setLive(true));
  events.addEventListener('error', () => setLive(false));
  events.addEventListener('hello', event => {
    const hello = JSON.parse(event.data);
    setUsualTeam(hello.team);
    if (start && start !== hello.start) {
      // Its requests are counted from 1 again.
      clearRequests(true);
      notify('The emulator was restarted');
    }
    start = hello.start;
    Promise.all([refreshRequests(), refreshFiles(), refreshJobs()])
      .then(() => document.querySelector('main').removeAttribute('aria-busy'))
      .catch(fault => notify(`The page cannot be filled: ${fault.message}`));
  });
  events.addEventListener('clock', event => {
    setClock(JSON.parse(event.data));
    showProgress();
    filesChanged();
    workChanged();
  });
  events.addEventListener('faults', event => setFaults(JSON.parse(event.data)));
  events.addEventListener('request', event => {
    addRequest(JSON.parse(event.data));
    filesChanged();
  });
  events.addEventListener('work', () => {
    workChanged();
    filesChanged();
  });
  events.addEventListener('reset', () => {
    clearRequests(false);
    filesChanged();
    workChanged();
  });
}

function setLive(isLive) {
  at('live').textContent = isLive ? 'live' : 'not reachable';
  at('live').classList.toggle('on', isLive);
}

at('reset').addEventListener('click', async () => {
  const agreed = await ask(
    'Reset the emulator?',
    'All files go, also those in the data folder, with all requests, batches, running work and faults, and the clock returns to real time.',
    'Reset');
  if (agreed) await act('POST', 'reset', {}, 'The emulator was reset');
});

startSearch();
startClock();
startFiles();
startJobs();
startFaults();
startRequests();
startTry();
connect();
setInterval(() => {
  showClock();
  showProgress();
  if (showTimeLeft()) filesChanged();
}, 1000);
