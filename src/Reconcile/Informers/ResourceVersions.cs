using System.Globalization;

namespace Keles.Reconcile;

/// <summary>Resource versions as numbers: since 1.35 upstream promises that they can be compared.</summary>
public static class ResourceVersions
{
    /// <summary>0 for no version.</summary>
    public static ulong Parse(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
