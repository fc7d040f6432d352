namespace Keles.Machinery;

/// <summary>The sentences name rules are made of, as upstream builds them.</summary>
public static class NameMessages
{
    internal const string Empty = "must be non-empty";

    /// <summary>The rule, examples, and the expression that a client may check with.</summary>
    public static string Pattern(string rule, string expression, params ReadOnlySpan<string> examples)
    {
        if (examples.IsEmpty)
        {
            return $"{rule} (regex used for validation is '{expression}')";
        }

        // Upstream leaves a comma and two spaces between examples; clients have matched on it for years.
        var quoted = new string[examples.Length];
        for (var i = 0; i < examples.Length; i++)
        {
            quoted[i] = $"'{examples[i]}', ";
        }

        return $"{rule} (e.g. {string.Join(" or ", quoted)}regex used for validation is '{expression}')";
    }

    public static string LongestCharacters(int length) => $"must be no more than {length} characters";

    public static string LongestBytes(int length) => $"must be no more than {length} bytes";

    public static string Between(long least, long most) => $"must be between {least} and {most}, inclusive";
}
