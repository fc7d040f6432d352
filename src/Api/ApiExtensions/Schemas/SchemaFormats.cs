using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>The formats of texts that are checked; others say nothing.</summary>
internal static partial class SchemaFormats
{
    private static readonly Dictionary<string, Func<string, bool>> Checks = new(StringComparer.Ordinal)
    {
        ["bsonobjectid"] = static v => v.Length == 24 && v.All(char.IsAsciiHexDigit),
        ["uri"] = IsUri,
        ["email"] = static v => System.Net.Mail.MailAddress.TryCreate(v, out _),
        ["hostname"] = static v => v.Length is > 0 and <= 255 && Hostname().IsMatch(v) && v.Split('.').All(static l => l.Length <= 63),
        ["ipv4"] = static v => IPAddress.TryParse(v, out var ip) && ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork && v.Count(static c => c == '.') == 3,
        ["ipv6"] = static v => v.Contains(':', StringComparison.Ordinal) && !v.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(v, out var ip) && ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6,
        ["cidr"] = IsCidr,
        ["mac"] = static v => Mac().IsMatch(v),
        ["uuid"] = static v => Uuid().IsMatch(v),
        ["uuid3"] = static v => Uuid3().IsMatch(v),
        ["uuid4"] = static v => Uuid4().IsMatch(v),
        ["uuid5"] = static v => Uuid5().IsMatch(v),
        ["isbn"] = static v => IsIsbn10(v) || IsIsbn13(v),
        ["isbn10"] = IsIsbn10,
        ["isbn13"] = IsIsbn13,
        ["creditcard"] = static v => CreditCard().IsMatch(Digits(v)) && Luhn(Digits(v)),
        ["ssn"] = static v => Ssn().IsMatch(v),
        ["hexcolor"] = static v => HexColor().IsMatch(v),
        ["rgbcolor"] = static v => RgbColor().IsMatch(v),
        ["byte"] = static v => v.Length % 4 == 0 && Base64Text().IsMatch(v),
        ["password"] = static _ => true,
        ["date"] = static v => DateTime.TryParseExact(v, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ["duration"] = static v => Duration.TryParse(v, out _, out _) || DurationWords().IsMatch(v),
        ["datetime"] = static v => DateTimeText().IsMatch(v) && DateTimeOffset.TryParse(v.ToUpperInvariant(), CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ["k8sshortname"] = static v => DnsNames.Label(v).Count == 0,
        ["k8slongname"] = static v => DnsNames.Subdomain(v).Count == 0,
    };

    /// <summary>The format's name as messages print it, empty when nobody checks it.</summary>
    public static string Known(string format) => Checks.ContainsKey(Normal(format)) ? format : "";

    public static bool IsValid(string format, string value) => !Checks.TryGetValue(Normal(format), out var check) || check(value);

    private static string Normal(string format) => format.Replace("-", "", StringComparison.Ordinal);

    private static bool IsUri(string value) =>
        value.StartsWith('/') ? !value.Contains(' ', StringComparison.Ordinal) : Scheme().IsMatch(value) && Uri.TryCreate(value, UriKind.Absolute, out _);

    private static bool IsCidr(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IPAddress.TryParse(value.AsSpan(0, slash), out var ip)) return false;
        if (!value.AsSpan(0, slash).Contains(':') && value.AsSpan(0, slash).Count('.') != 3) return false;
        var most = ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128;
        return int.TryParse(value.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= most;
    }

    private static string Digits(string value) => value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private static bool IsIsbn10(string value)
    {
        var digits = Digits(value);
        if (!Isbn10().IsMatch(digits)) return false;
        var sum = 0;
        for (var i = 0; i < 10; i++) sum += (i + 1) * (digits[i] is 'X' or 'x' ? 10 : digits[i] - '0');
        return sum % 11 == 0;
    }

    private static bool IsIsbn13(string value)
    {
        var digits = Digits(value);
        if (digits.Length != 13 || !digits.All(char.IsAsciiDigit)) return false;
        var sum = 0;
        for (var i = 0; i < 13; i++) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return sum % 10 == 0;
    }

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-]*:", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^([a-zA-Z0-9\p{L}\p{S}]((-?[a-zA-Z0-9\p{L}\p{S}]{0,62})?)|([a-zA-Z0-9\p{L}\p{S}](([a-zA-Z0-9-\p{L}\p{S}]{0,61}[a-zA-Z0-9\p{L}\p{S}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Hostname();

    [GeneratedRegex(@"^(([0-9a-f]{2}([:-][0-9a-f]{2}){5}(([:-][0-9a-f]{2}){2}|([:-][0-9a-f]{2}){14})?)|([0-9a-f]{4}(\.[0-9a-f]{4}){2}(\.[0-9a-f]{4}|(\.[0-9a-f]{4}){7})?))\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mac();

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uuid3();

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uuid4();

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uuid5();

    [GeneratedRegex(@"^[0-9]{9}[0-9Xx]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Isbn10();

    [GeneratedRegex(@"^(4[0-9]{12}([0-9]{3})?|5[1-5][0-9]{14}|6(011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(0[0-5]|[68][0-9])[0-9]{11}|(2131|1800|35\d{3})\d{11})\z", RegexOptions.CultureInvariant)]
    private static partial Regex CreditCard();

    [GeneratedRegex(@"^\d{3}[- ]?\d{2}[- ]?\d{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ssn();

    [GeneratedRegex(@"^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex HexColor();

    [GeneratedRegex(@"^rgb\(\s*(0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*,\s*(0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*,\s*(0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex RgbColor();

    [GeneratedRegex(@"^[A-Za-z0-9+/]*={0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Base64Text();

    [GeneratedRegex(@"^\s*(\d+\s*(w|week|weeks|d|day|days|h|hr|hour|hours|m|min|minute|minutes|s|sec|second|seconds|ms|milli|millis|millisecond|milliseconds|us|µs|micro|micros|microseconds|microsecond|ns|nano|nanos|nanosecond|nanoseconds)\s*)+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DurationWords();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:?\d{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateTimeText();
}
