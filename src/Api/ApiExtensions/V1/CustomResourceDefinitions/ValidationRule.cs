using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>A condition as a CEL expression.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ValidationRule")]
public sealed partial record ValidationRule
{
    /// <summary>The expression; self is the value, oldSelf what it was.</summary>
    [Field("rule", 1, Required = true, Always = true)]
    public string Rule { get; init; } = "";

    /// <summary>What the client is told when it is false.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";

    /// <summary>A CEL expression that gives the message.</summary>
    [Field("messageExpression", 3)]
    public string MessageExpression { get; init; } = "";

    /// <summary>The reason of the refusal, as one word.</summary>
    [Field("reason", 4, Enum = "FieldValueDuplicate|FieldValueForbidden|FieldValueInvalid|FieldValueRequired")]
    public string? Reason { get; init; }

    /// <summary>The field that is named in the refusal.</summary>
    [Field("fieldPath", 5)]
    public string FieldPath { get; init; } = "";

    /// <summary>The rule is asked for new values too; oldSelf is then an optional.</summary>
    [Field("optionalOldSelf", 6)]
    public bool? OptionalOldSelf { get; init; }
}
