using System.Globalization;
using Keles.Machinery;

namespace Keles.Programs;

/// <summary>Reads flags' texts, as upstream's commands read theirs.</summary>
internal static class FlagTexts
{
    public static TimeSpan Duration(string text)
    {
        if (!GoDurations.TryRead(text, out var span, out var why)) throw new FormatException(why);
        return span >= TimeSpan.Zero ? span : throw Negative();
    }

    public static TimeSpan Positive(string text) => Duration(text) is var span && span > TimeSpan.Zero ? span : throw new FormatException("it must be longer than nothing");

    public static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(Count(text));

    /// <summary>Zero or more.</summary>
    public static int Count(string text)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) throw new FormatException("it is no whole number");
        return number >= 0 ? number : throw Negative();
    }

    public static Func<string, int> Within(int least, int most) => text => Count(text) is var number && number >= least && number <= most
        ? number
        : throw new FormatException($"it must be between {least} and {most}");

    public static bool Bool(string text) => text switch
    {
        "" or "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => throw new FormatException("it must be true or false"),
    };

    public static Func<string, double> Chance(double most) => text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var chance) && chance >= 0 && chance <= most
            ? chance
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"it can not be less than 0 or greater than {most}"));

    private static FormatException Negative() => new("it can not be negative");
}
