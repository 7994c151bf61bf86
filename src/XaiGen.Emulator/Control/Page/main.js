import { act } from './api.js';
import { setClock, showClock, startClock } from './clock.js';
import { ask, at, tell } from './dom.js';
import { setFaults, startFaults } from './faults.js';
import { refreshFiles, showTimeLeft, startFiles } from './files.js';
import { addRequest, clearJournal, refreshJournal, startJournal } from './journal.js';

// Many requests in a row are one reason to look at the files again.
let isDue = false;
function filesChanged() {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    loadFiles();
  }, 250);
}

// What is shown stays when the emulator does not answer, and the sign in the head says that it does not.
const loadFiles = () => refreshFiles().catch(fault => tell(`The files cannot be shown: ${fault.message}`));

function connect() {
  const events = new EventSource('events');
  events.addEventListener('open', () => {
    setLive(true);
    refreshJournal().catch(() => {});
    filesChanged();
  });
  events.addEventListener('error', () => setLive(false));
  events.addEventListener('clock', event => {
    setClock(JSON.parse(event.data));
    filesChanged();
  });
  events.addEventListener('faults', event => setFaults(JSON.parse(event.data)));
  events.addEventListener('request', event => {
    addRequest(JSON.parse(event.data));
    filesChanged();
  });
  events.addEventListener('reset', () => {
    clearJournal();
    filesChanged();
  });
}

function setLive(isLive) {
  at('live').textContent = isLive ? 'live' : 'not reachable';
  at('live').classList.toggle('on', isLive);
}

at('reset').addEventListener('click', async () => {
  const agreed = await ask('Reset the emulator?', 'All files, requests and faults go, and the clock returns to real time.', 'Reset');
  if (agreed) await act('POST', 'reset', {}, 'The emulator is as new');
});

startClock();
startFiles();
startFaults();
startJournal();
loadFiles();
connect();
setInterval(() => {
  showClock();
  if (showTimeLeft()) filesChanged();
}, 1000);
