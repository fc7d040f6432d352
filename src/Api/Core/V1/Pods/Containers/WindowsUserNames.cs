using System.Text.RegularExpressions;

namespace Keles.Api.Core.V1;

/// <summary>Names of Windows users: <c>USER</c> or <c>DOMAIN\USER</c>.</summary>
internal static partial class WindowsUserNames
{
    private const int LongestDomain = 256;
    private const int LongestUser = 104;

    /// <summary>All that is wrong with a name.</summary>
    public static IEnumerable<string> Problems(string name)
    {
        if (name.Length == 0) return ["runAsUserName cannot be an empty string"];
        if (Control().IsMatch(name)) return ["runAsUserName cannot contain control characters"];
        var parts = name.Split('\\');
        return parts.Length > 2 ? ["runAsUserName cannot contain more than one backslash"] : Of(parts.Length == 2 ? parts[0] : null, parts[^1]);
    }

    private static IEnumerable<string> Of(string? domain, string user)
    {
        if (domain?.Length >= LongestDomain) yield return $"runAsUserName's Domain length must be under {LongestDomain} characters";
        if (domain is not null && !NetBios().IsMatch(domain) && !Dns().IsMatch(domain)) yield return "runAsUserName's Domain doesn't match the NetBios nor the DNS format";
        if (user.Length == 0) yield return "runAsUserName's User cannot be empty";
        else if (user.Length > LongestUser) yield return $"runAsUserName's User length must not be longer than {LongestUser} characters";
        if (DotsAndSpaces().IsMatch(user)) yield return "runAsUserName's User cannot contain only periods or spaces";
        if (Forbidden().IsMatch(user)) yield return """runAsUserName's User cannot contain the following characters: "/\:;|=,+*?<>@[]""";
    }

    [GeneratedRegex(@"[\x00-\x1f\x7f]", RegexOptions.NonBacktracking)]
    private static partial Regex Control();

    [GeneratedRegex("""^[^\\/:*?"<>|]{1,15}\z""", RegexOptions.NonBacktracking)]
    private static partial Regex NetBios();

    [GeneratedRegex(@"^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Dns();

    [GeneratedRegex(@"^[. ]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex DotsAndSpaces();

    [GeneratedRegex("""["/\\:;|=,+*?<>@\[\]]""", RegexOptions.NonBacktracking)]
    private static partial Regex Forbidden();
}
