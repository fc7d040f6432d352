using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ObjectFieldSelector", Atomic = true)]
public sealed partial record ObjectFieldSelector
{
    [Field("apiVersion", 1)]
    public string ApiVersion { get; init; } = "";

    [Field("fieldPath", 2, Required = true, Always = true)]
    public string FieldPath { get; init; } = "";
}
