using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.PatchOptions", TypeMeta = true)]
public sealed partial record PatchOptions
{
    [Field("dryRun", 1)]
    public Items<string> DryRun { get; init; }

    [Field("force", 2)]
    public bool? Force { get; init; }

    [Field("fieldManager", 3)]
    public string FieldManager { get; init; } = "";

    [Field("fieldValidation", 4)]
    public string FieldValidation { get; init; } = "";
}
