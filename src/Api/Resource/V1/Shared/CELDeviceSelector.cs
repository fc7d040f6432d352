using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A condition on a device.</summary>
[ApiType("io.k8s.api.resource.v1.CELDeviceSelector")]
public sealed partial record CELDeviceSelector
{
    /// <summary>A CEL expression that is true or false.</summary>
    [Field("expression", 1, Required = true, Always = true)]
    public string Expression { get; init; } = "";
}
