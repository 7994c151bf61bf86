import { read } from './api.js';

let contract = null;

// The operations, in the contract's order.
export async function operations() {
  contract ??= await read('contract.json');
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    ['get', 'post', 'put', 'patch', 'delete'].filter(method => item[method]).map(method => ({
      id: item[method].operationId,
      tag: item[method].tags?.[0] ?? '',
      summary: item[method].summary ?? '',
      method: method.toUpperCase(),
      path,
      parameters: [...item.parameters ?? [], ...item[method].parameters ?? []].map(resolve),
      body: bodyOf(item[method]),
    })));
}

export function resolve(schema) {
  while (schema?.$ref) schema = schema.$ref.slice(2).split('/').reduce((place, name) => place[name.replaceAll('~1', '/').replaceAll('~0', '~')], contract);
  if (schema?.allOf) {
    const { allOf, ...own } = schema;
    return Object.assign({}, ...allOf.map(resolve), own);
  }
  return schema;
}

// Whether a value is a picture or a clip, which can be a file.
export function takesFile(schema) {
  const plain = resolve(schema);
  const kinds = [plain, ...(plain.oneOf ?? plain.anyOf ?? []).map(resolve)];
  return kinds.some(kind => kind.properties?.file_id);
}

function bodyOf(operation) {
  const content = resolve(operation.requestBody)?.content;
  if (!content) return null;
  const [type, media] = Object.entries(content)[0];
  const schema = resolve(media.schema);
  const examples = Object.entries(media.examples ?? {}).map(([name, example]) => ({ name: resolve(example).summary ?? name, value: resolve(example).value }));
  return { type, schema, examples: media.example ? [{ name: 'example', value: media.example }] : examples };
}
