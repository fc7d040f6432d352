using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ConfigMapKeySelector", Atomic = true)]
public sealed partial record ConfigMapKeySelector
{
    [Field("name", 1, Via = "1")]
    public string Name { get; init; } = "";

    [Field("key", 2, Required = true, Always = true)]
    public string Key { get; init; } = "";

    [Field("optional", 3)]
    public bool? Optional { get; init; }
}
