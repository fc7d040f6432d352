using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.CreateOptions", TypeMeta = true)]
public sealed partial record CreateOptions
{
    [Field("dryRun", 1)]
    public Items<string> DryRun { get; init; }

    [Field("fieldManager", 3)]
    public string FieldManager { get; init; } = "";

    [Field("fieldValidation", 4)]
    public string FieldValidation { get; init; } = "";
}
