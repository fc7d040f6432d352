using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.EnvVar")]
public sealed partial record EnvVar
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("value", 2)]
    public string Value { get; init; } = "";

    [Field("valueFrom", 3)]
    public EnvVarSource? ValueFrom { get; init; }
}
