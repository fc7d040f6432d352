namespace Keles.Machinery;

/// <summary>How a selector compares a label or field with its values.</summary>
public enum SelectorOperator
{
    Exists,
    DoesNotExist,
    Equals,
    DoubleEquals,
    NotEquals,
    In,
    NotIn,
    GreaterThan,
    LessThan,
}
