using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>A condition that objects must fulfil.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.Validation")]
public sealed partial record Validation
{
    /// <summary>A CEL expression that is true or false.</summary>
    [Field("expression", 1, Required = true, Always = true)]
    public string Expression { get; init; } = "";

    /// <summary>What the client is told when it is false.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";

    /// <summary>The reason of the refusal, as one word.</summary>
    [Field("reason", 3)]
    public string? Reason { get; init; }

    /// <summary>A CEL expression that gives the message.</summary>
    [Field("messageExpression", 4)]
    public string MessageExpression { get; init; } = "";
}
