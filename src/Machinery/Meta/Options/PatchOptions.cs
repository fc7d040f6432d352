using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>Options of a patch.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.PatchOptions", TypeMeta = true)]
public sealed partial record PatchOptions
{
    /// <summary>With All nothing is kept.</summary>
    [Field("dryRun", 1)]
    public Items<string> DryRun { get; init; }

    /// <summary>Take fields over from other managers; only for apply.</summary>
    [Field("force", 2)]
    public bool? Force { get; init; }

    /// <summary>The name under which the fields are owned.</summary>
    [Field("fieldManager", 3)]
    public string FieldManager { get; init; } = "";

    /// <summary>Ignore, Warn or Strict: what happens to unknown and duplicate fields.</summary>
    [Field("fieldValidation", 4)]
    public string FieldValidation { get; init; } = "";
}
