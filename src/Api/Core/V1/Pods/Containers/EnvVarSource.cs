using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.EnvVarSource")]
public sealed partial record EnvVarSource
{
    [Field("fieldRef", 1)]
    public ObjectFieldSelector? FieldRef { get; init; }

    [Field("resourceFieldRef", 2)]
    public ResourceFieldSelector? ResourceFieldRef { get; init; }

    [Field("configMapKeyRef", 3)]
    public ConfigMapKeySelector? ConfigMapKeyRef { get; init; }

    [Field("secretKeyRef", 4)]
    public SecretKeySelector? SecretKeyRef { get; init; }

    [Field("fileKeyRef", 5)]
    public FileKeySelector? FileKeyRef { get; init; }
}
