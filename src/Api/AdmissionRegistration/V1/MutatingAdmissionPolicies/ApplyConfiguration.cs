using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>A change made by apply.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.ApplyConfiguration")]
public sealed partial record ApplyConfiguration
{
    /// <summary>A CEL expression that gives the fields to apply.</summary>
    [Field("expression", 1)]
    public string Expression { get; init; } = "";
}
