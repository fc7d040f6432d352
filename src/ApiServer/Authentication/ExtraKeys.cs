namespace Keles.ApiServer;

/// <summary>The keys of a user's extra fields.</summary>
internal static class ExtraKeys
{
    public const string PodName = "authentication.kubernetes.io/pod-name";

    public const string PodUid = "authentication.kubernetes.io/pod-uid";

    public const string NodeName = "authentication.kubernetes.io/node-name";

    public const string NodeUid = "authentication.kubernetes.io/node-uid";

    public const string CredentialId = "authentication.kubernetes.io/credential-id";

    /// <summary>A key as it stands in the name of a header: lower case, and what a header's name may not hold as %xx.</summary>
    public static string FromHeader(string suffix)
    {
        var lower = suffix.ToLowerInvariant();
        return IsEscaped(lower) ? Uri.UnescapeDataString(lower) : lower;
    }

    /// <summary>Where one escape is broken the text means itself.</summary>
    private static bool IsEscaped(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2])) return false;
        }

        return true;
    }
}
