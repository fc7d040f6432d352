using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>A user.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.UserSubject")]
public sealed partial record UserSubject
{
    /// <summary>The name; * for all.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";
}
