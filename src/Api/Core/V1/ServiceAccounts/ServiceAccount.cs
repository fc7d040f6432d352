using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ServiceAccount", TypeMeta = true)]
public sealed partial record ServiceAccount
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("secrets", 2, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<ObjectReference> Secrets { get; init; }

    [Field("imagePullSecrets", 3, List = ListType.Atomic)]
    public Items<LocalObjectReference> ImagePullSecrets { get; init; }

    [Field("automountServiceAccountToken", 4)]
    public bool? AutomountServiceAccountToken { get; init; }
}
