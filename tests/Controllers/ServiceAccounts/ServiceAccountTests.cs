using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.ServiceAccounts;

public sealed class ServiceAccountTests
{
    private readonly Bench bench = new(
        ["service-account-controller", "root-ca-cert-publisher", "serviceaccount-token-controller"],
        new() { RootCaPem = "-----CA-----", SignLegacyToken = (account, secret) => $"token:{account.Metadata.Name}:{secret.Metadata.Name}" });

    [Fact]
    public void Every_namespace_has_its_account_and_the_authority()
    {
        bench.Create(new Namespace { Metadata = new() { Name = A.Ns } });
        bench.Settle();
        Assert.NotNull(bench.Api.Find<ServiceAccount>(new(A.Ns, "default")));
        Assert.Equal("-----CA-----", bench.Api.Get<ConfigMap>(A.Ns, "kube-root-ca.crt").Data["ca.crt"]);
        bench.Delete<ServiceAccount>(A.Ns, "default");
        bench.Update<ConfigMap>(A.Ns, "kube-root-ca.crt", m => m with { Data = A.Labels(("ca.crt", "forged"), ("x", "y")) });
        bench.Settle();
        Assert.NotNull(bench.Api.Find<ServiceAccount>(new(A.Ns, "default")));
        Assert.Equal(A.Labels(("ca.crt", "-----CA-----")), bench.Api.Get<ConfigMap>(A.Ns, "kube-root-ca.crt").Data);
    }

    [Fact]
    public void A_namespace_on_its_way_out_gets_nothing_new()
    {
        bench.Create(new Namespace { Metadata = new() { Name = A.Ns } });
        bench.Settle();
        bench.Delete<Namespace>("", A.Ns);
        bench.Settle();
        bench.Delete<ServiceAccount>(A.Ns, "default");
        bench.Settle();
        Assert.Null(bench.Api.Find<ServiceAccount>(new(A.Ns, "default")));
    }

    [Fact]
    public void A_token_secret_is_filled_and_goes_with_its_account()
    {
        bench.Create(new Namespace { Metadata = new() { Name = A.Ns } });
        bench.Settle();
        bench.Create(TokenSecret());
        bench.Settle();
        var secret = bench.Api.Get<Secret>(A.Ns, "t");
        Assert.Equal(("token:default:t", A.Ns, "-----CA-----"), (secret.Data["token"].ToUtf8(), secret.Data["namespace"].ToUtf8(), secret.Data["ca.crt"].ToUtf8()));
        Assert.Equal(bench.Api.Get<ServiceAccount>(A.Ns, "default").Metadata.Uid, secret.Metadata.Annotations["kubernetes.io/service-account.uid"]);
        bench.Delete<ServiceAccount>(A.Ns, "default");
        bench.Settle();
        Assert.Null(bench.Api.Find<Secret>(new(A.Ns, "t")));
    }

    private static Secret TokenSecret() => new()
    {
        Metadata = new() { Name = "t", Namespace = A.Ns, Annotations = A.Labels(("kubernetes.io/service-account.name", "default")) },
        Type = "kubernetes.io/service-account-token",
    };
}
