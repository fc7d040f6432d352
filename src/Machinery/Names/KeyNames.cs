namespace Keles.Machinery;

/// <summary>Keys and other short names: environment variables, config map keys, ports, headers, identifiers.</summary>
public static class KeyNames
{
    public const int LongestPortName = 15;

    /// <summary>A name any shell takes.</summary>
    public static IReadOnlyList<string> EnvironmentVariable(string value)
    {
        var fits = NameShapes.IsKey(value) && !char.IsAsciiDigit(value[0]);
        return [.. fits ? Array.Empty<string>() : [NameMessages.Pattern(
            "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
            "[-._a-zA-Z][-._a-zA-Z0-9]*", "my.env-name", "MY_ENV.NAME", "MyEnvName1")], .. PathProblems(value)];
    }

    /// <summary>Any printable ASCII but <c>=</c>, as pods accept now.</summary>
    public static IReadOnlyList<string> RelaxedEnvironmentVariable(string value)
    {
        if (value.Length == 0)
        {
            return ["environment variable name " + NameMessages.Empty];
        }

        return value.All(static c => c is >= ' ' and <= '~' and not '=')
            ? []
            : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
    }

    /// <summary>A key of a config map or secret; it becomes a file name.</summary>
    public static IReadOnlyList<string> ConfigMapKey(string value)
        => [.. NameRule.Check(value, DnsNames.LongestSubdomain, NameShapes.IsKey(value), static _ => NameMessages.Pattern(
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
            "[-._a-zA-Z0-9]+", "key.name", "KEY_NAME", "key-name")), .. PathProblems(value)];

    /// <summary>An IANA service name, as ports are named.</summary>
    public static IReadOnlyList<string> PortName(string value)
    {
        var problems = new List<string>();
        void Unless(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }

        Unless(NameShapes.Length(value) <= LongestPortName, NameMessages.LongestCharacters(LongestPortName));
        Unless(value.Length > 0 && value.All(static c => c is '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)),
            "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        Unless(value.Any(char.IsAsciiLetterLower), "must contain at least one letter (a-z)");
        Unless(!value.Contains("--", StringComparison.Ordinal), "must not contain consecutive hyphens");
        Unless(!value.StartsWith('-') && !value.EndsWith('-'), "must not begin or end with a hyphen");
        return problems;
    }

    public static IReadOnlyList<string> PortNumber(long port) => InRange(port, 1, 65535);

    public static IReadOnlyList<string> InRange(long value, long least, long most)
        => value >= least && value <= most ? [] : [NameMessages.Between(least, most)];

    /// <summary>A user or group number of Linux.</summary>
    public static IReadOnlyList<string> UserId(long id) => InRange(id, 0, int.MaxValue);

    public static IReadOnlyList<string> Percent(string value)
        => value.Length > 1 && value[^1] == '%' && !value.AsSpan(0, value.Length - 1).ContainsAnyExceptInRange('0', '9')
            ? []
            : [NameMessages.Pattern("a valid percent string must be a numeric string followed by an ending '%'", "[0-9]+%", "1%", "93%")];

    public static IReadOnlyList<string> HttpHeader(string value)
        => value.Length > 0 && value.All(static c => c is '-' || char.IsAsciiLetterOrDigit(c))
            ? []
            : [NameMessages.Pattern("a valid HTTP header must consist of alphanumeric characters or '-'", "[-A-Za-z0-9]+", "X-Header-Name")];

    public static IReadOnlyList<string> CIdentifier(string value)
        => value.Length > 0 && !char.IsAsciiDigit(value[0]) && value.All(static c => c is '_' || char.IsAsciiLetterOrDigit(c))
            ? []
            : [NameMessages.Pattern(
                "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'",
                "[A-Za-z_][A-Za-z0-9_]*", "my_name", "MY_NAME", "MyName")];

    private static IReadOnlyList<string> PathProblems(string value) => value switch
    {
        "." => ["must not be '.'"],
        ".." => ["must not be '..'"],
        _ when value.StartsWith("..", StringComparison.Ordinal) => ["must not start with '..'"],
        _ => [],
    };
}
