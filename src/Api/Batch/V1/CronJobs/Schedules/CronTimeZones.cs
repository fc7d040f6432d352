using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Keles.Api.Batch.V1;

/// <summary>Time zones by the names of the IANA database, as this machine has it.</summary>
public static partial class CronTimeZones
{
    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone, [NotNullWhen(false)] out string? error)
    {
        zone = null;
        error = $"unknown time zone {name}";
        if (name is "" or "UTC")
        {
            zone = TimeZoneInfo.Utc;
            return true;
        }

        return IsName(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone) && zone.HasIanaId;
    }

    /// <summary>A path of parts that are letters mostly; anything else could be a path out of the database.</summary>
    public static bool IsName(string name) => name.Split('/').All(static part => part is not ("." or "..") && !part.StartsWith('-') && Part().IsMatch(part));

    [GeneratedRegex(@"^[A-Za-z._0-9+\-]{1,14}$", RegexOptions.NonBacktracking)]
    private static partial Regex Part();
}
