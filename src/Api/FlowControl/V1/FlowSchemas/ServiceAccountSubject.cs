using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>A service account.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.ServiceAccountSubject")]
public sealed partial record ServiceAccountSubject
{
    /// <summary>Its namespace.</summary>
    [Field("namespace", 1, Required = true, Always = true)]
    public string Namespace { get; init; } = "";

    /// <summary>Its name; * for all.</summary>
    [Field("name", 2, Required = true, Always = true)]
    public string Name { get; init; } = "";
}
