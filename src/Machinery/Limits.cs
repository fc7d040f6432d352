namespace Keles.Machinery;

/// <summary>The bounds of everything that is parsed.</summary>
public static class Limits
{
    /// <summary>Nesting of JSON, YAML and schemas: deeper input is refused, for a stack overflow cannot be caught.</summary>
    public const int JsonDepth = 512;

    /// <summary>Nesting of protobuf messages.</summary>
    public const int ProtoDepth = 512;
}
