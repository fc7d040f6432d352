namespace Keles.Machinery;

/// <summary>One term of a label selector; made only by <see cref="Create"/> and <see cref="Trusted"/>.</summary>
public sealed class SelectorRequirement : IEquatable<SelectorRequirement>
{
    private readonly string[] values;
    private readonly long bound;

    private SelectorRequirement(string key, SelectorOperator op, string[] values)
    {
        Key = key;
        Operator = op;
        this.values = values;
        if (op is SelectorOperator.GreaterThan or SelectorOperator.LessThan && values.Length == 1)
        {
            GoInteger.TryParse(values[0], out bound, out _);
        }
    }

    public string Key { get; }

    public SelectorOperator Operator { get; }

    /// <summary>In ordinal order, each once.</summary>
    public IReadOnlyList<string> Values => values;

    /// <summary>Checks key and values; <paramref name="errors"/> says what is wrong in upstream's words.</summary>
    public static SelectorRequirement Create(string key, SelectorOperator op, IEnumerable<string> values, FieldPath path, FieldErrors errors)
    {
        var requirement = Trusted(key, op, values);
        SelectorRules.Check(requirement, path, errors);
        return requirement;
    }

    /// <summary>A requirement whose key and values have been checked before.</summary>
    public static SelectorRequirement Trusted(string key, SelectorOperator op, IEnumerable<string> values)
        => new(key, op, [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <param name="value">The label's value, or null where the object does not have it.</param>
    public bool Matches(string? value) => Operator switch
    {
        SelectorOperator.Exists => value is not null,
        SelectorOperator.DoesNotExist => value is null,
        SelectorOperator.Equals or SelectorOperator.DoubleEquals or SelectorOperator.In => value is not null && Has(value),
        SelectorOperator.NotEquals or SelectorOperator.NotIn => value is null || !Has(value),
        SelectorOperator.GreaterThan => value is not null && GoInteger.TryParse(value, out var number, out _) && number > bound,
        SelectorOperator.LessThan => value is not null && GoInteger.TryParse(value, out var number, out _) && number < bound,
        _ => false,
    };

    public bool Equals(SelectorRequirement? other)
        => other is not null && Key == other.Key && Operator == other.Operator && values.AsSpan().SequenceEqual(other.values);

    public override bool Equals(object? obj) => Equals(obj as SelectorRequirement);

    public override int GetHashCode() => HashCode.Combine(Key, Operator, values.Length);

    public override string ToString()
    {
        var joined = string.Join(',', values);
        return Operator switch
        {
            SelectorOperator.Exists => Key,
            SelectorOperator.DoesNotExist => "!" + Key,
            SelectorOperator.In or SelectorOperator.NotIn => $"{Key} {SelectorRules.Symbol(Operator)} ({joined})",
            _ => Key + SelectorRules.Symbol(Operator) + joined,
        };
    }

    private bool Has(string value) => Array.IndexOf(values, value) >= 0;
}
