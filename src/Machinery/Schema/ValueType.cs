namespace Keles.Machinery.Schema;

/// <summary>What a single value of a field is.</summary>
public enum ValueType
{
    String,
    Bool,
    Int32,
    Int64,
    Double,
    Bytes,
    Quantity,
    IntOrString,
    Time,
    MicroTime,
    Duration,

    /// <summary>Any JSON value.</summary>
    Any,

    /// <summary>Another type of the API.</summary>
    Object,
}
