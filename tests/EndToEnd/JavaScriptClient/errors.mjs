// Refusals: the library throws, and its error carries the server's Status.
import assert from 'node:assert/strict';
import { config, core, k8s, makeNamespace, namespace, refused } from './support.mjs';

await makeNamespace();
const missing = await refused(core.readNamespacedConfigMap({ name: 'none', namespace }), 404);
assert.equal(missing.reason, 'NotFound');
assert.equal(missing.message, 'configmaps "none" not found');
assert.deepEqual(missing.details, { name: 'none', kind: 'configmaps' });

const body = { metadata: { name: 'a' } };
const made = await core.createNamespacedConfigMap({ namespace, body });
const twice = await refused(core.createNamespacedConfigMap({ namespace, body }), 409);
assert.equal(twice.reason, 'AlreadyExists');
assert.equal(twice.message, 'configmaps "a" already exists');

await core.replaceNamespacedConfigMap({ name: 'a', namespace, body: { ...made, data: { k: '1' } } });
const stale = await refused(core.replaceNamespacedConfigMap({ name: 'a', namespace, body: { ...made, data: { k: '2' } } }), 409);
assert.equal(stale.reason, 'Conflict');
assert.match(stale.message, /the object has been modified; please apply your changes to the latest version and try again$/);

const invalid = await refused(core.createNamespacedService({ namespace, body: { metadata: { name: 'A_b' }, spec: { ports: [{ port: 70000 }] } } }), 422);
assert.equal(invalid.reason, 'Invalid');
assert.deepEqual(invalid.details.causes.map(c => c.field).sort(), ['metadata.name', 'spec.ports[0].port', 'spec.ports[0].targetPort']);

const strict = await refused(config.makeApiClient(k8s.CustomObjectsApi).createNamespacedCustomObject(
  { group: 'apps', version: 'v1', namespace, plural: 'deployments', fieldValidation: 'Strict', body: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x' }, spec: { replcas: 1 } } }), 400);
assert.match(strict.message, /unknown field "spec\.replcas"/);

// Without credentials and with wrong ones.
const bare = new k8s.KubeConfig();
bare.loadFromClusterAndUser(config.getCurrentCluster(), { name: 'nobody' });
const forbidden = await refused(bare.makeApiClient(k8s.CoreV1Api).listNamespacedPod({ namespace }), 403);
assert.equal(forbidden.message, `pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" in the namespace "${namespace}"`);
bare.loadFromClusterAndUser(config.getCurrentCluster(), { name: 'liar', token: 'not-a-token' });
// The library keeps no body of a 401.
await assert.rejects(bare.makeApiClient(k8s.CoreV1Api).listNamespacedPod({ namespace }), { code: 401 });
