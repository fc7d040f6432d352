namespace Keles.Cel;

/// <summary>A type of the language as declarations and the checker know it.</summary>
public sealed class CelType : IEquatable<CelType>
{
    private const string OptionalName = "optional_type";

    private CelType(CelTypeKind kind, string name, params CelType[] parameters)
    {
        Kind = kind;
        Name = name;
        Parameters = parameters;
    }

    public CelTypeKind Kind { get; }
    public string Name { get; }
    public IReadOnlyList<CelType> Parameters { get; }

    public static CelType Dyn { get; } = new(CelTypeKind.Dyn, "dyn");
    public static CelType Error { get; } = new(CelTypeKind.Error, "!error!");
    public static CelType Null { get; } = new(CelTypeKind.Null, "null");
    public static CelType Bool { get; } = new(CelTypeKind.Bool, "bool");
    public static CelType Int { get; } = new(CelTypeKind.Int, "int");
    public static CelType Uint { get; } = new(CelTypeKind.Uint, "uint");
    public static CelType Double { get; } = new(CelTypeKind.Double, "double");
    public static CelType String { get; } = new(CelTypeKind.String, "string");
    public static CelType Bytes { get; } = new(CelTypeKind.Bytes, "bytes");
    public static CelType Timestamp { get; } = new(CelTypeKind.Timestamp, "timestamp");
    public static CelType Duration { get; } = new(CelTypeKind.Duration, "duration");
    public static CelType Any { get; } = new(CelTypeKind.Any, "any");
    public static CelType Type { get; } = new(CelTypeKind.Type, "type");

    public static CelType List(CelType item) => new(CelTypeKind.List, "list", item);
    public static CelType Map(CelType key, CelType value) => new(CelTypeKind.Map, "map", key, value);
    public static CelType Object(string name) => new(CelTypeKind.Object, name);
    public static CelType Opaque(string name, params CelType[] parameters) => new(CelTypeKind.Opaque, name, parameters);
    public static CelType Optional(CelType of) => new(CelTypeKind.Opaque, OptionalName, of);
    public static CelType Param(string name) => new(CelTypeKind.TypeParam, name);
    public static CelType TypeOf(CelType type) => new(CelTypeKind.Type, "type", type);
    public static CelType Nullable(CelType primitive) => new(CelTypeKind.Wrapper, "wrapper", primitive);

    internal bool IsOptional => Kind == CelTypeKind.Opaque && Name == OptionalName;
    internal bool IsDyn => Kind is CelTypeKind.Dyn or CelTypeKind.Any;
    internal bool IsDynOrError => IsDyn || Kind == CelTypeKind.Error;
    internal bool IsPrimitive => Kind is >= CelTypeKind.Bool and <= CelTypeKind.Bytes;

    /// <summary>The same type around other parameters.</summary>
    internal CelType With(CelType[] parameters) => new(Kind, Name, parameters);

    public bool Equals(CelType? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }
        if (other is null || Kind != other.Kind || Name != other.Name || Parameters.Count != other.Parameters.Count)
        {
            return false;
        }
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (!Parameters[i].Equals(other.Parameters[i]))
            {
                return false;
            }
        }
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as CelType);
    public override int GetHashCode() => HashCode.Combine(Kind, Name);

    /// <summary>The type as messages write it: <c>list(int)</c>, <c>map(string, dyn)</c>.</summary>
    public override string ToString() => Parameters.Count == 0 ? Name : $"{Name}({string.Join(", ", Parameters)})";
}
