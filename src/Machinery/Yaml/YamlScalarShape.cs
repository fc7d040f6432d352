namespace Keles.Machinery.Yaml;

/// <summary>In which styles a text may be written.</summary>
internal readonly record struct YamlScalarShape(bool Multiline, bool Plain, bool SingleQuoted, bool Literal)
{
    public static YamlScalarShape Of(string text)
    {
        if (text.Length == 0)
        {
            return new(false, true, true, false);
        }

        var (indicators, special, breaks) = (text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal), false, false);
        var (breakThenSpace, spaceThenBreak) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var previous = i == 0 ? '\0' : text[i - 1];
            indicators |= IsIndicator(text, i, previous);

            // Breaks other than a line feed would come back as one.
            special |= !YamlCharacters.IsPrintable(text, i) || (YamlCharacters.IsBreak(text[i]) && text[i] != '\n');
            breaks |= YamlCharacters.IsBreak(text[i]);
            breakThenSpace |= text[i] == ' ' && i > 0 && YamlCharacters.IsBreak(previous);
            spaceThenBreak |= YamlCharacters.IsBreak(text[i]) && previous == ' ';
        }

        var edges = IsSpace(text[0]) || IsSpace(text[^1]);
        return new(
            Multiline: breaks,
            Plain: !(edges || breakThenSpace || spaceThenBreak || special || breaks || indicators),
            SingleQuoted: !(breakThenSpace || spaceThenBreak || special),
            Literal: !(text[^1] == ' ' || spaceThenBreak || special));
    }

    private static bool IsSpace(char c) => c == ' ' || YamlCharacters.IsBreak(c);

    private static bool IsIndicator(string text, int at, char previous)
    {
        var beforeBlank = at + 1 >= text.Length || text[at + 1] is ' ' or '\t' || YamlCharacters.IsBreak(text[at + 1]);
        if (at == 0)
        {
            return ",[]{}#&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal) || (text[0] is '?' or ':' or '-' && beforeBlank);
        }

        return (text[at] == ':' && beforeBlank) || (text[at] == '#' && (previous is ' ' or '\t' || YamlCharacters.IsBreak(previous)));
    }
}
