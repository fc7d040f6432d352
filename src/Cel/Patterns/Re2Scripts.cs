namespace Keles.Cel;

/// <summary>Unicode properties that patterns name: general categories as they are, the common scripts by their blocks.</summary>
internal static class Re2Scripts
{
    private static readonly HashSet<string> Categories = new(StringComparer.Ordinal)
    {
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co",
    };

    public static string? Of(string name) => Categories.Contains(name) ? name : name switch
    {
        "Greek" => "IsGreekandCoptic",
        "Cyrillic" => "IsCyrillic",
        "Hebrew" => "IsHebrew",
        "Arabic" => "IsArabic",
        "Thai" => "IsThai",
        "Han" => "IsCJKUnifiedIdeographs",
        "Hiragana" => "IsHiragana",
        "Katakana" => "IsKatakana",
        "Hangul" => "IsHangulSyllables",
        _ => null,
    };
}
