namespace Keles.Api.Apps.V1;

/// <summary>The descriptor of ControllerRevision.</summary>
public static class ControllerRevisionKind
{
    public static Kind<ControllerRevision> Kind { get; } = new()
    {
        Group = "apps",
        Version = "v1",
        Name = "ControllerRevision",
        Plural = "controllerrevisions",
        Singular = "controllerrevision",
        Namespaced = true,
        StoragePrefix = "controllerrevisions",
        Columns = ControllerRevisionColumns.All,
        Validation = ControllerRevisionValidation.OnCreate,
        UpdateValidation = ControllerRevisionValidation.OnUpdate,
    };
}
