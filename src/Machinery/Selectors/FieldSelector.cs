using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Keles.Machinery;

/// <summary>A field selector: <c>metadata.name=x,status.phase!=y</c>, with <c>\</c> before <c>\ , =</c> inside a value.</summary>
public sealed class FieldSelector : IEquatable<FieldSelector>
{
    private readonly FieldRequirement[] requirements;

    private FieldSelector(FieldRequirement[] requirements) => this.requirements = requirements;

    public static FieldSelector Everything { get; } = new([]);

    public bool IsEverything => requirements.Length == 0;

    public IReadOnlyList<FieldRequirement> Requirements => requirements;

    public static FieldSelector Of(params IEnumerable<FieldRequirement> requirements)
        => requirements.ToArray() is { Length: > 0 } some ? new(some) : Everything;

    public static FieldSelector Equal(string field, string value) => new([new(field, false, value)]);

    /// <exception cref="FormatException">With upstream's words.</exception>
    public static FieldSelector Parse(string text) => TryParse(text, out var selector, out var error) ? selector : throw new FormatException(error);

    /// <summary>Reads a field selector; the error is upstream's.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out FieldSelector? selector, [NotNullWhen(false)] out string? error)
        => FieldSelectorParser.TryParse(text, out selector, out error);

    /// <summary>Whether all terms hold; a field that is not there counts as empty.</summary>
    public bool Matches(Func<string, string?> find)
    {
        foreach (var requirement in requirements)
        {
            if (!requirement.Matches(find(requirement.Field)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The one value the field must have for a match, where the selector says so; an index can use it.</summary>
    public bool RequiresExactMatch(string field, [NotNullWhen(true)] out string? value)
    {
        value = Array.Find(requirements, r => r.Field == field && !r.Negated)?.Value;
        return value is not null;
    }

    public static string Escape(string value)
        => new StringBuilder(value).Replace(@"\", @"\\").Replace(",", @"\,").Replace("=", @"\=").ToString();

    public bool Equals(FieldSelector? other) => other is not null && requirements.AsSpan().SequenceEqual(other.requirements);

    public override bool Equals(object? obj) => Equals(obj as FieldSelector);

    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    public override string ToString() => string.Join(',', (object[])requirements);
}
