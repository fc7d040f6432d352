namespace Keles.Machinery.Schema;

/// <summary>One field of a type: its JSON name and protobuf number, and how it is merged.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string json, int number) : Attribute
{
    public string Json { get; } = json;

    /// <summary>0 when the field has no place in protobuf.</summary>
    public int Number { get; } = number;

    /// <summary>The numbers of the messages around it that JSON does not have, outermost first: <c>2.1</c>.</summary>
    public string? Via { get; init; }

    public bool Required { get; init; }

    /// <summary>Written even when empty.</summary>
    public bool Always { get; init; }

    /// <summary>Left out when zero although it is a structure.</summary>
    public bool OmitZero { get; init; }

    public ListType List { get; init; }

    /// <summary>The keys of a list of type map, separated by commas.</summary>
    public string? Keys { get; init; }

    public string? MergeKey { get; init; }

    /// <summary>Strategies of strategic merge patch, separated by commas.</summary>
    public string? Strategy { get; init; }

    /// <summary>The schema's default: the text of a string, or JSON.</summary>
    public string? Default { get; init; }

    /// <summary>The values the schema lists, separated by bars.</summary>
    public string? Enum { get; init; }

    public MapType Map { get; init; }
}
