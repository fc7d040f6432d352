namespace Keles.Api;

/// <summary>What stands in for a text that is empty.</summary>
internal static class Absent
{
    public static string Or(this string text, string standIn) => text.Length > 0 ? text : standIn;
}
