using System.Text;

namespace Keles.Api.CustomResources;

/// <summary>Names of members as expressions write them: words of the language and signs that it has another meaning for are escaped.</summary>
internal static class EscapedNames
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
    };

    /// <summary>Null where no expression can name the member.</summary>
    public static string? Of(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0])) return null;
        if (Reserved.Contains(name)) return $"__{name}__";
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '_' && i + 1 < name.Length && name[i + 1] == '_')
            {
                text.Append("__underscores__");
                i++;
                continue;
            }

            switch (name[i])
            {
                case '.': text.Append("__dot__"); break;
                case '-': text.Append("__dash__"); break;
                case '/': text.Append("__slash__"); break;
                case '_': text.Append('_'); break;
                case var c when char.IsAsciiLetterOrDigit(c): text.Append(c); break;
                default: return null;
            }
        }

        return text.ToString();
    }
}
