using System.Text;

namespace Keles.Grpc.Calls;

/// <summary>A status detail as a header carries it: UTF-8 with everything but printable ASCII percent-encoded.</summary>
internal static class StatusDetail
{
    public static string Encode(string detail)
    {
        var kept = detail.Length > GrpcLimits.MaxDetailLength ? detail[..GrpcLimits.MaxDetailLength] : detail;
        var text = new StringBuilder(kept.Length);
        foreach (var b in Encoding.UTF8.GetBytes(kept))
        {
            if (b is >= 0x20 and < 0x7f and not (byte)'%')
            {
                text.Append((char)b);
            }
            else
            {
                text.Append('%').Append(b.ToString("X2"));
            }
        }
        return text.ToString();
    }

    /// <summary>Escapes that make no sense stay as they are: a garbled detail is better than none.</summary>
    public static string Decode(string encoded)
    {
        var kept = encoded.Length > GrpcLimits.MaxDetailLength ? encoded[..GrpcLimits.MaxDetailLength] : encoded;
        if (!kept.Contains('%'))
        {
            return kept;
        }
        var source = Encoding.UTF8.GetBytes(kept);
        var bytes = new List<byte>(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '%' && i + 2 < source.Length && char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]))
            {
                bytes.Add(Convert.ToByte($"{(char)source[i + 1]}{(char)source[i + 2]}", 16));
                i += 2;
            }
            else
            {
                bytes.Add(source[i]);
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
