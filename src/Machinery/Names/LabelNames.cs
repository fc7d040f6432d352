namespace Keles.Machinery;

/// <summary>Label keys (elsewhere called qualified names) and label values.</summary>
public static class LabelNames
{
    public const int LongestName = 63;

    private const string NameExpression = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string NameRuleText = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

    private static readonly string NameMisfit = NameMessages.Pattern(NameRuleText, NameExpression, "MyName", "my.name", "123-abc");

    /// <summary>An optional subdomain and a slash, then a name.</summary>
    public static IReadOnlyList<string> Key(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && value.IndexOf('/', slash + 1) >= 0)
        {
            return [$"a valid label key {NameMisfit} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        }

        var name = value.AsSpan(slash + 1);
        if (slash < 0 && NameShapes.IsLabelName(name) && name.Length <= LongestName)
        {
            return [];
        }

        var problems = new List<string>();
        if (slash >= 0)
        {
            problems.AddRange(Prefix(value[..slash]).Select(static p => "prefix part " + p));
        }

        problems.AddRange(Name(name.ToString()).Select(static p => "name part " + p));
        return problems;
    }

    /// <summary>A key that must have its prefix.</summary>
    public static IReadOnlyList<string> PrefixedKey(string value)
    {
        var problems = Key(value);
        return problems.Count > 0 || value.Contains('/', StringComparison.Ordinal)
            ? problems
            : ["must include a prefix (e.g. 'example.com/key')"];
    }

    /// <summary>Empty, or a name.</summary>
    public static IReadOnlyList<string> Value(string value)
    {
        if (value.Length == 0 || (NameShapes.IsLabelName(value) && value.Length <= LongestName))
        {
            return [];
        }

        var problems = new List<string>();
        if (NameShapes.Length(value) > LongestName)
        {
            problems.Add(NameMessages.LongestBytes(LongestName));
        }

        if (!NameShapes.IsLabelName(value))
        {
            problems.Add(NameMessages.Pattern(
                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
                $"({NameExpression})?", "MyValue", "my_value", "12345"));
        }

        return problems;
    }

    private static IReadOnlyList<string> Prefix(string prefix) => prefix.Length == 0 ? [NameMessages.Empty] : DnsNames.Subdomain(prefix);

    private static IEnumerable<string> Name(string name)
    {
        if (name.Length == 0)
        {
            yield return NameMessages.Empty;
        }
        else if (NameShapes.Length(name) > LongestName)
        {
            yield return NameMessages.LongestBytes(LongestName);
        }

        if (!NameShapes.IsLabelName(name))
        {
            yield return NameMisfit;
        }
    }
}
