namespace Keles.Api.Core.V1;

/// <summary>The descriptor of Binding.</summary>
public static class BindingKind
{
    public static Kind<Binding> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "Binding",
        Plural = "bindings",
        Singular = "binding",
        Namespaced = true,
        Verbs = Verbs.Create,
    };
}
