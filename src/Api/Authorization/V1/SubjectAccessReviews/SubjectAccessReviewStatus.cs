using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

/// <summary>Whether he may.</summary>
[ApiType("io.k8s.api.authorization.v1.SubjectAccessReviewStatus")]
public sealed partial record SubjectAccessReviewStatus
{
    /// <summary>He may.</summary>
    [Field("allowed", 1, Required = true, Always = true)]
    public bool Allowed { get; init; }

    /// <summary>Why.</summary>
    [Field("reason", 2)]
    public string Reason { get; init; } = "";

    /// <summary>Something could not be found out; the answer holds all the same.</summary>
    [Field("evaluationError", 3)]
    public string EvaluationError { get; init; } = "";

    /// <summary>He was refused outright; when neither this nor allowed is true, nobody said that he may.</summary>
    [Field("denied", 4)]
    public bool Denied { get; init; }
}
