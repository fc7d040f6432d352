using Keles.Machinery.Typing;

namespace Keles.Machinery.Patching;

/// <summary>How a member is patched: the type beneath it, the strategy, the key of its items.</summary>
internal readonly record struct PatchMeta(ITypeSchema Schema, string Strategy, string MergeKey)
{
    public bool Merges => Strategy == StrategicNames.Merge;

    public bool Replaces => Strategy == StrategicNames.Replace;

    /// <summary>The metadata of a member that is an object.</summary>
    public static PatchMeta OfMap(ITypeSchema parent, string name)
    {
        var field = Find(parent, name);
        return new(field.Type, Strategic(field), field.PatchMergeKey ?? "");
    }

    /// <summary>The metadata of a member that is a list; the schema is that of its items.</summary>
    public static PatchMeta OfList(ITypeSchema parent, string name)
    {
        var field = Find(parent, name);
        if (field.Type is not { Shape: TypeShape.List or TypeShape.Deduced, Element: { } element })
        {
            throw StrategicErrors.Internal($"expected slice or array type, but got: {GoKind(parent)}");
        }

        return new(element, Strategic(field), field.PatchMergeKey ?? "");
    }

    private static SchemaField Find(ITypeSchema parent, string name)
    {
        if (parent.Shape == TypeShape.Deduced)
        {
            // Content that belongs to somebody else; upstream finds a struct there that shows nothing of it.
            throw StrategicErrors.Internal($"unable to find api field in struct RawExtension for the json field {GoQuote.Quote(name)}");
        }

        if (!parent.IsStruct)
        {
            throw StrategicErrors.Internal($"merging an object in json but data type is not struct, instead is: {GoKind(parent)}");
        }

        return parent.Field(name)
            ?? throw StrategicErrors.Internal($"unable to find api field in struct {parent.Name} for the json field {GoQuote.Quote(name)}");
    }

    private static string Strategic(SchemaField field)
    {
        var strategies = field.PatchStrategies.Where(static s => s != StrategicNames.RetainKeysStrategy).ToList();
        return (strategies.Count, field.PatchStrategies.Count) switch
        {
            (0, <= 1) => "",
            (1, <= 2) => strategies[0],
            _ => throw StrategicErrors.Internal($"unexpected patch strategy: [{string.Join(' ', field.PatchStrategies)}]"),
        };
    }

    /// <summary>Go's name for the kind of a type.</summary>
    public static string GoKind(ITypeSchema schema) => schema switch
    {
        { IsStruct: true } => "struct",
        { Shape: TypeShape.Map } => "map",
        { Shape: TypeShape.List } => "slice",
        _ => schema.Name,
    };
}
