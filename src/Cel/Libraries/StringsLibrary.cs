using System.Text;

namespace Keles.Cel;

/// <summary>charAt, indexOf, join, quote, replace, split, substring, trim, upperAscii and so on; positions are code points.</summary>
internal static class StringsLibrary
{
    private static readonly CelType T = CelType.String;
    private static readonly CelType N = CelType.Int;

    public static CelLibrary Library { get; } = new CelLibrary()
        .Member("charAt", "string_char_at_int", T, T, N, CharAt)
        .Member("indexOf", "string_index_of_string", N, T, T, (text, part) => IndexOf(text.AsString, part.AsString, 0))
        .Member("indexOf", "string_index_of_string_int", N, [T, T, N], args => IndexOf(args[0].AsString, args[1].AsString, args[2].AsInt))
        .Member("lastIndexOf", "string_last_index_of_string", N, T, T, (text, part) => LastIndexOf(text.AsString, part.AsString, null))
        .Member("lastIndexOf", "string_last_index_of_string_int", N, [T, T, N], args => LastIndexOf(args[0].AsString, args[1].AsString, args[2].AsInt))
        .Member("lowerAscii", "string_lower_ascii", T, T, v => CelValue.Of(Cased(v.AsString, char.IsAsciiLetterUpper)))
        .Member("upperAscii", "string_upper_ascii", T, T, v => CelValue.Of(Cased(v.AsString, char.IsAsciiLetterLower)))
        .Member("replace", "string_replace_string_string", T, [T, T, T], args => CelValue.Of(TextParts.Replace(args[0].AsString, args[1].AsString, args[2].AsString, -1)))
        .Member("replace", "string_replace_string_string_int", T, [T, T, T, N], args => CelValue.Of(TextParts.Replace(args[0].AsString, args[1].AsString, args[2].AsString, args[3].AsInt)))
        .Member("split", "string_split_string", Signatures.Texts, T, T, (text, by) => CelList.Of(TextParts.Split(text.AsString, by.AsString, -1)))
        .Member("split", "string_split_string_int", Signatures.Texts, [T, T, N], args => CelList.Of(TextParts.Split(args[0].AsString, args[1].AsString, args[2].AsInt)))
        .Member("substring", "string_substring_int", T, T, N, (text, from) => Substring(text.AsString, from.AsInt, null))
        .Member("substring", "string_substring_int_int", T, [T, N, N], args => Substring(args[0].AsString, args[1].AsInt, args[2].AsInt))
        .Member("trim", "string_trim", T, T, v => CelValue.Of(v.AsString.Trim()))
        .Member("format", "string_format", T, T, CelType.List(CelType.Dyn), (text, args) => TextFormat.Format(text.AsString, args.AsList))
        .Function("strings.quote", "strings_quote", T, T, v => CelValue.Of(Quote(v.AsString)))
        .Member("join", "list_join", T, Signatures.Texts, list => Join(list.AsList, ""))
        .Member("join", "list_join_string", T, Signatures.Texts, T, (list, by) => Join(list.AsList, by.AsString));

    private static CelValue OutOfRange(long at) => CelValue.Error($"index out of range: {at}");

    private static CelValue CharAt(CelValue text, CelValue index)
    {
        var runes = CelText.Runes(text.AsString);
        var at = index.AsInt;
        return at < 0 || at > runes.Length ? OutOfRange(at) : CelValue.Of(at == runes.Length ? "" : runes[at].ToString());
    }

    private static CelValue IndexOf(string text, string part, long from)
    {
        if (part.Length == 0)
        {
            return CelValue.Of(from);
        }
        var runes = CelText.Runes(text);
        if (from < 0 || from >= runes.Length)
        {
            return from == 0 ? CelValue.Of(-1) : OutOfRange(from);
        }
        var at = runes.AsSpan((int)from).IndexOf(CelText.Runes(part));
        return CelValue.Of(at < 0 ? -1 : at + from);
    }

    private static CelValue LastIndexOf(string text, string part, long? until)
    {
        var runes = CelText.Runes(text);
        if (part.Length == 0)
        {
            return CelValue.Of(until ?? runes.Length);
        }
        if (runes.Length == 0 && until is null)
        {
            return CelValue.Of(-1);
        }
        var from = until ?? (runes.Length - 1);
        if (from < 0 || from >= runes.Length)
        {
            return OutOfRange(from);
        }
        var sought = CelText.Runes(part);
        return CelValue.Of((long)runes.AsSpan(0, (int)Math.Min(runes.Length, from + sought.Length)).LastIndexOf(sought));
    }

    private static CelValue Substring(string text, long from, long? to)
    {
        var runes = CelText.Runes(text);
        var end = to ?? runes.Length;
        if (from > end && to is not null)
        {
            return CelValue.Error($"invalid substring range. start: {from}, end: {end}");
        }
        if (from < 0 || from > runes.Length)
        {
            return OutOfRange(from);
        }
        return end < 0 || end > runes.Length ? OutOfRange(end) : CelValue.Of(CelText.FromRunes(runes.AsSpan((int)from, (int)(end - from))));
    }

    private static string Cased(string text, Func<char, bool> changes) =>
        string.Create(text.Length, (text, changes), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = state.changes(state.text[i]) ? (char)(state.text[i] ^ ' ') : state.text[i];
            }
        });

    private static CelValue Join(ICelList list, string separator)
    {
        var text = new StringBuilder();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Kind != CelKind.String)
            {
                return CelValue.Error($"join: invalid input: {list[i]}");
            }
            text.Append(i > 0 ? separator : "").Append(list[i].AsString);
        }
        return CelValue.Of(text.ToString());
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                7 => "\\a",
                8 => "\\b",
                12 => "\\f",
                10 => "\\n",
                13 => "\\r",
                9 => "\\t",
                11 => "\\v",
                '\\' => "\\\\",
                '"' => "\\\"",
                _ => rune.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }
}
