namespace Keles.Machinery.Codecs;

/// <summary>Where base64 text stops being base64.</summary>
public static class Base64
{
    /// <summary>The place that Go's decoder would name.</summary>
    public static int FirstIllegal(string text)
    {
        var end = text.Length;
        for (var i = 0; i < end; i++)
        {
            var c = text[i];
            if (!(char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or '\n' or '\r')) return i;
        }

        return end - (end % 4);
    }

    /// <summary>The same for the alphabet of URLs without padding; null where the text is good.</summary>
    public static int? FirstIllegalUrl(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!(char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or '_')) return i;
        }

        return text.Length % 4 == 1 ? text.Length - 1 : null;
    }
}
