namespace Keles.Api.Core.V1;

/// <summary>The table of namespaces.</summary>
internal static class NamespaceColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<Namespace>("Status", "string", static n => n.Status.Phase, "Active, or Terminating while its content is being deleted."),
        DefaultColumns.Age,
    ];
}
