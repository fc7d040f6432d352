namespace Keles.Api.Resource.V1;

/// <summary>The table of resource slices.</summary>
internal static class ResourceSliceColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<ResourceSlice>("Node", "string", static s => s.Spec.NodeName, "The node whose devices these are."),
        Column.Of<ResourceSlice>("Driver", "string", static s => s.Spec.Driver, "The driver that publishes them."),
        Column.Of<ResourceSlice>("Pool", "string", static s => s.Spec.Pool.Name, "The pool they belong to."),
        DefaultColumns.Age,
    ];
}
