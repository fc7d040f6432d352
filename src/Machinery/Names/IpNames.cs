namespace Keles.Machinery;

/// <summary>
/// IP addresses and ranges in fields. Older fields are read loosely about canonical form; ambiguous forms (leading
/// zeros, IPv4 mapped into IPv6, host bits in a range) are refused when strict, which is the default since 1.36.
/// </summary>
public static class IpNames
{
    private const string Address = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
    private const string Range = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

    /// <summary>An address in a field of the first API versions.</summary>
    public static FieldErrors LegacyIp(FieldPath path, string value, bool strict = true) => CheckIp(path, value, strict, out _);

    /// <summary>An address in canonical form.</summary>
    public static FieldErrors Ip(FieldPath path, string value)
    {
        var errors = CheckIp(path, value, true, out var address);
        AddUnlessCanonical(errors, path, value, address?.ToString());
        return errors;
    }

    public static FieldErrors Ipv4(FieldPath path, string value)
        => One(SloppyAddress.Parse(value) is { IsV4: true }, path, value, "must be a valid IPv4 address");

    public static FieldErrors Ipv6(FieldPath path, string value)
        => One(SloppyAddress.Parse(value) is { IsV4: false }, path, value, "must be a valid IPv6 address");

    /// <summary>A range in a field of the first API versions.</summary>
    public static FieldErrors LegacyCidr(FieldPath path, string value, bool strict = true) => CheckCidr(path, value, strict, out _);

    /// <summary>A range in canonical form.</summary>
    public static FieldErrors Cidr(FieldPath path, string value)
    {
        var errors = CheckCidr(path, value, true, out var prefix);
        AddUnlessCanonical(errors, path, value, prefix?.ToString());
        return errors;
    }

    /// <summary>An address with the length of its subnet, in canonical form.</summary>
    public static FieldErrors InterfaceAddress(FieldPath path, string value)
    {
        var prefix = SloppyPrefix.Parse(value);
        var errors = One(prefix is not null, path, value, "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)");
        AddUnlessCanonical(errors, path, value, prefix?.InterfaceText());
        return errors;
    }

    /// <summary>What a client should be warned of in an address that <see cref="LegacyIp"/> lets through.</summary>
    public static IReadOnlyList<string> IpWarnings(FieldPath path, string value)
    {
        if (SloppyAddress.Parse(value) is not { } address)
        {
            return [];
        }

        if (address.HasLeadingZeros || address.IsMapped)
        {
            return [$"{path}: non-standard IP address {GoQuote.Quote(value)} will be considered invalid in a future Kubernetes release: use \"{address}\""];
        }

        return !address.WrittenAsV4 && address.ToString() != value
            ? [$"{path}: IPv6 address {GoQuote.Quote(value)} should be in RFC 5952 canonical format (\"{address}\")"]
            : [];
    }

    /// <summary>What a client should be warned of in a range that <see cref="LegacyCidr"/> lets through.</summary>
    public static IReadOnlyList<string> CidrWarnings(FieldPath path, string value)
    {
        if (SloppyPrefix.Parse(value) is not { } prefix)
        {
            return [];
        }

        var warnings = new List<string>();
        var quoted = GoQuote.Quote(value);
        if (prefix.HasBitsBeyond)
        {
            warnings.Add($"{path}: CIDR value {quoted} is ambiguous in this context (should be \"{prefix}\" or \"{prefix.Address}/{prefix.AddressBits}\"?)");
        }

        if (prefix.HasLeadingZeros || prefix.Address.IsMapped)
        {
            warnings.Add($"{path}: non-standard CIDR value {quoted} will be considered invalid in a future Kubernetes release: use \"{prefix}\"");
        }

        if (warnings.Count == 0 && !prefix.Address.WrittenAsV4 && prefix.ToString() != value)
        {
            warnings.Add($"{path}: IPv6 CIDR value {quoted} should be in RFC 5952 canonical format (\"{prefix}\")");
        }

        return warnings;
    }

    private static FieldErrors CheckIp(FieldPath path, string value, bool strict, out SloppyAddress? address)
    {
        address = SloppyAddress.Parse(value);
        var errors = One(address is not null, path, value, Address);
        if (strict && address is { HasLeadingZeros: true })
        {
            errors.Add(FieldError.Invalid(path, value, "must not have leading 0s"));
        }
        else if (strict && address is { IsMapped: true })
        {
            errors.Add(FieldError.Invalid(path, value, "must not be an IPv4-mapped IPv6 address"));
        }

        return errors;
    }

    private static FieldErrors CheckCidr(FieldPath path, string value, bool strict, out SloppyPrefix? prefix)
    {
        prefix = SloppyPrefix.Parse(value);
        var errors = One(prefix is not null, path, value, Range);
        var problem = !strict ? null : prefix switch
        {
            { HasLeadingZeros: true } => "must not have leading 0s in IP or prefix length",
            { Address.IsMapped: true } => "must not have an IPv4-mapped IPv6 address",
            { HasBitsBeyond: true } => "must not have bits set beyond the prefix length",
            _ => null,
        };
        if (problem is not null)
        {
            errors.Add(FieldError.Invalid(path, value, problem));
        }

        return errors;
    }

    private static void AddUnlessCanonical(FieldErrors errors, FieldPath path, string value, string? canonical)
    {
        if (errors.Count == 0 && value != canonical)
        {
            errors.Add(FieldError.Invalid(path, value, $"must be in canonical form (\"{canonical}\")"));
        }
    }

    private static FieldErrors One(bool fine, FieldPath path, string value, string problem)
    {
        var errors = new FieldErrors();
        if (!fine)
        {
            errors.Add(FieldError.Invalid(path, value, problem));
        }

        return errors;
    }
}
