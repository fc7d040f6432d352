using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>One change.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.Mutation")]
public sealed partial record Mutation
{
    /// <summary>ApplyConfiguration or JSONPatch.</summary>
    [Field("patchType", 2, Required = true, Always = true, Enum = "ApplyConfiguration|JSONPatch")]
    public string PatchType { get; init; } = "";

    /// <summary>A change made by apply.</summary>
    [Field("applyConfiguration", 3)]
    public ApplyConfiguration? ApplyConfiguration { get; init; }

    /// <summary>A change made by a JSON patch.</summary>
    [Field("jsonPatch", 4)]
    public JSONPatch? JsonPatch { get; init; }
}
