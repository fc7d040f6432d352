using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.UpdateOptions", TypeMeta = true)]
public sealed partial record UpdateOptions
{
    [Field("dryRun", 1)]
    public Items<string> DryRun { get; init; }

    [Field("fieldManager", 2)]
    public string FieldManager { get; init; } = "";

    [Field("fieldValidation", 3)]
    public string FieldValidation { get; init; } = "";
}
