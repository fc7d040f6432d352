using Keles.Machinery.Tests.Support;

namespace Keles.Machinery.Tests.Names;

public sealed class IpNamesTests
{
    private static readonly FieldPath Path = FieldPath.Root("ip");

    /// <summary>Input, verdict, canonical address, then the family or the canonical range; from Go's net and netip.</summary>
    [Fact]
    public void Addresses_and_ranges_are_judged_as_go_judges_them()
    {
        foreach (var line in Cases.Lines("ip-cases.tsv"))
        {
            var cells = line.Split('\t');
            var judged = cells[0].Contains('/') ? JudgeRange(cells[0]) : JudgeAddress(cells[0]);
            Assert.Equal(line, judged);
        }
    }

    [Theory]
    [InlineData("x", "ip: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")]
    [InlineData("01.2.3.4", "ip: Invalid value: \"01.2.3.4\": must not have leading 0s")]
    [InlineData("::ffff:1.2.3.4", "ip: Invalid value: \"::ffff:1.2.3.4\": must not be an IPv4-mapped IPv6 address")]
    [InlineData("FE80::1", "ip: Invalid value: \"FE80::1\": must be in canonical form (\"fe80::1\")")]
    public void A_bad_address_is_told_in_upstreams_words(string value, string message)
        => Assert.Equal(message, IpNames.Ip(Path, value).ToString());

    [Theory]
    [InlineData("1.2.3.4", "ip: Invalid value: \"1.2.3.4\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")]
    [InlineData("1.2.3.4/24", "ip: Invalid value: \"1.2.3.4/24\": must not have bits set beyond the prefix length")]
    [InlineData("2001:DB8::/64", "ip: Invalid value: \"2001:DB8::/64\": must be in canonical form (\"2001:db8::/64\")")]
    public void A_bad_range_is_told_in_upstreams_words(string value, string message)
        => Assert.Equal(message, IpNames.Cidr(Path, value).ToString());

    [Fact]
    public void Older_fields_take_any_writing_and_the_oldest_rule_takes_ambiguous_ones()
    {
        Assert.Empty(IpNames.LegacyIp(Path, "FE80:0::1"));
        Assert.NotEmpty(IpNames.LegacyIp(Path, "010.0.0.1"));
        Assert.Empty(IpNames.LegacyIp(Path, "010.0.0.1", strict: false));
        Assert.Empty(IpNames.LegacyCidr(Path, "10.0.0.1/8", strict: false));
        Assert.NotEmpty(IpNames.LegacyCidr(Path, "10.0.0.1/8"));
        Assert.Empty(IpNames.Ipv4(Path, "1.2.3.4"));
        Assert.NotEmpty(IpNames.Ipv4(Path, "::1"));
        Assert.Empty(IpNames.Ipv6(Path, "::1"));
        Assert.NotEmpty(IpNames.Ipv6(Path, "::ffff:1.2.3.4"));
        Assert.Empty(IpNames.InterfaceAddress(Path, "192.168.1.5/24"));
        Assert.Equal("ip: Invalid value: \"192.168.001.5/24\": must be in canonical form (\"192.168.1.5/24\")",
            IpNames.InterfaceAddress(Path, "192.168.001.5/24").ToString());
    }

    [Fact]
    public void Warnings_name_the_better_writing()
    {
        Assert.Equal(["ip: non-standard IP address \"010.0.0.1\" will be considered invalid in a future Kubernetes release: use \"10.0.0.1\""],
            IpNames.IpWarnings(Path, "010.0.0.1"));
        Assert.Equal(["ip: IPv6 address \"FE80::1\" should be in RFC 5952 canonical format (\"fe80::1\")"], IpNames.IpWarnings(Path, "FE80::1"));
        Assert.Empty(IpNames.IpWarnings(Path, "fe80::1"));
        Assert.Equal(["ip: CIDR value \"10.0.0.1/8\" is ambiguous in this context (should be \"10.0.0.0/8\" or \"10.0.0.1/32\"?)"],
            IpNames.CidrWarnings(Path, "10.0.0.1/8"));
    }

    [Fact]
    public void Any_text_is_judged_without_a_crash() => Seeded.Run(20_000, random =>
    {
        var text = random.Text("0123456789abcfF::../%x", 30);
        IpNames.Ip(Path, text);
        IpNames.Cidr(Path, text);
    });

    private static string JudgeAddress(string text)
    {
        if (SloppyAddress.Parse(text) is not { } address)
        {
            return text + "\tbad";
        }

        var verdict = address.HasLeadingZeros ? "zeros" : address.IsMapped ? "mapped" : "fine";
        return $"{text}\t{verdict}\t{address}\t{(address.IsV4 ? 4 : 6)}";
    }

    private static string JudgeRange(string text)
    {
        if (SloppyPrefix.Parse(text) is not { } prefix)
        {
            return text + "\tbad";
        }

        var verdict = prefix.HasLeadingZeros ? "zeros" : prefix.Address.IsMapped ? "mapped" : prefix.HasBitsBeyond ? "bits" : "fine";
        return $"{text}\t{verdict}\t{prefix.Address}\t{prefix}";
    }
}
