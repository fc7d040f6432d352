using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Nodes.V1;

[ApiType("io.k8s.api.node.v1.RuntimeClass", TypeMeta = true)]
public sealed partial record RuntimeClass
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("handler", 2, Required = true, Always = true)]
    public string Handler { get; init; } = "";

    [Field("overhead", 3)]
    public Overhead? Overhead { get; init; }

    [Field("scheduling", 4)]
    public Scheduling? Scheduling { get; init; }
}
