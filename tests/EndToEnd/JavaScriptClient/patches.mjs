// Every type of patch, and server-side apply with its conflicts.
import assert from 'node:assert/strict';
import { as, config, core, k8s, makeNamespace, namespace, refused } from './support.mjs';

await makeNamespace();
const apps = config.makeApiClient(k8s.AppsV1Api), objects = k8s.KubernetesObjectApi.makeApiClient(config);
const { JsonPatch, MergePatch, StrategicMergePatch, ServerSideApply } = k8s.PatchStrategy;
const labels = { app: 'web' };
await apps.createNamespacedDeployment({ namespace, body: {
  metadata: { name: 'web' },
  spec: { replicas: 0, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'one' }, { name: 'b', image: 'two' }] } } },
} });
const patch = (body, type) => apps.patchNamespacedDeployment({ name: 'web', namespace, body }, as(type));
const images = deployment => deployment.spec.template.spec.containers.map(c => `${c.name}=${c.image}`).join(' ');

// The strategic merge knows a list's key, the other two do not.
assert.equal(images(await patch({ spec: { template: { spec: { containers: [{ name: 'b', image: 'three' }] } } } }, StrategicMergePatch)), 'a=one b=three');
assert.equal(images(await patch([{ op: 'replace', path: '/spec/template/spec/containers/0/image', value: 'four' }], JsonPatch)), 'a=four b=three');
assert.equal(images(await patch({ spec: { template: { spec: { containers: [{ name: 'c', image: 'five' }] } } } }, MergePatch)), 'c=five');
assert.equal((await patch({ metadata: { annotations: { gone: null, kept: 'yes' } } }, MergePatch)).metadata.annotations.kept, 'yes');

const failed = await refused(patch([{ op: 'test', path: '/spec/replicas', value: 7 }], JsonPatch), 422);
assert.equal(failed.reason, 'Invalid');
assert.equal((await refused(apps.patchNamespacedDeployment({ name: 'web', namespace, body: {} }, as('text/plain')), 415)).reason, 'UnsupportedMediaType');

// Apply: each manager owns its fields, and another takes them by force alone.
const map = data => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm', namespace }, data });
const apply = (body, fieldManager, force) => objects.patch(body, undefined, undefined, fieldManager, force, ServerSideApply);
await apply(map({ color: 'red', size: 'big' }), 'painter');
const both = await apply(map({ shape: 'round' }), 'potter');
assert.deepEqual({ ...both.data }, { color: 'red', shape: 'round', size: 'big' });
assert.deepEqual(both.metadata.managedFields.map(m => `${m.manager} ${m.operation}`), ['painter Apply', 'potter Apply']);
const conflict = await refused(apply(map({ color: 'blue', shape: 'round' }), 'potter'), 409);
assert.equal(conflict.reason, 'Conflict');
assert.equal(conflict.details.causes[0].reason, 'FieldManagerConflict');
assert.equal(conflict.details.causes[0].field, '.data.color');
assert.match(conflict.details.causes[0].message, /conflict with "painter"/);
assert.equal((await apply(map({ color: 'blue', shape: 'round' }), 'potter', true)).data.color, 'blue');
// What its only manager leaves out goes.
assert.deepEqual({ ...(await apply(map({}), 'painter')).data }, { color: 'blue', shape: 'round' });
assert.deepEqual({ ...(await core.readNamespacedConfigMap({ name: 'm', namespace })).data }, { color: 'blue', shape: 'round' });
