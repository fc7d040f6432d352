namespace Keles.Machinery.Schema;

/// <summary>One type of the API: its name in the OpenAPI document and its fields in the order they are written.</summary>
public sealed class TypeSchema
{
    private Dictionary<string, FieldSchema>? byName;

    public required string Name { get; init; }

    public bool Atomic { get; init; }

    public string? Union { get; init; }

    public required FieldSchema[] Fields { get; init; }

    /// <summary>The summary of the type (-1) or of the field at an index; kept out of the table because only documentation asks for it.</summary>
    public Func<int, string> Describe { get; init; } = static _ => "";

    /// <summary>The last part of the name.</summary>
    public string ShortName => Name[(Name.LastIndexOf('.') + 1)..];

    public FieldSchema? Field(string name)
    {
        // Two threads may both build it; the results are equal.
        byName ??= Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        return byName.GetValueOrDefault(name);
    }
}
