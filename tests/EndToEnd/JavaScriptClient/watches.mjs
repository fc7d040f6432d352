// A watch from a known version, one that is too old, and an informer.
import assert from 'node:assert/strict';
import { Arrivals, as, config, core, k8s, makeNamespace, namespace } from './support.mjs';

await makeNamespace();
const path = `/api/v1/namespaces/${namespace}/configmaps`;
const { MergePatch } = k8s.PatchStrategy;
const make = name => core.createNamespacedConfigMap({ namespace, body: { metadata: { name, labels: { seen: 'yes' } }, data: { k: '1' } } });
const change = name => core.patchNamespacedConfigMap({ name, namespace, body: { data: { k: '2' } } }, as(MergePatch));

const { metadata: { resourceVersion } } = await core.listNamespacedConfigMap({ namespace });
const events = new Arrivals(), ends = new Arrivals();
const open = await new k8s.Watch(config).watch(path, { resourceVersion, labelSelector: 'seen=yes', allowWatchBookmarks: true },
  (type, object) => events.push(`${type} ${object.metadata.name} ${object.data?.k}`), error => ends.push(error));
await make('a');
assert.equal(await events.next('the addition'), 'ADDED a 1');
await change('a');
assert.equal(await events.next('the change'), 'MODIFIED a 2');
// What the selector no longer fits is gone for the watcher.
await core.patchNamespacedConfigMap({ name: 'a', namespace, body: { metadata: { labels: { seen: null } } } }, as(MergePatch));
assert.equal(await events.next('the end by the selector'), 'DELETED a 2');
open.abort();
await ends.next('the end of the watch');

// A timeout ends a watch from the server's side, without an error.
await new k8s.Watch(config).watch(path, { resourceVersion, timeoutSeconds: 1 }, () => {}, error => ends.push(error));
assert.equal(await ends.next('the end by timeout'), null);

const informer = k8s.makeInformer(config, path, () => core.listNamespacedConfigMap({ namespace, labelSelector: 'seen=yes' }), 'seen=yes');
const informed = new Arrivals();
for (const what of ['add', 'update', 'delete']) informer.on(what, object => informed.push(`${what} ${object.metadata.name}`));
informer.on('error', error => informed.push(`error ${error}`));
await make('b');
await informer.start();
assert.equal(await informed.next('what was there'), 'add b');
await make('c');
assert.equal(await informed.next('what came'), 'add c');
await change('b');
assert.equal(await informed.next('what changed'), 'update b');
assert.equal(informer.get('b', namespace).data.k, '2');
await core.deleteNamespacedConfigMap({ name: 'c', namespace });
assert.equal(await informed.next('what went'), 'delete c');
assert.deepEqual(informer.list(namespace).map(o => o.metadata.name), ['b']);
await informer.stop();
