using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Admission.V1;

/// <summary>A webhook's answer.</summary>
[ApiType("io.k8s.api.admission.v1.AdmissionResponse")]
public sealed partial record AdmissionResponse
{
    /// <summary>That of the question.</summary>
    [Field("uid", 1, Always = true)]
    public string Uid { get; init; } = "";

    /// <summary>Whether the request goes on.</summary>
    [Field("allowed", 2, Always = true)]
    public bool Allowed { get; init; }

    /// <summary>Why not.</summary>
    [Field("status", 3)]
    public Status? Status { get; init; }

    /// <summary>A change to the object.</summary>
    [Field("patch", 4)]
    public Bytes Patch { get; init; }

    /// <summary>The form of the change: JSONPatch.</summary>
    [Field("patchType", 5)]
    public string? PatchType { get; init; }

    /// <summary>Texts for the audit log.</summary>
    [Field("auditAnnotations", 6)]
    public OrderedMap<string> AuditAnnotations { get; init; }

    /// <summary>Sentences for the client.</summary>
    [Field("warnings", 7)]
    public Items<string> Warnings { get; init; }
}
