namespace Keles.ApiServer;

/// <summary>Several errors in one text, as upstream joins them.</summary>
internal static class ErrorLists
{
    /// <summary>One alone as it is, several in brackets, equal ones once.</summary>
    public static string Join(IEnumerable<string> errors)
    {
        string[] all = [.. errors.Distinct(StringComparer.Ordinal)];
        return all.Length switch
        {
            0 => "",
            1 => all[0],
            _ => $"[{string.Join(", ", all)}]",
        };
    }
}
