using System.Globalization;

namespace Keles.Cel;

/// <summary><c>format.dns1123Label().validate(x)</c>: nothing when the text fits, else what is wrong with it.</summary>
internal static class FormatLibrary
{
    /// <summary>The longest pattern any format stands for, for estimates.</summary>
    public const int LongestPattern = 1200;

    private static readonly Dictionary<string, CelNamedFormat> Formats = new CelNamedFormat[]
    {
        new("dns1123Label", t => NameRules.Label(t), 30),
        new("dns1123Subdomain", t => NameRules.Subdomain(t), 60),
        new("dns1035Label", t => NameRules.Label1035(t), 30),
        new("qualifiedName", NameRules.QualifiedName, 60),
        new("dns1123LabelPrefix", t => NameRules.Label(NameRules.Prefix(t)), 30),
        new("dns1123SubdomainPrefix", t => NameRules.Subdomain(NameRules.Prefix(t)), 60),
        new("dns1035LabelPrefix", t => NameRules.Label1035(NameRules.Prefix(t)), 30),
        new("labelValue", NameRules.LabelValue, 40),
        new("uri", t => CelUrl.Parse(t, out var error) is null ? [error] : [], LongestPattern),
        new("uuid", t => IsUuid(t) ? [] : ["does not match the UUID format"], 74),
        new("byte", t => IsBase64(t) ? [] : ["invalid base64"], 72),
        new("date", t => DateTime.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? [] : ["invalid date"], 99),
        new("datetime", t => CelTimestamps.TryParse(t, out _) ? [] : ["invalid datetime"], 99),
    }.ToDictionary(f => f.ToString(), StringComparer.Ordinal);

    public static CelLibrary Library { get; } = Make();

    private static CelLibrary Make()
    {
        var library = new CelLibrary()
            .TypeName(CelNamedFormat.CelType)
            .Member("validate", "format-validate", CelType.Optional(Signatures.Texts), CelNamedFormat.CelType, CelType.String, (f, text) => ((CelNamedFormat)f.AsOpaque).Validate(text.AsString))
            .Function("format.named", "format-named", CelType.Optional(CelNamedFormat.CelType), CelType.String, name =>
                Formats.TryGetValue(name.AsString, out var format) ? CelValue.Some(CelValue.Of(format)) : CelValue.None);
        foreach (var (name, format) in Formats)
        {
            library.Function($"format.{name}", $"format.{name}", CelNamedFormat.CelType, [], _ => CelValue.Of(format));
        }
        return library;
    }

    private static bool IsUuid(string text) =>
        Guid.TryParseExact(text, "D", out _) || Guid.TryParseExact(text, "N", out _);

    private static bool IsBase64(string text) => text.Length % 4 == 0 && Convert.TryFromBase64String(text, new byte[text.Length], out _);
}
