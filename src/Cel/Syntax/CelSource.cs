using System.Text;

namespace Keles.Cel;

/// <summary>The text of an expression, and where in it an offset is.</summary>
internal sealed class CelSource
{
    private readonly List<int> _lines = [0];

    public CelSource(string text)
    {
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                _lines.Add(i + 1);
            }
        }
    }

    public string Text { get; }

    /// <summary>The line, counted from 1, and the column, counted from 0 in code points.</summary>
    public (int Line, int Column) Locate(int offset)
    {
        if (offset < 0)
        {
            return (-1, -1);
        }
        var at = _lines.BinarySearch(offset);
        var line = at >= 0 ? at : ~at - 1;
        return (line + 1, CelText.Length(Text[_lines[line]..Math.Min(offset, Text.Length)]));
    }

    /// <summary>The line below an error message with a pointer to the column; wide characters get wide dots.</summary>
    public string Snippet(int line, int column)
    {
        if (line < 1 || line > _lines.Count)
        {
            return "";
        }
        var start = _lines[line - 1];
        var end = line < _lines.Count ? _lines[line] - 1 : Text.Length;
        var content = Text[start..end].Replace('\t', ' ');
        var pointer = new StringBuilder();
        var at = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (at++ == column)
            {
                return $"\n | {content}\n | {pointer}{(rune.IsAscii ? '^' : '＾')}";
            }
            pointer.Append(rune.IsAscii ? '.' : '．');
        }
        pointer.Append('.', Math.Max(0, column - at));
        return $"\n | {content}\n | {pointer}^";
    }
}
