using Keles.Kubelet.Devices.Claims;
using Keles.Kubelet.Tests.Fakes;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Devices;

public sealed class ClaimLedgerTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("keles-claims-").FullName;

    private string FileOfIt => Path.Combine(_directory, ClaimLedger.FileName);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void The_next_one_knows_what_this_one_noted_and_that_drivers_must_be_asked_again()
    {
        var claim = Claim("a", "p2").For("p1") with { IsPrepared = true };
        var ledger = Ledger();
        ledger.Put(claim, Claim("b", "p1"));
        ledger.Remove([new ObjectKey("ns", "b")]);
        var next = Ledger();
        Assert.Equal([claim with { IsPrepared = false }], next.All);
        Assert.Equal(["p1", "p2"], next.All[0].Pods.AsEnumerable());
        Assert.Empty(next.Problem);
    }

    [Fact]
    public void The_file_has_upstreams_form()
    {
        Ledger().Put(Claim("a", "p"));
        Assert.Equal(
            """{"Data":"{\u0022kind\u0022:\u0022DRACheckpoint\u0022,\u0022apiVersion\u0022:\u0022checkpoint.dra.kubelet.k8s.io/v1\u0022,\u0022Entries\u0022:[{\u0022ClaimUID\u0022:\u0022uid-a\u0022,\u0022ClaimName\u0022:\u0022a\u0022,\u0022Namespace\u0022:\u0022ns\u0022,\u0022PodUIDs\u0022:{\u0022p\u0022:{}},\u0022DriverState\u0022:{\u0022d.example.com\u0022:{\u0022Devices\u0022:[{\u0022PoolName\u0022:\u0022pool\u0022,\u0022DeviceName\u0022:\u0022dev\u0022,\u0022ShareID\u0022:\u0022s\u0022,\u0022RequestNames\u0022:[\u0022r\u0022],\u0022CDIDeviceIDs\u0022:[\u0022v/c=d\u0022]}]}}}]}","Checksum":"""
            + $"{Crc32.Of(ClaimData())}}}",
            File.ReadAllText(FileOfIt));
        Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));
    }

    [Fact]
    public void A_file_that_upstream_wrote_is_read()
    {
        const string data = """{"kind":"DRACheckpoint","apiVersion":"checkpoint.dra.kubelet.k8s.io/v1","Entries":[{"ClaimUID":"u","ClaimName":"n","Namespace":"s","PodUIDs":{"p":{}},"DriverState":{"d":{"Devices":null}}}]}""";
        File.WriteAllText(FileOfIt, $$"""{"Data":{{System.Text.Json.Nodes.JsonValue.Create(data).ToJsonString()}},"Checksum":{{Crc32.Of(System.Text.Encoding.UTF8.GetBytes(data))}}}""");
        var claim = Assert.Single(Ledger().All);
        Assert.Equal((new ObjectKey("s", "n"), "u", "p", "d"), (claim.Key, claim.Uid, claim.Pods[0], claim.Drivers.Keys[0]));
    }

    [Theory]
    [InlineData("", "it cannot be understood")]
    [InlineData("{", "it cannot be understood")]
    [InlineData("[]", "it cannot be understood")]
    [InlineData("""{"Data":"{}","Checksum":0}""", "its checksum is wrong")]
    [InlineData("""{"Data":"{}","Checksum":2745614147}""", "it holds no DRACheckpoint of checkpoint.dra.kubelet.k8s.io/v1")]
    public void A_file_that_is_no_good_is_told_and_left_as_it_is(string text, string why)
    {
        File.WriteAllText(FileOfIt, text);
        Assert.StartsWith($"{FileOfIt} is no good ({why}", Ledger().Problem, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(FileOfIt));
    }

    [Fact]
    public void What_cannot_be_kept_counts_as_not_noted()
    {
        var ledger = Ledger();
        Directory.CreateDirectory(FileOfIt + ".draft");
        Assert.StartsWith("checkpoint ResourceClaim state: ", Assert.Throws<Keles.Kubelet.Devices.DeviceException>(() => ledger.Put(Claim("a", "p"))).Message, StringComparison.Ordinal);
        Assert.Empty(ledger.All);
    }

    private static byte[] ClaimData() => System.Text.Encoding.UTF8.GetBytes(
        """{"kind":"DRACheckpoint","apiVersion":"checkpoint.dra.kubelet.k8s.io/v1","Entries":[{"ClaimUID":"uid-a","ClaimName":"a","Namespace":"ns","PodUIDs":{"p":{}},"DriverState":{"d.example.com":{"Devices":[{"PoolName":"pool","DeviceName":"dev","ShareID":"s","RequestNames":["r"],"CDIDeviceIDs":["v/c=d"]}]}}}]}""");

    private static PreparedClaim Claim(string name, string pod) =>
        new(new ObjectKey("ns", name), $"uid-{name}", [pod], OrderedMap<Items<PreparedDevice>>.Of(("d.example.com", [new PreparedDevice("pool", "dev", ["r"], ["v/c=d"]) { ShareId = "s" }])));

    private ClaimLedger Ledger() => new(_directory, new TestLog());
}
