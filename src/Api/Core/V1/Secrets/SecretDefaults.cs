using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a secret when nothing is said; the text form of its data is a way to write it, never stored.</summary>
internal static class SecretDefaults
{
    public const string Opaque = "Opaque";

    public static Secret Of(Secret o) => o with
    {
        Type = o.Type.Or(Opaque),
        Data = o.StringData.IsEmpty ? o.Data : o.Data.Overlay(o.StringData.Map(Bytes.FromUtf8)),
        StringData = default,
    };
}
