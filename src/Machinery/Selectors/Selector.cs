using System.Diagnostics.CodeAnalysis;

namespace Keles.Machinery;

/// <summary>
/// A label selector: all its requirements must hold. <see cref="Everything"/> has none; <see cref="Nothing"/> matches
/// no object at all.
/// </summary>
public sealed class Selector : IEquatable<Selector>
{
    private readonly SelectorRequirement[] requirements;

    private Selector(SelectorRequirement[] requirements, bool matchesNothing = false)
    {
        this.requirements = requirements;
        MatchesNothing = matchesNothing;
    }

    public static Selector Everything { get; } = new([]);

    public static Selector Nothing { get; } = new([], matchesNothing: true);

    public bool MatchesNothing { get; }

    public bool IsEverything => requirements.Length == 0 && !MatchesNothing;

    /// <summary>Ordered by key.</summary>
    public IReadOnlyList<SelectorRequirement> Requirements => requirements;

    public static Selector Of(IEnumerable<SelectorRequirement> requirements)
    {
        var ordered = requirements.OrderBy(static r => r.Key, StringComparer.Ordinal).ToArray();
        return ordered.Length == 0 ? Everything : new(ordered);
    }

    /// <summary>Each label must have exactly this value; the labels were checked before.</summary>
    public static Selector OfLabels(IEnumerable<KeyValuePair<string, string>> labels)
        => Of(labels.Select(static l => SelectorRequirement.Trusted(l.Key, SelectorOperator.Equals, [l.Value])));

    /// <summary>Null selects nothing, an empty selector everything; the error is upstream's.</summary>
    public static bool TryFrom(LabelSelector? labels, [NotNullWhen(true)] out Selector? selector, [NotNullWhen(false)] out string? error)
        => LabelSelectorReader.TryRead(labels, out selector, out error);

    /// <exception cref="FormatException">With upstream's words.</exception>
    public static Selector From(LabelSelector? labels) => TryFrom(labels, out var selector, out var error) ? selector : throw new FormatException(error);

    /// <exception cref="FormatException">With upstream's words.</exception>
    public static Selector Parse(string text) => TryParse(text, out var selector, out var error) ? selector : throw new FormatException(error);

    /// <summary>Reads <c>a=b,c!=d,e in (x,y),f notin (z),!g,h,i&gt;5</c>; the error is upstream's.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Selector? selector, [NotNullWhen(false)] out string? error)
        => SelectorParser.TryParse(text, out selector, out error);

    public Selector And(params IEnumerable<SelectorRequirement> more) => MatchesNothing ? this : Of(requirements.Concat(more));

    public bool Matches(OrderedMap<string> labels)
    {
        foreach (var requirement in requirements)
        {
            if (!requirement.Matches(labels.Get(requirement.Key)))
            {
                return false;
            }
        }

        return !MatchesNothing;
    }

    /// <param name="find">Gives a label's value, or null where the object does not have it.</param>
    public bool Matches(Func<string, string?> find)
        => !MatchesNothing && Array.TrueForAll(requirements, requirement => requirement.Matches(find(requirement.Key)));

    /// <summary>The one value the label must have for a match, where the selector says so; an index can use it.</summary>
    public bool RequiresExactMatch(string label, [NotNullWhen(true)] out string? value)
    {
        var first = Array.Find(requirements, r => r.Key == label);
        var exact = first is { Operator: SelectorOperator.Equals or SelectorOperator.DoubleEquals or SelectorOperator.In, Values.Count: 1 };
        value = exact ? first!.Values[0] : null;
        return exact;
    }

    public bool Equals(Selector? other)
        => other is not null && MatchesNothing == other.MatchesNothing && requirements.AsSpan().SequenceEqual(other.requirements);

    public override bool Equals(object? obj) => Equals(obj as Selector);

    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    public override string ToString() => string.Join(',', (object[])requirements);
}
