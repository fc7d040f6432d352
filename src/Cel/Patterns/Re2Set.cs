using System.Globalization;
using System.Text;

namespace Keles.Cel;

/// <summary>A set in brackets, or a single escape that stands for one.</summary>
internal sealed class Re2Set
{
    private readonly StringBuilder _units = new();
    private readonly List<string> _pairs = [];
    private readonly string _pattern;
    private readonly int _start;
    private int _at;

    public Re2Set(string pattern, int start) => (_pattern, _start, _at) = (pattern, start, start);

    private char Peek(int ahead = 0) => _at + ahead < _pattern.Length ? _pattern[_at + ahead] : '\0';

    private Re2SyntaxException Missing() => new($"missing closing ]: `{_pattern[_start..]}`");

    public string Translate(out int end)
    {
        _at++;
        var negated = Peek() == '^';
        if (negated)
        {
            _at++;
        }
        var first = true;
        while (first || Peek() != ']')
        {
            first = false;
            if (_at >= _pattern.Length)
            {
                throw Missing();
            }
            Member();
        }
        end = _at + 1;
        return Written(negated);
    }

    /// <summary>An escape outside of brackets.</summary>
    public string Single(out int end)
    {
        var letter = Peek(1);
        if (Re2Classes.Perl(char.ToLowerInvariant(letter)) is { } named && char.IsAsciiLetter(letter))
        {
            _units.Append(named);
            end = _at + 2;
            return Written(char.IsAsciiLetterUpper(letter));
        }
        if (letter is 'p' or 'P')
        {
            _units.Append(Property());
            end = _at;
            return Written(false);
        }
        var code = Code();
        end = _at;
        return Re2Classes.Literal(char.ConvertFromUtf32(code));
    }

    private string Written(bool negated)
    {
        if (negated)
        {
            // A negated set takes whole code points beyond the basic plane, except those it names.
            var others = _pairs.Count == 0 ? "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]" : null;
            if (others is null)
            {
                throw new Re2SyntaxException($"negated class with characters beyond the basic plane is not supported: `{_pattern[_start.._at]}`");
            }
            return $"(?:{others}|[^{_units}\\uD800-\\uDFFF])";
        }
        var basic = _units.Length > 0 ? $"[{_units}]" : null;
        return _pairs.Count == 0 ? basic ?? "[^\\u0000-\\uFFFF]" : $"(?:{string.Join('|', basic is null ? _pairs : [basic, .. _pairs])})";
    }

    private void Member()
    {
        if (Peek() == '[' && Peek(1) == ':' && _pattern.IndexOf(":]", _at + 2, StringComparison.Ordinal) is var close and > 0)
        {
            var name = _pattern[(_at + 2)..close];
            var negated = name.StartsWith('^');
            if (negated || Re2Classes.Posix(name) is not { } named)
            {
                throw new Re2SyntaxException($"invalid character class range: `{_pattern[_at..(close + 2)]}`");
            }
            _units.Append(named);
            _at = close + 2;
            return;
        }
        if (Peek() == '\\' && Re2Classes.Perl(char.ToLowerInvariant(Peek(1))) is { } perl && char.IsAsciiLetter(Peek(1)))
        {
            _units.Append(char.IsAsciiLetterUpper(Peek(1)) ? Complement(Peek(1)) : perl);
            _at += 2;
            return;
        }
        if (Peek() == '\\' && Peek(1) is 'p' or 'P')
        {
            _units.Append(Property());
            return;
        }
        var from = _at;
        var low = One();
        var high = low;
        if (Peek() == '-' && Peek(1) is not (']' or '\0'))
        {
            _at++;
            high = One();
            if (high < low)
            {
                throw new Re2SyntaxException($"invalid character class range: `{_pattern[from.._at]}`");
            }
        }
        Range(low, high);
    }

    private static string Complement(char letter) => letter switch
    {
        'D' => "\\u0000-/:-\\uD7FF\\uE000-\\uFFFF",
        'S' => "\\u0000-\\u0008\\u000B\\u000E-\\u001F!-\\uD7FF\\uE000-\\uFFFF",
        _ => "\\u0000-/:-@\\[-\\^`{-\\uD7FF\\uE000-\\uFFFF",
    };

    private int One()
    {
        if (_at >= _pattern.Length)
        {
            throw Missing();
        }
        if (Peek() == '\\')
        {
            return Code();
        }
        var code = char.IsSurrogatePair(_pattern, _at) ? char.ConvertToUtf32(_pattern, _at) : _pattern[_at];
        _at += code > 0xFFFF ? 2 : 1;
        return code;
    }

    private void Range(int low, int high)
    {
        if (low <= 0xFFFF)
        {
            var last = Math.Min(high, 0xFFFF);
            _units.Append(Re2Classes.Unit((char)low));
            if (last > low)
            {
                _units.Append('-').Append(Re2Classes.Unit((char)last));
            }
        }
        if (high <= 0xFFFF)
        {
            return;
        }
        var (a, b) = (char.ConvertFromUtf32(Math.Max(low, 0x10000)), char.ConvertFromUtf32(high));
        if (a[0] == b[0])
        {
            _pairs.Add($"{Re2Classes.Unit(a[0])}[{Re2Classes.Unit(a[1])}-{Re2Classes.Unit(b[1])}]");
            return;
        }
        _pairs.Add($"{Re2Classes.Unit(a[0])}[{Re2Classes.Unit(a[1])}-\\uDFFF]");
        if (b[0] - a[0] > 1)
        {
            _pairs.Add($"[{Re2Classes.Unit((char)(a[0] + 1))}-{Re2Classes.Unit((char)(b[0] - 1))}][\\uDC00-\\uDFFF]");
        }
        _pairs.Add($"{Re2Classes.Unit(b[0])}[\\uDC00-{Re2Classes.Unit(b[1])}]");
    }

    private string Property()
    {
        var kind = Peek(1);
        var end = Peek(2) == '{' ? _pattern.IndexOf('}', _at) + 1 : _at + 3;
        if (end <= _at || end > _pattern.Length)
        {
            throw new Re2SyntaxException($"invalid character class range: `{_pattern[_at..]}`");
        }
        var name = Peek(2) == '{' ? _pattern[(_at + 3)..(end - 1)] : _pattern[(_at + 2)..end];
        var negated = name.StartsWith('^') != (kind == 'P');
        name = name.TrimStart('^');
        var mapped = Re2Scripts.Of(name) ?? throw new Re2SyntaxException($"invalid character class range: `{_pattern[_at..end]}`");
        _at = end;
        return $"\\{(negated ? 'P' : 'p')}{{{mapped}}}";
    }

    private int Code()
    {
        var from = _at;
        var letter = Peek(1);
        _at += 2;
        switch (letter)
        {
            case '\0':
                throw new Re2SyntaxException("trailing backslash at end of expression: ``");
            case 'a':
                return 7;
            case 'f':
                return 12;
            case 't':
                return 9;
            case 'n':
                return 10;
            case 'r':
                return 13;
            case 'v':
                return 11;
            case 'x':
                return Hex(from);
            case '0' or (>= '1' and <= '7') when letter == '0' || Peek() is >= '0' and <= '7':
                var code = letter - '0';
                for (var i = 0; i < 2 && Peek() is >= '0' and <= '7'; i++, _at++)
                {
                    code = (code * 8) + Peek() - '0';
                }
                return code;
            default:
                return char.IsAsciiLetterOrDigit(letter) || letter > 127
                    ? throw new Re2SyntaxException($"invalid escape sequence: `{_pattern[from..Math.Min(_at, _pattern.Length)]}`")
                    : letter;
        }
    }

    private int Hex(int from)
    {
        var end = Peek() == '{' ? _pattern.IndexOf('}', _at) : _at + 2;
        var digits = end < 0 || end > _pattern.Length ? "" : Peek() == '{' ? _pattern[(_at + 1)..end] : _pattern[_at..end];
        if (digits.Length is 0 or > 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code))
        {
            throw new Re2SyntaxException($"invalid escape sequence: `{_pattern[from..Math.Min(_pattern.Length, from + 4)]}`");
        }
        _at = Peek() == '{' ? end + 1 : end;
        return code;
    }
}
