namespace Keles.Machinery.Codecs;

/// <summary>Where base64 text stops being base64.</summary>
internal static class Base64
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
}
