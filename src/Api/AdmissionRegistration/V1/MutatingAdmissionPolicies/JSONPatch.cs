using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>A change made by a JSON patch.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.JSONPatch")]
public sealed partial record JSONPatch
{
    /// <summary>A CEL expression that gives the operations.</summary>
    [Field("expression", 1)]
    public string Expression { get; init; } = "";
}
