using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The parameters of a binding.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.ParamRef", Atomic = true)]
public sealed partial record ParamRef
{
    /// <summary>The object; not with selector.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Its namespace; that of the request if nothing is said.</summary>
    [Field("namespace", 2)]
    public string Namespace { get; init; } = "";

    /// <summary>Objects by labels.</summary>
    [Field("selector", 3)]
    public LabelSelector? Selector { get; init; }

    /// <summary>What happens when there is none: Allow or Deny.</summary>
    [Field("parameterNotFoundAction", 4)]
    public string? ParameterNotFoundAction { get; init; }
}
