using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>Where inside an object a schema stands, as far as that changes what it may say.</summary>
/// <param name="NoDefaults">Why there may be no default; null where there may.</param>
/// <param name="UncorrelatedWithin">The outermost list whose items cannot be told apart; null where old and new values can be matched.</param>
internal sealed record SchemaPlace(bool IsRoot, bool InsideMeta, string? NoDefaults, FieldPath? UncorrelatedWithin)
{
    public static SchemaPlace Root { get; } = new(true, false, null, null);

    public SchemaPlace Inside() => IsRoot ? this with { IsRoot = false } : this;

    public SchemaPlace WithoutDefaults(string reason) => this with { IsRoot = false, NoDefaults = reason };

    public SchemaPlace Uncorrelated(FieldPath path) => this with { IsRoot = false, UncorrelatedWithin = UncorrelatedWithin ?? path };
}
