using System.Globalization;
using System.Text;

namespace Keles.Machinery.Yaml;

/// <summary>The text being written: where the line stands, whether white space or only indention came before.</summary>
internal sealed class YamlLine
{
    private const int Width = 80;
    private readonly StringBuilder text = new();
    private int column;
    private bool atSpace = true;

    /// <summary>Whether the line holds nothing yet but indention and indicators.</summary>
    public bool AtIndention { get; private set; } = true;

    public string Finish()
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            Break();
        }

        return text.ToString();
    }

    public void Indent(int indent)
    {
        if (!AtIndention || column > indent || (column == indent && !atSpace))
        {
            Break();
        }

        Pad(indent);
        atSpace = true;
        AtIndention = true;
    }

    public void Indicator(string sign, bool needSpace = false, bool isSpace = false, bool isIndention = false)
    {
        if (needSpace && !atSpace)
        {
            Put(' ');
        }

        Put(sign);
        atSpace = isSpace;
        AtIndention = AtIndention && isIndention;
    }

    public void Plain(string value, int indent, bool mayFold)
    {
        if (!atSpace)
        {
            Put(' ');
        }

        Folded(value, indent, mayFold, isQuoted: false);
        atSpace = false;
        AtIndention = false;
    }

    public void SingleQuoted(string value, int indent, bool mayFold)
    {
        Indicator("'", needSpace: true);
        Folded(value, indent, mayFold, isQuoted: true);
        Indicator("'");
    }

    public void DoubleQuoted(string value, int indent, bool mayFold)
    {
        Indicator("\"", needSpace: true);
        var spaces = false;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == ' ')
            {
                if (mayFold && !spaces && column > Width && i > 0 && i < value.Length - 1)
                {
                    Indent(indent);
                    Put(value[i + 1] == ' ' ? "\\" : "");
                }
                else
                {
                    Put(' ');
                }

                spaces = true;
                continue;
            }

            spaces = false;
            i += Escaped(value, i) - 1;
        }

        Indicator("\"");
        atSpace = false;
        AtIndention = false;
    }

    public void Literal(string value, int indent)
    {
        Indicator("|" + Hints(value), needSpace: true);
        Break();
        AtIndention = true;
        atSpace = true;
        var breaks = true;
        foreach (var c in value)
        {
            if (YamlCharacters.IsBreak(c))
            {
                text.Append(c);
                column = 0;
                AtIndention = true;
                breaks = true;
                continue;
            }

            if (breaks)
            {
                Indent(indent);
            }

            Put(c);
            AtIndention = false;
            breaks = false;
        }
    }

    private static string Hints(string value)
    {
        var indent = value[0] == ' ' || YamlCharacters.IsBreak(value[0]) ? "2" : "";
        if (!YamlCharacters.IsBreak(value[^1]))
        {
            return indent + "-";
        }

        return indent + (value.Length == 1 || YamlCharacters.IsBreak(value[^2]) ? "+" : "");
    }

    private void Folded(string value, int indent, bool mayFold, bool isQuoted)
    {
        var spaces = false;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == ' ' && mayFold && !spaces && column > Width && (!isQuoted || (i > 0 && i < value.Length - 1)) && !(i + 1 < value.Length && value[i + 1] == ' '))
            {
                Indent(indent);
            }
            else
            {
                Put(c);
                if (c == '\'' && isQuoted)
                {
                    Put('\'');
                }

                AtIndention = false;
            }

            spaces = c == ' ';
        }
    }

    /// <summary>How many characters of the value were written.</summary>
    private int Escaped(string value, int at)
    {
        var c = value[at];
        var rune = char.IsHighSurrogate(c) && at + 1 < value.Length && char.IsLowSurrogate(value[at + 1]) ? char.ConvertToUtf32(c, value[at + 1]) : c;
        if (rune == c && YamlCharacters.IsPrintable(value, at) && !YamlCharacters.IsBreak(c) && c is not ('"' or '\\'))
        {
            Put(c);
            AtIndention = false;
            return 1;
        }

        Put(rune switch
        {
            0 => @"\0",
            '\a' => @"\a",
            '\b' => @"\b",
            '\t' => @"\t",
            '\n' => @"\n",
            '\v' => @"\v",
            '\f' => @"\f",
            '\r' => @"\r",
            0x1b => @"\e",
            '"' => "\\\"",
            '\\' => @"\\",
            0x85 => @"\N",
            0x2028 => @"\L",
            0x2029 => @"\P",
            <= 0xff => @"\x" + rune.ToString("X2", CultureInfo.InvariantCulture),
            <= 0xffff => @"\u" + rune.ToString("X4", CultureInfo.InvariantCulture),
            _ => @"\U" + rune.ToString("X8", CultureInfo.InvariantCulture),
        });
        return rune > 0xffff ? 2 : 1;
    }

    private void Break()
    {
        text.Append('\n');
        column = 0;
    }

    private void Pad(int indent)
    {
        while (column < indent)
        {
            Put(' ');
        }
    }

    private void Put(char c)
    {
        text.Append(c);
        column += char.IsLowSurrogate(c) ? 0 : 1;
    }

    private void Put(string s)
    {
        foreach (var c in s)
        {
            Put(c);
        }
    }
}
