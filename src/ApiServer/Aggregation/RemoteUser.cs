using System.Text;
using Keles.ApiServer.Connect;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Aggregation;

/// <summary>Tells another API server in headers who makes a request, which it believes because of our client certificate.</summary>
internal static class RemoteUser
{
    private const string Prefix = "X-Remote-";
    private const string ExtraPrefix = "X-Remote-Extra-";

    /// <summary>Replaces what the client said of himself: his credentials stay here, and nobody names himself.</summary>
    public static void Put(IHeaderDictionary headers, UserIdentity user, HeaderLines lines)
    {
        foreach (var name in headers.Keys.Where(IsOurs).ToArray()) headers.Remove(name);
        foreach (var (name, value) in Headers(user, lines)) headers[name] = value;
    }

    /// <summary>What says who the user is; each group has a line of its own.</summary>
    public static IEnumerable<(string Name, string Value)> Headers(UserIdentity user, HeaderLines lines)
    {
        yield return ("X-Remote-User", user.Name);
        if (user.Uid.Length > 0) yield return ("X-Remote-Uid", user.Uid);
        if (user.Groups.Count > 0) yield return ("X-Remote-Group", lines.Of("X-Remote-Group", user.Groups.ToArray()));
        foreach (var (key, values) in user.Extra) if (values.Count > 0) yield return (ExtraPrefix + Escape(key), lines.Of(ExtraPrefix + Escape(key), values.ToArray()));
    }

    private static bool IsOurs(string name) =>
        name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || name.StartsWith("Impersonate-", StringComparison.OrdinalIgnoreCase) || name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    /// <summary>Letters that a header's name cannot have as percent signs and digits.</summary>
    private static string Escape(string key)
    {
        var text = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(key))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || "!#$&'*+-.^_`|~".Contains((char)b)) text.Append((char)b);
            else text.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
