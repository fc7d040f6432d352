namespace Keles.Pki;

/// <summary>Who a certificate speaks for. In a client certificate the common name is the user and organizations are groups.</summary>
public sealed record Subject(string CommonName, params IReadOnlyList<string> Organizations)
{
    public bool Equals(Subject? other) =>
        other is not null && CommonName == other.CommonName && Organizations.SequenceEqual(other.Organizations, StringComparer.Ordinal);

    public override int GetHashCode() => CommonName.GetHashCode(StringComparison.Ordinal);
}
