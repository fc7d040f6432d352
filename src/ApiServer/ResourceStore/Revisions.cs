using System.Globalization;

namespace Keles.ApiServer;

/// <summary>Resource versions are the store's revisions in decimal.</summary>
internal static class Revisions
{
    public static string Format(long revision) => revision.ToString(CultureInfo.InvariantCulture);

    /// <summary>How many digits a version has.</summary>
    public static int Digits(long revision)
    {
        var digits = 1;
        for (; revision >= 10; revision /= 10) digits++;
        return digits;
    }

    public static bool TryParse(string text, out long revision) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out revision);
}
