namespace Keles.Machinery.Yaml;

/// <summary>Characters as upstream's writer sees them: tabs and everything beyond the basic plane are escaped.</summary>
internal static class YamlCharacters
{
    public static bool IsBreak(char c) => c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    public static bool IsPrintable(string text, int at) => text[at] is '\n' or (>= ' ' and <= '~') or (>= '\u00a0' and <= '\ud7ff')
        or (>= '\ue000' and <= '\ufffd' and not '\ufeff');
}
