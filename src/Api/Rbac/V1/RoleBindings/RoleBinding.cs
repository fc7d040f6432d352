using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

[ApiType("io.k8s.api.rbac.v1.RoleBinding", TypeMeta = true)]
public sealed partial record RoleBinding
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("subjects", 2, List = ListType.Atomic)]
    public Items<Subject> Subjects { get; init; }

    [Field("roleRef", 3, Required = true, Always = true)]
    public RoleRef RoleRef { get; init; } = RoleRef.Empty;
}
