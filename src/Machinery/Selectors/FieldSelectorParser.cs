using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Keles.Machinery;

/// <summary>Reads a field selector, with upstream's errors.</summary>
internal static class FieldSelectorParser
{
    private static readonly string[] Operators = ["!=", "==", "="];

    public static bool TryParse(string text, [NotNullWhen(true)] out FieldSelector? selector, [NotNullWhen(false)] out string? error)
    {
        selector = null;
        var requirements = new List<FieldRequirement>();
        foreach (var term in Terms(text).Order(StringComparer.Ordinal))
        {
            if (term.Length == 0)
            {
                continue;
            }

            if (!TrySplit(term, out var field, out var op, out var escaped))
            {
                error = $"invalid selector: '{text}'; can't understand '{term}'";
                return false;
            }

            if (!TryUnescape(escaped, out var value, out error))
            {
                return false;
            }

            requirements.Add(new(field, op == "!=", value));
        }

        error = null;
        selector = FieldSelector.Of(requirements);
        return true;
    }

    private static List<string> Terms(string text)
    {
        var terms = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ',')
            {
                terms.Add(text[start..i]);
                start = i + 1;
            }
        }

        terms.Add(text[start..]);
        return terms;
    }

    private static bool TrySplit(string term, out string field, out string op, out string value)
    {
        for (var i = 0; i < term.Length; i++)
        {
            var found = Array.Find(Operators, o => term.AsSpan(i).StartsWith(o, StringComparison.Ordinal));
            if (found is not null)
            {
                (field, op, value) = (term[..i], found, term[(i + found.Length)..]);
                return true;
            }
        }

        (field, op, value) = ("", "", "");
        return false;
    }

    private static bool TryUnescape(string text, out string value, [NotNullWhen(false)] out string? error)
    {
        var plain = new StringBuilder(text.Length);
        error = null;
        for (var i = 0; i < text.Length && error is null; i++)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < text.Length && text[i + 1] is '\\' or ',' or '=':
                    plain.Append(text[++i]);
                    break;
                case '\\':
                    Rune.DecodeFromUtf16(text.AsSpan(i + 1), out var next, out var length);
                    var after = length == 0 ? "" : next.ToString();
                    error = $@"invalid field selector: invalid escape sequence: \{after}";
                    break;
                case ',' or '=':
                    // Upstream prints the character as its number.
                    error = "invalid field selector: unescaped character in value: " + ((int)text[i]).ToString(CultureInfo.InvariantCulture);
                    break;
                default:
                    plain.Append(text[i]);
                    break;
            }
        }

        value = plain.ToString();
        return error is null;
    }
}
