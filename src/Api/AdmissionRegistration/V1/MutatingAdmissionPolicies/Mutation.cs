using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.Mutation")]
public sealed partial record Mutation
{
    [Field("patchType", 2, Required = true, Always = true, Enum = "ApplyConfiguration|JSONPatch")]
    public string PatchType { get; init; } = "";

    [Field("applyConfiguration", 3)]
    public ApplyConfiguration? ApplyConfiguration { get; init; }

    [Field("jsonPatch", 4)]
    public JSONPatch? JsonPatch { get; init; }
}
