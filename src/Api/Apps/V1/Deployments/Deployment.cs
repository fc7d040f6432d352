using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.Deployment", TypeMeta = true)]
public sealed partial record Deployment
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public DeploymentSpec Spec { get; init; } = DeploymentSpec.Empty;

    [Field("status", 3)]
    public DeploymentStatus Status { get; init; } = DeploymentStatus.Empty;
}
