using System.Globalization;
using System.Text;

namespace Keles.Cel;

/// <summary>
/// A pattern of RE2 in the framework's syntax. What differs: letters, digits and blanks are those of ASCII, <c>$</c> is the very end,
/// a dot is a whole code point, and what needs going back (look-around, references) does not exist.
/// </summary>
internal sealed class Re2Translation
{
    private const int MaxRepeat = 1000;

    private readonly string _pattern;
    private readonly StringBuilder _out = new();
    private readonly Stack<bool> _multiline = new([false]);
    private readonly Stack<(int Open, int Repeat)> _groups = new();
    private int _at;

    /// <summary>Where the last repeatable piece begins in the output; -1 where nothing can be repeated.</summary>
    private int _piece = -1;

    /// <summary>How often the innermost part of the last piece is repeated: RE2 bounds the product.</summary>
    private int _pieceRepeat = 1;

    private Re2Translation(string pattern) => _pattern = pattern;

    public static string Of(string pattern) => new Re2Translation(pattern).Run();

    private string Run()
    {
        while (_at < _pattern.Length)
        {
            Next();
        }
        return _groups.Count > 0 ? throw new Re2SyntaxException($"missing closing ): `{_pattern}`") : _out.ToString();
    }

    private char Peek(int ahead = 0) => _at + ahead < _pattern.Length ? _pattern[_at + ahead] : '\0';

    private void Next()
    {
        switch (_pattern[_at])
        {
            case '(':
                Open();
                break;
            case ')':
                if (!_groups.TryPop(out var group))
                {
                    throw new Re2SyntaxException($"unexpected ): `{_pattern}`");
                }
                _at++;
                _multiline.Pop();
                _out.Append(')');
                (_piece, _pieceRepeat) = (group.Open, Math.Max(group.Repeat, _pieceRepeat));
                break;
            case '*' or '+' or '?':
                Repeat(_pattern[_at..(_at + 1)]);
                break;
            case '{':
                Counted();
                break;
            case '|':
                _out.Append('|');
                _piece = -1;
                _at++;
                break;
            case '^':
                Piece(_multiline.Peek() ? "(?m:^)" : "\\A");
                break;
            case '$':
                Piece(_multiline.Peek() ? "(?m:$)" : "\\z");
                break;
            case '.':
                Piece(Re2Classes.Dot);
                break;
            case '[':
                var set = new Re2Set(_pattern, _at);
                Add(set.Translate(out _at));
                break;
            case '\\':
                Escape();
                break;
            default:
                var length = char.IsSurrogatePair(_pattern, _at) ? 2 : 1;
                Add(Re2Classes.Literal(_pattern.AsSpan(_at, length)));
                _at += length;
                break;
        }
    }

    private void Piece(string text)
    {
        Add(text);
        _at++;
    }

    private void Add(string text)
    {
        _piece = _out.Length;
        _pieceRepeat = 1;
        _out.Append(text);
    }

    private void Open()
    {
        var flags = _multiline.Peek();
        if (Peek(1) != '?')
        {
            _groups.Push((_out.Length, _pieceRepeat = 1));
            _out.Append('(');
            _at++;
        }
        else if (Peek(2) == 'P' && Peek(3) == '<' || (Peek(2) == '<' && Peek(3) is not ('=' or '!')))
        {
            var start = _at + (Peek(2) == 'P' ? 4 : 3);
            var end = _pattern.IndexOf('>', start);
            var name = end < 0 ? "" : _pattern[start..end];
            if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_'))
            {
                throw new Re2SyntaxException($"invalid named capture: `{_pattern[_at..(end < 0 ? _pattern.Length : end + 1)]}`");
            }
            _groups.Push((_out.Length, _pieceRepeat = 1));
            _out.Append('(');
            _at = end + 1;
        }
        else if (!Flags(ref flags))
        {
            return;
        }
        _multiline.Push(flags);
        _piece = -1;
    }

    /// <summary><c>(?i)</c> for what follows, <c>(?i:</c> for a group; true where a group was opened.</summary>
    private bool Flags(ref bool multiline)
    {
        var end = _at + 2;
        var kept = new StringBuilder();
        var on = true;
        for (; end < _pattern.Length && _pattern[end] is not (':' or ')'); end++)
        {
            switch (_pattern[end])
            {
                case '-':
                    on = false;
                    kept.Append('-');
                    break;
                case 'm':
                    multiline = on;
                    break;
                case 'i' or 's':
                    kept.Append(_pattern[end]);
                    break;
                default:
                    throw new Re2SyntaxException($"invalid or unsupported Perl syntax: `{_pattern[_at..Math.Min(_pattern.Length, end + 1)]}`");
            }
        }
        if (end >= _pattern.Length)
        {
            throw new Re2SyntaxException($"missing closing ): `{_pattern}`");
        }
        var text = kept.ToString().TrimEnd('-');
        var group = _pattern[end] == ':';
        _at = end + 1;
        if (group)
        {
            _groups.Push((_out.Length, _pieceRepeat = 1));
            _out.Append(CultureInfo.InvariantCulture, $"(?{text}:");
            return true;
        }
        if (text.Length > 0)
        {
            _out.Append(CultureInfo.InvariantCulture, $"(?{text})");
        }
        _multiline.Pop();
        _multiline.Push(multiline);
        _piece = -1;
        return false;
    }

    private void Counted()
    {
        var end = _pattern.IndexOf('}', _at);
        var parts = end < 0 ? [] : _pattern[(_at + 1)..end].Split(',');
        if (parts.Length is < 1 or > 2 || parts[0].Length == 0 || parts.Any(p => p.Any(c => !char.IsAsciiDigit(c))))
        {
            Add("\\{");
            _at++;
            return;
        }
        var text = _pattern[_at..(end + 1)];
        var least = Count(parts[0]);
        var most = parts.Length == 1 ? least : parts[1].Length == 0 ? -1 : Count(parts[1]);
        if (least > MaxRepeat || most > MaxRepeat || (most >= 0 && least > most))
        {
            throw new Re2SyntaxException($"invalid repeat count: `{text}`");
        }
        var product = _pieceRepeat * Math.Max(1, Math.Max(least, most));
        if (product > MaxRepeat)
        {
            throw new Re2SyntaxException($"invalid repeat count: `{text}`");
        }
        Repeat(text);
        _pieceRepeat = product;
    }

    private static int Count(string digits) => digits.Length > 4 ? MaxRepeat + 1 : int.Parse(digits, CultureInfo.InvariantCulture);

    private void Repeat(string operation)
    {
        if (_piece < 0)
        {
            throw new Re2SyntaxException($"missing argument to repetition operator: `{operation}`");
        }
        _at += operation.Length;
        _out.Insert(_piece, "(?:").Append(')').Append(operation);
        if (Peek() == '?')
        {
            _out.Append('?');
            _at++;
        }
        if (Peek() is '*' or '+' or '?')
        {
            throw new Re2SyntaxException($"invalid nested repetition operator: `{operation}{Peek()}`");
        }
        _out.Insert(_piece, "(?:").Append(')');
    }

    private void Escape()
    {
        switch (Peek(1))
        {
            case 'A' or 'z' or 'b' or 'B':
                Add(_pattern.Substring(_at, 2));
                _at += 2;
                break;
            case 'Q':
                var end = _pattern.IndexOf("\\E", _at + 2, StringComparison.Ordinal);
                foreach (var rune in _pattern[(_at + 2)..(end < 0 ? _pattern.Length : end)].EnumerateRunes())
                {
                    Add(Re2Classes.Literal(rune.ToString()));
                }
                _at = end < 0 ? _pattern.Length : end + 2;
                break;
            default:
                var set = new Re2Set(_pattern, _at);
                Add(set.Single(out _at));
                break;
        }
    }
}
