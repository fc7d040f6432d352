using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

[ApiType("io.k8s.api.rbac.v1.Role", TypeMeta = true)]
public sealed partial record Role
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("rules", 2, Always = true, List = ListType.Atomic)]
    public Items<PolicyRule> Rules { get; init; }
}
