namespace Keles.Machinery;

/// <summary>One term of a field selector: a field that equals, or does not equal, a value.</summary>
public sealed record FieldRequirement(string Field, bool Negated, string Value)
{
    public bool Matches(string? actual) => string.Equals(actual ?? "", Value, StringComparison.Ordinal) != Negated;

    public override string ToString() => $"{Field}{(Negated ? "!=" : "=")}{FieldSelector.Escape(Value)}";
}
