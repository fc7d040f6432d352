using Keles.Api.Core.V1;
using Keles.Controllers.Bootstrap;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Bootstrap;

public sealed class BootstrapTests
{
    private readonly Bench bench = new(["token-cleaner", "bootstrap-signer"]);

    [Theory]
    [InlineData("Hello from the other side. I must have called a thousand times.", "my voice is my passcode", "eyJhbGciOiJIUzI1NiIsImtpZCI6Impvc2h1YSJ9..VShe2taLd-YTrmWuRkcL_8QTNDHYxQIEBsAYYiIj1_8")]
    [InlineData("", "my voice is my passcode", "eyJhbGciOiJIUzI1NiIsImtpZCI6Impvc2h1YSJ9..7Ui1ALizW4jXphVUB7xUqC9vLYLL9RZeOFfVLoB7Tgk")]
    [InlineData("Hello from the other side. I must have called a thousand times.", "", "eyJhbGciOiJIUzI1NiIsImtpZCI6Impvc2h1YSJ9..UfkqvDGiIFxrMnFseDj9LYJOLNrvjW8aHhF71mvvAs8")]
    public void A_signature_is_byte_for_byte_upstreams(string content, string key, string expected) => Assert.Equal(expected, DetachedSignature.Of(content, "joshua", key));

    [Fact]
    public void A_token_goes_when_its_time_is_over()
    {
        bench.Api.Put(Token("abcdef", bench.Now.AddMinutes(10)));
        bench.Api.Put(Token("forevr", null));
        bench.Api.Put(Token("broken", null) is var t ? t with { Data = t.Data.With("expiration", Bytes.FromUtf8("soon")) } : null!);
        bench.Settle();
        Assert.Equal(["bootstrap-token-abcdef", "bootstrap-token-forevr"], Names());
        bench.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(2, Names().Length);
        bench.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["bootstrap-token-forevr"], Names());
    }

    [Fact]
    public void The_clusters_description_is_signed_with_each_token_that_may()
    {
        bench.Api.Put(Token("abcdef", bench.Now.AddMinutes(10)));
        bench.Api.Put(Token("nosign", null) is var t ? t with { Data = t.Data.With("usage-bootstrap-signing", Bytes.FromUtf8("false")) } : null!);
        bench.Api.Put(Token("wrong1", null) is var w ? w with { Data = w.Data.With("token-id", Bytes.FromUtf8("other1")) } : null!);
        bench.Api.Put(new ConfigMap { Metadata = new() { Name = "cluster-info", Namespace = "kube-public" }, Data = A.Labels(("kubeconfig", "{}"), ("jws-kubeconfig-gone12", "old"), ("note", "kept")) });
        bench.Settle();
        Assert.Equal(A.Labels(("jws-kubeconfig-abcdef", DetachedSignature.Of("{}", "abcdef", "0123456789abcdef")), ("kubeconfig", "{}"), ("note", "kept")), Info());
        bench.Api.Put(Token("second", null));
        bench.Settle();
        Assert.True(Info().ContainsKey("jws-kubeconfig-second"));
        bench.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(["jws-kubeconfig-second", "kubeconfig", "note"], Info().Keys.ToArray());
    }

    private OrderedMap<string> Info() => bench.Api.Get<ConfigMap>("kube-public", "cluster-info").Data;

    private string[] Names() => [.. bench.Api.List<Secret>().Select(static s => s.Metadata.Name)];

    private static Secret Token(string id, DateTimeOffset? end) => new()
    {
        Metadata = new() { Name = $"bootstrap-token-{id}", Namespace = "kube-system" },
        Type = "bootstrap.kubernetes.io/token",
        Data = OrderedMap<Bytes>.Of(
            ("token-id", Bytes.FromUtf8(id)), ("token-secret", Bytes.FromUtf8("0123456789abcdef")), ("usage-bootstrap-signing", Bytes.FromUtf8("true")),
            ("expiration", Bytes.FromUtf8(end?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) ?? ""))),
    };
}
