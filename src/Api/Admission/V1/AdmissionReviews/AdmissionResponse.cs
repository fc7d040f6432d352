using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Admission.V1;

[ApiType("io.k8s.api.admission.v1.AdmissionResponse")]
public sealed partial record AdmissionResponse
{
    [Field("uid", 1, Always = true)]
    public string Uid { get; init; } = "";

    [Field("allowed", 2, Always = true)]
    public bool Allowed { get; init; }

    [Field("status", 3)]
    public Status? Status { get; init; }

    [Field("patch", 4)]
    public Bytes Patch { get; init; }

    [Field("patchType", 5)]
    public string? PatchType { get; init; }

    [Field("auditAnnotations", 6)]
    public OrderedMap<string> AuditAnnotations { get; init; }

    [Field("warnings", 7)]
    public Items<string> Warnings { get; init; }
}
