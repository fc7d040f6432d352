using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>All users of a group.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.GroupSubject")]
public sealed partial record GroupSubject
{
    /// <summary>The group; * for all.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";
}
