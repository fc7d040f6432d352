namespace Keles.Machinery.Typing;

/// <summary>What a scalar may be.</summary>
public enum ScalarType
{
    /// <summary>Any of them: quantities, times, int-or-string.</summary>
    Untyped,
    String,
    Numeric,
    Boolean,
}
