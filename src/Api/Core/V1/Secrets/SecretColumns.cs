namespace Keles.Api.Core.V1;

/// <summary>The table of secrets; it never shows a value.</summary>
internal static class SecretColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<Secret>("Type", "string", static s => s.Type, "What the secret is for."),
        Column.Of<Secret>("Data", "string", static s => s.Data.Count, "How many keys the secret has."),
        DefaultColumns.Age,
    ];
}
