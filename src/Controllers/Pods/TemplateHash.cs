using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Controllers.Pods;

/// <summary>The short name of a pod template's content: FNV-1a of its JSON, in letters that spell no words.</summary>
internal static class TemplateHash
{
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    public static string Of(PodTemplateSpec template, int? collisionCount) => Of(Json(template), collisionCount);

    public static string Of(ReadOnlySpan<byte> content, int? collisionCount)
    {
        var hash = Add(2166136261, content);
        if (collisionCount is { } count)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)count);
            hash = Add(hash, bytes);
        }

        return SafeEncode(hash.ToString());
    }

    /// <summary>Whether two templates ask for the same pods; hash labels a controller added do not count.</summary>
    public static bool Same(PodTemplateSpec a, PodTemplateSpec b) =>
        ReferenceEquals(a, b) || Json(Plain(a)).AsSpan().SequenceEqual(Json(Plain(b)));

    public static byte[] Json<T>(T value) where T : class, IApiType<T>
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) value.WriteJson(writer);
        return buffer.Written.ToArray();
    }

    private static PodTemplateSpec Plain(PodTemplateSpec template) => template with
    {
        Metadata = template.Metadata with { Labels = template.Metadata.Labels.Without("pod-template-hash"), CreationTimestamp = default },
    };

    private static uint Add(uint hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) hash = (hash ^ b) * 16777619;
        return hash;
    }

    /// <summary>Digits as letters that spell no words.</summary>
    public static string SafeEncode(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text) safe.Append(Alphabet[c % Alphabet.Length]);
        return safe.ToString();
    }
}
