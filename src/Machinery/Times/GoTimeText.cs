namespace Keles.Machinery;

/// <summary>
/// Reads RFC 3339 as Go's time package does, element by element, and tells the same error: it names the element of
/// the layout that the rest of the text does not fit.
/// </summary>
internal ref struct GoTimeText
{
    private readonly string text;
    private readonly string layout;
    private int at;

    private GoTimeText(string text, string layout)
    {
        this.text = text;
        this.layout = layout;
    }

    public string? Error { get; private set; }

    private ReadOnlySpan<char> Rest => text.AsSpan(at);

    /// <param name="text">What to read.</param>
    /// <param name="layout">Go's name of the layout, for messages.</param>
    /// <param name="fractionDigits">How many digits the fraction must have; null where any or none will do.</param>
    /// <param name="ticks">The instant, in 100 ns since the year 1, UTC; finer digits are dropped.</param>
    /// <returns>Null, or Go's message.</returns>
    public static string? Parse(string text, string layout, int? fractionDigits, out long ticks)
    {
        var reader = new GoTimeText(text, layout);
        ticks = reader.Read(fractionDigits);
        return reader.Error;
    }

    private long Read(int? fractionDigits)
    {
        var year = Number("2006", 4, 0, 9999, "year");
        Literal("-");
        var month = Number("01", 2, 1, 12, "month");
        Literal("-");
        var day = Number("02", 2, 0, 99, "day");
        Literal("T");
        var hour = Number("15", 2, 0, 23, "hour");
        Literal(":");
        var minute = Number("04", 2, 0, 59, "minute");
        Literal(":");
        var second = Number("05", 2, 0, 59, "second");
        var fraction = Fraction(fractionDigits);
        var offset = Offset();
        if (Error is null && at < text.Length)
        {
            Error = $"parsing time {GoQuote.QuoteBytes(text)}: extra text: {GoQuote.QuoteBytes(Rest.ToString())}";
        }

        // Go's year may be zero and an offset may carry over either end of what a calendar here holds.
        if (Error is null && (day < 1 || day > DateTime.DaysInMonth(Math.Max(year, 1), month)))
        {
            OutOfRange("day");
        }

        if (Error is not null)
        {
            return 0;
        }

        if (year == 0)
        {
            OutOfRange("year");
            return 0;
        }

        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + fraction - offset;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            OutOfRange("year");
        }

        return ticks;
    }

    private int Number(string element, int length, int from, int to, string name)
    {
        if (Error is not null)
        {
            return 0;
        }

        if (Rest.Length < length || Rest[..length].ContainsAnyExceptInRange('0', '9'))
        {
            Unfit(element);
            return 0;
        }

        var value = 0;
        foreach (var digit in Rest[..length])
        {
            value = value * 10 + (digit - '0');
        }

        if (value < from || value > to)
        {
            OutOfRange(name);
        }

        at += length;
        return value;
    }

    private void Literal(string expected)
    {
        if (Error is not null)
        {
            return;
        }

        if (!Rest.StartsWith(expected))
        {
            Unfit(expected);
            return;
        }

        at += expected.Length;
    }

    private long Fraction(int? required)
    {
        if (Error is not null)
        {
            return 0;
        }

        var present = Rest.Length >= 2 && Rest[0] is '.' or ',' && char.IsAsciiDigit(Rest[1]);
        if (required is null && !present)
        {
            return 0;
        }

        var length = present ? CountDigits(Rest[1..]) : 0;
        if (required is { } exact && (!present || length < exact))
        {
            Unfit("." + new string('0', exact));
            return 0;
        }

        length = required ?? length;
        long ticks = 0;
        for (var i = 0; i < 7; i++)
        {
            ticks = ticks * 10 + (i < length ? Rest[1 + i] - '0' : 0);
        }

        at += 1 + length;
        return ticks;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private long Offset()
    {
        if (Error is not null)
        {
            return 0;
        }

        if (Rest.StartsWith("Z"))
        {
            at++;
            return 0;
        }

        if (Rest.Length < 6 || Rest[0] is not ('+' or '-') || Rest[3] != ':')
        {
            Unfit("Z07:00");
            return 0;
        }

        var sign = Rest[0] == '-' ? -1 : 1;
        var zone = Rest[..6];
        if (zone[1..3].ContainsAnyExceptInRange('0', '9') || zone[4..6].ContainsAnyExceptInRange('0', '9'))
        {
            Unfit("Z07:00");
            return 0;
        }

        var hours = (zone[1] - '0') * 10 + (zone[2] - '0');
        var minutes = (zone[4] - '0') * 10 + (zone[5] - '0');
        if (hours > 24 || minutes > 60)
        {
            OutOfRange(hours > 24 ? "time zone offset hour" : "time zone offset minute");
        }

        at += 6;
        return sign * (hours * TimeSpan.TicksPerHour + minutes * TimeSpan.TicksPerMinute);
    }

    private void Unfit(string element)
        => Error ??= $"parsing time {GoQuote.QuoteBytes(text)} as {GoQuote.QuoteBytes(layout)}: cannot parse {GoQuote.QuoteBytes(Rest.ToString())} as {GoQuote.QuoteBytes(element)}";

    private void OutOfRange(string what) => Error ??= $"parsing time {GoQuote.QuoteBytes(text)}: {what} out of range";
}
