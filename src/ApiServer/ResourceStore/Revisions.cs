using System.Globalization;

namespace Keles.ApiServer;

/// <summary>Resource versions are the store's revisions in decimal.</summary>
internal static class Revisions
{
    public static string Format(long revision) => revision.ToString(CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out long revision) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out revision);
}
