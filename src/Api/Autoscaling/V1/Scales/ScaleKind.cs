namespace Keles.Api.Autoscaling.V1;

/// <summary>The descriptor of Scale.</summary>
public static class ScaleKind
{
    public static Kind<Scale> Kind { get; } = new()
    {
        Group = "autoscaling",
        Version = "v1",
        Name = "Scale",
        Plural = "scales",
        Singular = "scale",
        Namespaced = true,
        Verbs = Verbs.GetPatchUpdate,
    };
}
