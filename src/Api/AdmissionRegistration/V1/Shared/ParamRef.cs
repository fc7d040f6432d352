using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.ParamRef", Atomic = true)]
public sealed partial record ParamRef
{
    [Field("name", 1)]
    public string Name { get; init; } = "";

    [Field("namespace", 2)]
    public string Namespace { get; init; } = "";

    [Field("selector", 3)]
    public LabelSelector? Selector { get; init; }

    [Field("parameterNotFoundAction", 4)]
    public string? ParameterNotFoundAction { get; init; }
}
