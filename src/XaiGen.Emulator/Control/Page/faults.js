import { act } from './api.js';
import { at, h, show } from './dom.js';

// Each switch stands for one plan that strikes every call until it is switched off.
const switches = [
  ['Refuse with 429', { kind: 'error_response', status: 429, retry_after_seconds: 1 }],
  ['Refuse with 503', { kind: 'error_response', status: 503 }],
  ['Respond after 2 s', { kind: 'latency', seconds: 2 }],
  ['Break before the work', { kind: 'connection_reset', after_work: false }],
  ['Lose the response', { kind: 'connection_reset', after_work: true }],
  ['Cut bodies at 100 bytes', { kind: 'cut_body', bytes: 100 }],
  ['Quota of public URLs reached', { kind: 'quota_reached' }],
  ['Storing fails', { kind: 'storage_failure' }],
  ['Public URLs fail', { kind: 'public_url_failure' }],
  ['Videos fail', { kind: 'generation_failure', code: 'internal_error' }],
];

const fieldsOf = {
  error_response: [['status', 'Status', 'number', '503'], ['retry_after_seconds', 'Retry-After, s', 'number', ''], ['code', 'Code', 'text', ''], ['message', 'Message', 'text', '']],
  latency: [['seconds', 'Seconds', 'number', '2']],
  connection_reset: [['after_work', 'After the work was done', 'checkbox', '']],
  cut_body: [['bytes', 'Bytes', 'number', '100']],
  quota_reached: [],
  storage_failure: [['message', 'Message', 'text', '']],
  public_url_failure: [['message', 'Message', 'text', '']],
  generation_failure: [['code', 'Code', 'text', 'internal_error'], ['message', 'Message', 'text', '']],
};

let plans = [];

export function startFaults() {
  at('fault-switches').replaceChildren(...switches.map(([name, fault]) =>
    h('button', { class: 'switch', type: 'button', role: 'switch', 'aria-checked': 'false', onclick: () => toggle(name, fault) }, name)));
  at('fault-form').addEventListener('submit', event => {
    event.preventDefault();
    plan();
  });
}

export function setFaults(list) {
  plans = list.data;
  at('faults-count').textContent = plans.length || '';
  [...at('fault-switches').children].forEach((button, place) =>
    button.setAttribute('aria-checked', String(planOf(switches[place][1]) !== undefined)));
  show(at('fault-plans'), plans, fault => String(fault.id), item);
  if (!at('fault-form').children.length) fillForm(list.operations);
}

// The plan that a switch made: without limit, of every operation, and with just these properties.
const planOf = fault => plans.find(plan =>
  plan.times === null && !plan.operation && plan.probability === 1 && !plan.message
  && Object.keys(fault).every(name => plan[name] === fault[name])
  && (fault.kind !== 'error_response' || plan.retry_after_seconds === fault.retry_after_seconds));

const toggle = (name, fault) => planOf(fault)
  ? act('DELETE', `faults/${planOf(fault).id}`, null, `Off: ${name}`)
  : act('POST', 'faults', { ...fault, times: null }, `On: ${name}`);

function item(fault) {
  const name = describe(fault);
  return h('li', { class: 'plan' },
    h('div', { class: 'grow' },
      h('strong', {}, name),
      h('span', { class: 'left' }, [
        fault.operation ?? 'every call',
        fault.remaining === null ? 'until removed' : `${fault.remaining} left`,
        fault.probability < 1 ? `at ${Math.round(fault.probability * 100)}\u00a0%, seed ${fault.seed}` : '',
        `struck ${fault.struck}`,
      ].filter(Boolean).join(' · '))),
    h('button', { class: 'quiet', type: 'button', 'aria-label': `Remove the fault ${name}`, onclick: () => act('DELETE', `faults/${fault.id}`) }, 'Remove'));
}

function describe(fault) {
  switch (fault.kind) {
    case 'error_response': return `Status ${fault.status}${fault.retry_after_seconds === undefined ? '' : `, Retry-After ${fault.retry_after_seconds} s`}`;
    case 'latency': return `Wait ${fault.seconds} s`;
    case 'connection_reset': return fault.after_work ? 'Response lost' : 'Connection broken';
    case 'cut_body': return `Body cut at ${fault.bytes} bytes`;
    case 'generation_failure': return `Generation fails: ${fault.code}`;
    default: return fault.kind.replaceAll('_', ' ');
  }
}

function fillForm(operations) {
  const kind = h('select', { id: 'fault-kind', onchange: () => own.replaceChildren(...fieldsOf[kind.value].map(field)) },
    Object.keys(fieldsOf).map(name => h('option', { value: name }, name.replaceAll('_', ' '))));
  const own = h('div', { class: 'fields' }, fieldsOf.error_response.map(field));
  at('fault-form').replaceChildren(
    h('label', {}, 'What', kind),
    own,
    h('label', {}, 'Of', h('select', { name: 'operation' },
      h('option', { value: '' }, 'every call'), operations.map(name => h('option', { value: name }, name)))),
    field(['times', 'Times (empty: for ever)', 'number', '1']),
    field(['probability', 'Probability', 'number', '1']),
    field(['seed', 'Seed', 'number', '0']),
    h('button', { type: 'submit' }, 'Plan'));
}

function field([name, label, type, value]) {
  const input = h('input', { name, type, value, step: type === 'number' ? 'any' : undefined });
  return type === 'checkbox' ? h('label', { class: 'check' }, input, label) : h('label', {}, label, input);
}

async function plan() {
  const fault = { kind: at('fault-kind').value, times: null };
  for (const { name, type, value, checked } of at('fault-form').querySelectorAll('[name]')) {
    if (type === 'checkbox') fault[name] = checked;
    else if (value !== '') fault[name] = type === 'number' ? Number(value) : value;
  }
  await act('POST', 'faults', fault, 'Planned');
}
