// Typed objects of several groups: created, read, listed, replaced, deleted.
import assert from 'node:assert/strict';
import { config, core, k8s, makeNamespace, namespace } from './support.mjs';

await makeNamespace();
const apps = config.makeApiClient(k8s.AppsV1Api);

const map = await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'a', labels: { sort: 'x' } }, data: { k: '1' }, binaryData: { b: 'AAEC' } } });
assert.ok(map instanceof k8s.V1ConfigMap);
assert.ok(map.metadata.creationTimestamp instanceof Date);
assert.match(map.metadata.uid, /^[0-9a-f-]{36}$/);
assert.deepEqual(await core.readNamespacedConfigMap({ name: 'a', namespace }), map);

map.data.k = '2';
const replaced = await core.replaceNamespacedConfigMap({ name: 'a', namespace, body: map });
assert.equal(replaced.data.k, '2');
assert.notEqual(replaced.metadata.resourceVersion, map.metadata.resourceVersion);

// Defaults that the server sets, and times that are dates.
const labels = { app: 'web' };
const deployment = await apps.createNamespacedDeployment({ namespace, body: {
  metadata: { name: 'web' },
  spec: { replicas: 0, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'nginx', ports: [{ containerPort: 80 }] }] } } },
} });
assert.equal(deployment.spec.strategy.rollingUpdate.maxSurge, '25%');
assert.equal(deployment.spec.template.spec.containers[0].ports[0].protocol, 'TCP');
assert.equal(deployment.metadata.generation, 1);

const scale = await apps.readNamespacedDeploymentScale({ name: 'web', namespace });
scale.spec.replicas = 0;
// Without a version the change is unconditional: the deployment's controller writes too.
delete scale.metadata.resourceVersion;
assert.equal((await apps.replaceNamespacedDeploymentScale({ name: 'web', namespace, body: scale })).status.selector, 'app=web');

const service = await core.createNamespacedService({ namespace, body: { metadata: { name: 'web' }, spec: { selector: labels, ports: [{ port: 80, targetPort: 'http' }] } } });
assert.match(service.spec.clusterIP, /^10\.96\./);

const secret = await core.createNamespacedSecret({ namespace, body: { metadata: { name: 's' }, stringData: { word: 'ahoy' } } });
assert.equal(Buffer.from(secret.data.word, 'base64').toString(), 'ahoy');

// Lists: selectors, pages that are one list together.
for (const name of ['b', 'c', 'd']) await core.createNamespacedConfigMap({ namespace, body: { metadata: { name, labels: { sort: 'y' } } } });
const names = list => list.items.map(o => o.metadata.name);
assert.deepEqual(names(await core.listNamespacedConfigMap({ namespace, labelSelector: 'sort=y' })), ['b', 'c', 'd']);
assert.deepEqual(names(await core.listNamespacedConfigMap({ namespace, fieldSelector: 'metadata.name=a' })), ['a']);
const pages = [];
let _continue;
do {
  const page = await core.listNamespacedConfigMap({ namespace, labelSelector: 'sort', limit: 3, _continue });
  pages.push(names(page));
  _continue = page.metadata._continue;
} while (_continue);
assert.deepEqual(pages, [['a', 'b', 'c'], ['d']]);

// A dry run answers as the real thing and leaves nothing.
const dry = await core.createNamespacedConfigMap({ namespace, dryRun: 'All', body: { metadata: { name: 'dry' } } });
assert.match(dry.metadata.uid, /^[0-9a-f-]{36}$/);
assert.deepEqual(names(await core.listNamespacedConfigMap({ namespace, fieldSelector: 'metadata.name=dry' })), []);

// What goes at once is told by the object or a status; a deployment's own goes by its controllers.
const gone = await core.deleteNamespacedConfigMap({ name: 'a', namespace });
assert.equal(gone.status, 'Success');
assert.equal(gone.details.uid, map.metadata.uid);
await core.deleteCollectionNamespacedConfigMap({ namespace, labelSelector: 'sort=y' });
assert.deepEqual(names(await core.listNamespacedConfigMap({ namespace, labelSelector: 'sort' })), []);
assert.equal((await apps.deleteNamespacedDeployment({ name: 'web', namespace, propagationPolicy: 'Background' })).status, 'Success');
