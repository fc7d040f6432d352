using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An environment variable.</summary>
[ApiType("io.k8s.api.core.v1.EnvVar")]
public sealed partial record EnvVar
{
    /// <summary>Its name.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>Its value. $(NAME) is replaced by the variable of that name defined before, $$(NAME) stands for itself.</summary>
    [Field("value", 2)]
    public string Value { get; init; } = "";

    /// <summary>Where the value comes from; not beside value.</summary>
    [Field("valueFrom", 3)]
    public EnvVarSource? ValueFrom { get; init; }
}
