namespace Keles.Cel;

/// <summary>What a value is at run time.</summary>
public enum CelKind : byte
{
    Null,
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    List,
    Map,
    Timestamp,
    Duration,
    Type,
    Optional,

    /// <summary>A value of a library or of the host: see <see cref="CelOpaque"/>.</summary>
    Opaque,

    /// <summary>What went wrong. Errors are values, since <c>&amp;&amp;</c> and <c>||</c> may absorb them.</summary>
    Error,
}
