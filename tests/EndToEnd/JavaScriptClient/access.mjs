// Tokens of service accounts, what a role grants, and reviews.
import assert from 'node:assert/strict';
import { config, core, k8s, makeNamespace, namespace, refused } from './support.mjs';

await makeNamespace();
const rbac = config.makeApiClient(k8s.RbacAuthorizationV1Api), authorization = config.makeApiClient(k8s.AuthorizationV1Api), authentication = config.makeApiClient(k8s.AuthenticationV1Api);
await core.createNamespacedServiceAccount({ namespace, body: { metadata: { name: 'robot' } } });
const issued = await core.createNamespacedServiceAccountToken({ name: 'robot', namespace, body: { spec: { audiences: [], expirationSeconds: 3600 } } });
assert.ok(issued.status.expirationTimestamp - new Date() > 3_500_000);
const { token } = issued.status;
const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
assert.equal(claims.sub, `system:serviceaccount:${namespace}:robot`);

const own = new k8s.KubeConfig();
own.loadFromClusterAndUser(config.getCurrentCluster(), { name: 'robot', token });
const robot = own.makeApiClient(k8s.CoreV1Api);
assert.equal((await refused(robot.listNamespacedConfigMap({ namespace }), 403)).reason, 'Forbidden');
await rbac.createNamespacedRole({ namespace, body: { metadata: { name: 'reader' }, rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['list'] }] } });
await rbac.createNamespacedRoleBinding({ namespace, body: {
  metadata: { name: 'reader' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' }, subjects: [{ kind: 'ServiceAccount', name: 'robot', namespace }],
} });
const may = verb => authorization.createSubjectAccessReview({ body: { spec: { user: claims.sub, resourceAttributes: { namespace, verb, resource: 'configmaps' } } } });
assert.equal((await may('list')).status.allowed, true);
assert.equal((await may('delete')).status.allowed, false);
assert.ok((await robot.listNamespacedConfigMap({ namespace })).items.length >= 0);

const self = await own.makeApiClient(k8s.AuthenticationV1Api).createSelfSubjectReview({ body: {} });
assert.equal(self.status.userInfo.username, claims.sub);
const review = await authentication.createTokenReview({ body: { spec: { token } } });
assert.deepEqual([review.status.authenticated, review.status.user.username], [true, claims.sub]);
await core.deleteNamespacedServiceAccount({ name: 'robot', namespace });
assert.equal((await authentication.createTokenReview({ body: { spec: { token } } })).status.authenticated ?? false, false);
