using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>Options of a creation.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.CreateOptions", TypeMeta = true)]
public sealed partial record CreateOptions
{
    /// <summary>With All nothing is kept.</summary>
    [Field("dryRun", 1)]
    public Items<string> DryRun { get; init; }

    /// <summary>The name under which the fields are owned.</summary>
    [Field("fieldManager", 3)]
    public string FieldManager { get; init; } = "";

    /// <summary>Ignore, Warn or Strict: what happens to unknown and duplicate fields.</summary>
    [Field("fieldValidation", 4)]
    public string FieldValidation { get; init; } = "";
}
