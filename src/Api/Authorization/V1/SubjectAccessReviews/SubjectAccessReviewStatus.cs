using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

[ApiType("io.k8s.api.authorization.v1.SubjectAccessReviewStatus")]
public sealed partial record SubjectAccessReviewStatus
{
    [Field("allowed", 1, Required = true, Always = true)]
    public bool Allowed { get; init; }

    [Field("reason", 2)]
    public string Reason { get; init; } = "";

    [Field("evaluationError", 3)]
    public string EvaluationError { get; init; } = "";

    [Field("denied", 4)]
    public bool Denied { get; init; }
}
