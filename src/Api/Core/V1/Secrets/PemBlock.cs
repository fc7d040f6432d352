using System.Security.Cryptography;

namespace Keles.Api.Core.V1;

/// <summary>One part of a PEM text.</summary>
internal sealed record PemBlock(string Label, string Data, string Text)
{
    /// <summary>The first part whose label is wanted; null when there is none.</summary>
    /// <param name="others">The labels before it.</param>
    public static PemBlock? First(string text, Func<string, bool> wanted, out List<string> others)
    {
        others = [];
        for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            var label = rest[found.Label].ToString();
            if (wanted(label)) return new(label, rest[found.Base64Data].ToString(), rest[found.Location].ToString());
            others.Add(label);
        }

        return null;
    }
}
