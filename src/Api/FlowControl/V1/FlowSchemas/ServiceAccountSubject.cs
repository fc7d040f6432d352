using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.ServiceAccountSubject")]
public sealed partial record ServiceAccountSubject
{
    [Field("namespace", 1, Required = true, Always = true)]
    public string Namespace { get; init; } = "";

    [Field("name", 2, Required = true, Always = true)]
    public string Name { get; init; } = "";
}
