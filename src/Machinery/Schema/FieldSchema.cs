namespace Keles.Machinery.Schema;

/// <summary>One field of a type, as OpenAPI, patches and apply see it.</summary>
public sealed class FieldSchema
{
    public required string Name { get; init; }

    public int Number { get; init; }

    public string? Via { get; init; }

    public ValueType Type { get; init; }

    public Container Container { get; init; }

    /// <summary>The type of the value, or of the items, when <see cref="Type"/> is Object; asked for late, for types refer to each other.</summary>
    public Func<TypeSchema>? Object { get; init; }

    /// <summary>Absent differs from zero.</summary>
    public bool Pointer { get; init; }

    public bool Required { get; init; }

    public bool Always { get; init; }

    public ListType List { get; init; }

    public string[] Keys { get; init; } = [];

    public string? MergeKey { get; init; }

    public string[] Strategies { get; init; } = [];

    public string? Default { get; init; }

    public string[] Enum { get; init; } = [];

    public MapType Map { get; init; }
}
