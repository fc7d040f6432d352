using System.Globalization;
using Keles.Machinery;

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

    /// <summary>What is wrong with a text that is no version, as upstream's parser says it.</summary>
    public static string WhyInvalid(string text)
    {
        var why = text.Length > 0 && text.All(char.IsAsciiDigit) ? "value out of range" : "invalid syntax";
        var errors = new FieldErrors();
        errors.Invalid(FieldPath.Root("resourceVersion"), text, $"strconv.ParseUint: parsing {GoQuote.Quote(text)}: {why}");
        return errors.First().Message;
    }
}
